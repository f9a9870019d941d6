import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BarChart } from '../../src/pictures/chart.ts';
import { type Pictures, startPictures } from '../../src/pictures/start-pictures.ts';

const chart: BarChart = {
  kind: 'bars',
  title: 'Articles a week',
  subtitle: '6–19 July 2026',
  labels: ['6 July', '13 July'],
  series: [{ name: 'core', values: [3, 1] }],
  locale: 'en',
};
const errors: unknown[] = [];
const log = { error: (fields: unknown) => errors.push(fields) };
let pictures: Pictures;

/** The processes that draw for this one. */
function drawers(): readonly number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).trim().split('\n');
  return rows
    .map((row) => row.trim().split(/\s+/))
    .filter(
      ([, parent, ...args]) => Number(parent) === process.pid && args.join(' ').includes('picture-process'),
    )
    .map(([pid]) => Number(pid));
}

beforeAll(() => {
  pictures = startPictures(log as never);
});
afterAll(() => pictures.close());

test('a picture is a PNG; the same chart gives the same bytes', async () => {
  const [first, second] = await Promise.all([pictures.draw(chart), pictures.draw(chart)]);
  expect(
    Buffer.from(first ?? [])
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
  expect(second).toEqual(first);
  expect(drawers()).toHaveLength(1);
});

test('a process that dies costs the picture at hand, and the next is drawn by another', async () => {
  const [pid = 0] = drawers();
  errors.length = 0;
  process.kill(pid, 'SIGSTOP');
  const lost = pictures.draw(chart);
  process.kill(pid, 'SIGKILL');
  expect(await lost).toBeNull();
  expect(errors).toMatchObject([{ chart: 'bars' }]);
  expect(await pictures.draw(chart)).not.toBeNull();
  expect(drawers()).not.toContain(pid);
});

test('a chart that cannot be drawn is told with its cause', async () => {
  errors.length = 0;
  expect(await pictures.draw({ ...chart, kind: 'pie' } as never)).toBeNull();
  expect(errors).toMatchObject([{ chart: 'pie', err: { message: expect.stringContaining('pie') } }]);
  expect(await pictures.draw(chart)).not.toBeNull();
});

test('pictures are remembered where that is asked for, failures are not', async () => {
  const kept = new Map<string, Promise<Uint8Array>>();
  const remembering = startPictures(log as never, {
    remember: (key, make) => {
      const made = kept.get(key) ?? make();
      kept.set(key, made);
      return made;
    },
  });
  expect(await remembering.draw(chart)).toBe(await remembering.draw(chart));
  await remembering.close();
});

test('the process ends when nothing was drawn for a while, and with the pictures', async () => {
  const before = new Set(drawers());
  const brief = startPictures(log as never, { idleMs: 1 });
  await brief.draw(chart);
  await expect.poll(() => drawers().filter((pid) => !before.has(pid))).toEqual([]);
  expect(await brief.draw(chart)).not.toBeNull();
  await brief.close();
  expect(drawers().filter((pid) => !before.has(pid))).toEqual([]);
  expect(await brief.draw(chart)).toBeNull();
});
