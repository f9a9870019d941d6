import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Installation, install, seedsDir } from '../support/run-amur.ts';

let amur: Installation;
beforeAll(async () => {
  amur = install();
  await amur.json('import', seedsDir);
});
afterAll(() => amur.remove());

it('counts in the zone of the settings', async () => {
  expect(await amur.json('trends', '--period', 'month')).toMatchObject({
    query: null,
    period: 'month',
    unit: 'day',
    timeZone: 'Asia/Shanghai',
    spans: { length: 30 },
    bySource: [{ source: 'rfi-zh', core: 1, related: 0 }],
    stored: 1,
  });
});

it('tells in words what the pictures show', async () => {
  const { stdout } = await amur.run('trends', '--locale', 'en');
  expect(stdout).toContain('2 articles: 2 mainly about China–Russia relations (core)');
  expect(stdout).toContain('Bar chart: Articles by topic (an article may have several). Diplomacy 2');
});

it('says when the newest came, where a period has nothing', async () => {
  const { stdout } = await amur.run('trends', '能源', '--period', 'month', '--locale', 'en');
  expect(stdout).toContain('matches “能源”. The newest is from 24 May; choose a longer period to see it.');
  expect((await amur.run('trends', '火星探测', '--locale', 'en')).stdout).toContain(
    'contains all of this: 火星探测',
  );
  expect((await amur.run('trends', '--period', 'decade')).exitCode).toBe(2);
});

it('draws a picture, and replaces none without being told', async () => {
  await amur.run('trends', '--picture', 'a.png');
  const png = readFileSync(join(amur.folder, 'a.png'));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect((await amur.run('trends', '--picture', 'a.png')).exitCode).not.toBe(0);
  expect((await amur.run('trends', '--picture', 'a.png', '--force')).exitCode).toBe(0);
});
