import type { Locale } from '../locale/locale.ts';

/** One colour of a chart and its values, one for each label. */
export interface Series {
  readonly name: string;
  readonly values: readonly number[];
}

/** Bars over time, or side by side; the series stand on top of each other. */
export interface BarChart {
  readonly kind: 'bars';
  readonly title: string;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  /** Of its words: decides the font. */
  readonly locale: Locale;
}

/** What is to be drawn, as data: it is kept with a planned message, and drawn when that is sent. */
export type Chart = BarChart;

/** Draws a chart as PNG; null when it could not be drawn, which is logged where it happens. */
export type DrawChart = (chart: Chart) => Promise<Uint8Array | null>;
