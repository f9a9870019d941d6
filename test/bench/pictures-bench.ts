import { createCanvas } from '@napi-rs/canvas';
import { drawChart } from '../../src/pictures/draw-chart.ts';
import { charts } from '../pictures/charts.ts';
import type { BenchRow } from './bench-row.ts';
import { cpuMs } from './cpu-time.ts';
import { median } from './run-task.ts';

const rounds = 30;

/** An empty picture of the size of a chart. */
function bareCanvas(): Uint8Array {
  const canvas = createCanvas(1280, 672);
  const context = canvas.getContext('2d');
  context.fillStyle = '#2b2d31';
  context.fillRect(0, 0, canvas.width, canvas.height);
  return canvas.encodeSync('png');
}

/** A chart after the first, which loads fonts; turn by turn with the floor, for a shared machine. */
export async function benchPictures(): Promise<readonly BenchRow[]> {
  const kinds = Object.values(charts);
  for (const chart of kinds) drawChart(chart);
  const drawn: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const chart of kinds) drawn.push(await cpuMs(() => drawChart(chart)));
    bare.push(await cpuMs(bareCanvas));
    await new Promise((resolve) => setImmediate(resolve));
  }
  const floorMs = median(bare);
  return [
    {
      name: 'picture: a chart, CPU',
      value: median(drawn),
      unit: 'ms',
      target: 50,
      note: `an empty canvas of its size, filled and encoded: ${floorMs.toFixed(1)} ms`,
    },
    { name: 'picture: a chart ÷ an empty canvas, CPU', value: median(drawn) / floorMs, unit: '×' },
  ];
}
