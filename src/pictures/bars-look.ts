import type { BarChart } from './chart.ts';
import {
  colours,
  countTicks,
  grid,
  ground,
  headLook,
  type Look,
  legendLook,
  noGrid,
  padding,
  stackedParts,
} from './look.ts';

const height = 336;

export function barsLook(chart: BarChart): Look {
  const { labels, series } = chart;
  const datasets = stackedParts(series, 'top').map((part) => ({
    ...part,
    categoryPercentage: 0.9,
    barPercentage: 0.9,
    maxBarThickness: 48,
  }));
  return {
    height,
    configuration: {
      type: 'bar',
      data: { labels: [...labels], datasets },
      plugins: [ground],
      options: {
        layout: { padding },
        plugins: { ...headLook(chart), legend: { ...legendLook, display: series.length > 1 } },
        scales: {
          x: {
            stacked: true,
            grid: noGrid,
            border: { color: colours.grid },
            ticks: { color: colours.faintWords, maxRotation: 0, autoSkipPadding: 12, font: { size: 12 } },
          },
          y: {
            stacked: true,
            beginAtZero: true,
            suggestedMax: 4,
            grid,
            border: { display: false },
            ticks: { ...countTicks, font: { size: 12 } },
          },
        },
      },
    },
  };
}
