import type { Locale } from '../locale/locale.ts';

/** One colour of a chart and its values, one for each label. */
export interface Series {
  readonly name: string;
  readonly values: readonly number[];
}

interface Titled {
  readonly title: string;
  /** A smaller line under it. */
  readonly subtitle?: string;
  /** Of its words: decides the font. */
  readonly locale: Locale;
}

/** Amounts with their names; the series stand on top of each other. */
interface Amounts extends Titled {
  readonly labels: readonly string[];
  /** One or two. */
  readonly series: readonly Series[];
}

/** Standing bars over time. */
export interface BarChart extends Amounts {
  readonly kind: 'bars';
}

/** Lying bars, one below the other in the order of the labels, each with its sum at the end. */
export interface RankChart extends Amounts {
  readonly kind: 'ranks';
}

/** Dots on an axis of time, a row of them for each name. Times are milliseconds since 1970. */
export interface TimelineChart extends Titled {
  readonly kind: 'timeline';
  readonly rows: readonly { readonly name: string; readonly times: readonly number[] }[];
  /** What the axis says, and where; it reaches from the first mark to the last. At least two, ascending. */
  readonly marks: readonly { readonly time: number; readonly label: string }[];
}

/** What is to be drawn, as data: it is kept with a planned message, and drawn when that is sent. */
export type Chart = BarChart | RankChart | TimelineChart;

/** Draws a chart as PNG; null when it could not be drawn, which is logged where it happens. */
export type DrawChart = (chart: Chart) => Promise<Uint8Array | null>;
