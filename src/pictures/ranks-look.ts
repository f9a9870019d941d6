import { Chart as ChartJs, type Plugin } from 'chart.js';
import type { RankChart } from './chart.ts';
import { colours, ground, headLook, type Look, legendLook, noGrid, padding, stackedParts } from './look.ts';

const rowHeight = 30;
const frameHeight = 106;

/** Writes each bar's sum behind it. */
function sums({ series, labels }: RankChart): Plugin {
  const totals = labels.map((_, row) => series.reduce((sum, { values }) => sum + (values[row] ?? 0), 0));
  return {
    id: 'sums',
    afterDatasetsDraw: ({ ctx, scales: { x, y } }: ChartJs) => {
      if (x === undefined || y === undefined) return;
      ctx.fillStyle = colours.words;
      ctx.font = `13px ${ChartJs.defaults.font.family}`;
      ctx.textBaseline = 'middle';
      for (const [row, total] of totals.entries())
        ctx.fillText(String(total), x.getPixelForValue(total) + 6, y.getPixelForValue(row));
    },
  };
}

export function ranksLook(chart: RankChart): Look {
  const { labels, series } = chart;
  const datasets = stackedParts(series, 'right').map((part) => ({ ...part, barThickness: 18 }));
  return {
    height: frameHeight + labels.length * rowHeight,
    configuration: {
      type: 'bar',
      data: { labels: [...labels], datasets },
      plugins: [ground, sums(chart)],
      options: {
        indexAxis: 'y',
        layout: { padding: { ...padding, right: padding.right + 26 } },
        plugins: { ...headLook(chart), legend: { ...legendLook, display: series.length > 1 } },
        scales: {
          x: { stacked: true, beginAtZero: true, display: false },
          y: {
            stacked: true,
            grid: noGrid,
            border: { color: colours.grid },
            ticks: { color: colours.words, autoSkip: false, font: { size: 13 } },
          },
        },
      },
    },
  };
}
