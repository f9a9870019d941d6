import { createCanvas } from '@napi-rs/canvas';
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart as ChartJs,
  Legend,
  LinearScale,
  PointElement,
  ScatterController,
  SubTitle,
  Title,
} from 'chart.js';
import { barsLook } from './bars-look.ts';
import type { Chart } from './chart.ts';
import { fontFamilies } from './fonts.ts';
import { type Look, pixelRatio, width } from './look.ts';
import { ranksLook } from './ranks-look.ts';
import { timelineLook } from './timeline-look.ts';

ChartJs.register(
  BarController,
  BarElement,
  CategoryScale,
  Legend,
  LinearScale,
  PointElement,
  ScatterController,
  SubTitle,
  Title,
);

function lookOf(chart: Chart): Look {
  switch (chart.kind) {
    case 'bars':
      return barsLook(chart);
    case 'ranks':
      return ranksLook(chart);
    case 'timeline':
      return timelineLook(chart);
    default:
      // A message may have been planned by another version.
      throw new Error(`no such chart: ${JSON.stringify(chart).slice(0, 100)}`);
  }
}

function textsOf(chart: Chart): readonly string[] {
  const { title, subtitle = '' } = chart;
  const digits = '0123456789';
  return chart.kind === 'timeline'
    ? [title, subtitle, ...chart.rows.map(({ name }) => name), ...chart.marks.map(({ label }) => label)]
    : [title, subtitle, digits, ...chart.labels, ...chart.series.map(({ name }) => name)];
}

/** The chart as PNG, 1,280 pixels wide. The same chart gives the same bytes. */
export function drawChart(chart: Chart): Uint8Array {
  const { height, configuration } = lookOf(chart);
  const canvas = createCanvas(width, height);
  ChartJs.defaults.font.family = fontFamilies(textsOf(chart), chart.locale);
  // Chart.js knows the canvas of browsers alone; this one has all that it asks for.
  const drawn = new ChartJs(canvas.getContext('2d') as never, {
    ...configuration,
    options: {
      ...configuration.options,
      animation: false,
      responsive: false,
      events: [],
      devicePixelRatio: pixelRatio,
    },
  });
  try {
    return canvas.encodeSync('png');
  } finally {
    drawn.destroy();
  }
}
