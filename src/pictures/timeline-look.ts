import type { TimelineChart } from './chart.ts';
import { colours, grid, ground, headLook, type Look, padding, seriesColour } from './look.ts';

const rowHeight = 30;
const frameHeight = 96;

export function timelineLook(chart: TimelineChart): Look {
  const { rows, marks } = chart;
  const [first, last] = [marks[0]?.time ?? 0, marks.at(-1)?.time ?? 1];
  const data = rows.flatMap(({ times }, row) => times.map((time) => ({ x: time, y: row })));
  return {
    height: frameHeight + rows.length * rowHeight,
    configuration: {
      type: 'scatter',
      data: {
        datasets: [
          {
            data,
            pointRadius: 6,
            pointBackgroundColor: seriesColour(0),
            // Dots that lie over each other stay apart.
            pointBorderColor: colours.ground,
            pointBorderWidth: 1.5,
            clip: false,
          },
        ],
      },
      plugins: [ground],
      options: {
        layout: { padding: { ...padding, right: padding.right + 20 } },
        plugins: { ...headLook(chart), legend: { display: false } },
        scales: {
          x: {
            min: first,
            max: last,
            grid,
            border: { color: colours.grid },
            afterBuildTicks: (axis) => {
              axis.ticks = marks.map(({ time, label }) => ({ value: time, label }));
            },
            ticks: {
              color: colours.faintWords,
              maxRotation: 0,
              autoSkip: false,
              font: { size: 12 },
              callback: (_value, index) => marks[index]?.label ?? '',
            },
          },
          y: {
            min: -0.6,
            max: rows.length - 0.4,
            reverse: true,
            grid: { ...grid, color: colours.grid },
            border: { display: false },
            afterBuildTicks: (axis) => {
              axis.ticks = rows.map((_, row) => ({ value: row }));
            },
            ticks: {
              color: colours.words,
              padding: 10,
              autoSkip: false,
              font: { size: 13 },
              callback: (value) => rows[Number(value)]?.name ?? '',
            },
          },
        },
      },
    },
  };
}
