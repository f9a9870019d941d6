import type { ChartConfiguration, Chart as ChartJs, Plugin } from 'chart.js';
import type { Chart, Series } from './chart.ts';

/** How one kind of chart is drawn: its height in pixels at normal size, and what Chart.js is told. */
export interface Look {
  readonly height: number;
  readonly configuration: ChartConfiguration;
}

/**
 * Charts stand on a dark ground of their own, the grey of Discord's dark containers: there they melt into the message, and in
 * the light theme they are a card. One picture has to do for both, since all readers of a channel get the same. Every colour
 * has a contrast of at least 3 : 1 to the ground, words 4.5 : 1. [www.w3.org/TR/WCAG22/#non-text-contrast]
 */
export const colours = {
  ground: '#2b2d31',
  grid: '#404249',
  words: '#f2f3f5',
  faintWords: '#b5bac1',
  /** The Amur's water in two depths; they differ in lightness, so that no eye needs their hue. */
  series: ['#5cc0e8', '#73859c'],
} as const;

/** In pixels at the size in which Discord shows a picture; it is drawn twice as large, for sharp screens. */
export const width = 640;
export const pixelRatio = 2;

export const padding = { left: 14, right: 22, top: 10, bottom: 10 };

export function seriesColour(index: number): string {
  return colours.series[index % colours.series.length] ?? colours.words;
}

/** The parts that stand on top of each other, each in its colour, with a line of ground between them at `edge`. */
export function stackedParts(series: readonly Series[], edge: 'top' | 'right') {
  return series.map(({ name, values }, index) => ({
    label: name,
    data: [...values],
    backgroundColor: seriesColour(index),
    borderColor: colours.ground,
    borderWidth: { [edge]: index === 0 && series.length > 1 ? 1 : 0 },
  }));
}

export const ground: Plugin = {
  id: 'ground',
  beforeDraw: ({ ctx, width: across, height: down }: ChartJs) => {
    ctx.fillStyle = colours.ground;
    ctx.fillRect(0, 0, across, down);
  },
};

/** What stands above every chart. */
export function headLook({ title, subtitle }: Pick<Chart, 'title' | 'subtitle'>) {
  return {
    title: {
      display: true,
      text: title,
      align: 'start',
      color: colours.words,
      font: { size: 17 },
      padding: { bottom: 3 },
    },
    subtitle: {
      display: subtitle !== undefined,
      text: subtitle ?? '',
      align: 'start',
      color: colours.faintWords,
      font: { size: 13 },
      padding: { bottom: 8 },
    },
  } as const;
}

export const legendLook = {
  position: 'top',
  align: 'start',
  labels: { color: colours.faintWords, font: { size: 13 }, boxWidth: 12, boxHeight: 12 },
} as const;

export const noGrid = { display: false } as const;
export const grid = { color: colours.grid, drawTicks: false } as const;

/** Whole numbers only: articles are counted. */
export const countTicks = { color: colours.faintWords, precision: 0, maxTicksLimit: 6, padding: 6 } as const;
