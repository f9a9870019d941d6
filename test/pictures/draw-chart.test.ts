import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import pixelmatch from 'pixelmatch';
import { describe, expect, test } from 'vitest';
import { drawChart } from '../../src/pictures/draw-chart.ts';
import { charts } from './charts.ts';

/** Half the size in which they are drawn keeps the goldens small; `UPDATE_PICTURES=1 npx vitest run test/pictures` renews them. */
const goldenFolder = join(import.meta.dirname, 'golden');
/** Of all pixels: another processor smooths edges a little differently. */
const mayDiffer = 0.005;

async function halved(png: Uint8Array) {
  const image = await loadImage(Buffer.from(png));
  const canvas = createCanvas(image.width / 2, image.height / 2);
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

async function pixelsOf(png: Uint8Array) {
  const image = await loadImage(Buffer.from(png));
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  const { data } = canvas.getContext('2d').getImageData(0, 0, image.width, image.height);
  return { data, width: image.width, height: image.height };
}

describe.each(Object.entries(charts))('%s', (name, chart) => {
  const png = drawChart(chart);

  test('looks as it did', async () => {
    const path = join(goldenFolder, `${name}.png`);
    const drawn = (await halved(png)).encodeSync('png');
    if (process.env.UPDATE_PICTURES === '1') {
      mkdirSync(goldenFolder, { recursive: true });
      writeFileSync(path, drawn);
    }
    expect(existsSync(path)).toBe(true);
    const [now, golden] = [await pixelsOf(drawn), await pixelsOf(readFileSync(path))];
    expect([now.width, now.height]).toEqual([golden.width, golden.height]);
    const differing = pixelmatch(now.data, golden.data, undefined, now.width, now.height, { threshold: 0.2 });
    expect(differing / (now.width * now.height)).toBeLessThan(mayDiffer);
  });

  test('is 1,280 pixels wide and at most 100 KB, the same each time', async () => {
    expect((await pixelsOf(png)).width).toBe(1280);
    expect(png.length).toBeLessThanOrEqual(100_000);
    expect(Buffer.compare(drawChart(chart), png)).toBe(0);
  });

  test('covers its ground: no pixel is transparent in any theme', async () => {
    const { data } = await pixelsOf(png);
    expect(data.filter((_, index) => index % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
  });
});

test('another value makes another picture', async () => {
  const { bars } = charts;
  if (bars?.kind !== 'bars') throw new Error('no bars');
  const other = drawChart({ ...bars, series: [{ name: '核心', values: [3, 0, 1, 2, 0, 31, 4, 20] }] });
  expect(Buffer.compare(other, drawChart(bars))).not.toBe(0);
});
