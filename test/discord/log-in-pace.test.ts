import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { logInFile } from '../../src/discord/log-in-file.ts';
import { takeLogIn } from '../../src/discord/log-in-pace.ts';

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'amur-log-in-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('a crash loop with a restart every 5 s stays far below the 1,000 log-ins of a day, over restarts', async () => {
  const folder = dataFolder();
  let nowMs = Date.parse('2026-11-20T08:00:00Z');
  const dayEndMs = nowMs + 86_400_000;
  const delays: number[] = [];
  for (; nowMs < dayEndMs; nowMs += 5_000) {
    const delayMs = await takeLogIn(logInFile(folder), nowMs);
    delays.push(delayMs);
    nowMs += delayMs;
  }
  expect(delays.slice(0, 8)).toEqual([0, 0, 0, 0, 0, 1_000, 2_000, 4_000]);
  expect(Math.max(...delays)).toBeLessThanOrEqual(600_000);
  expect(delays.length).toBeLessThan(400);
});

test('ordinary restarts wait for nothing', async () => {
  const memory = logInFile(dataFolder());
  for (let hour = 0; hour < 24; hour += 1) expect(await takeLogIn(memory, hour * 3_600_000)).toBe(0);
});

test('a clock that went back, and a file that is none of ours, hold nothing up', async () => {
  const folder = dataFolder();
  writeFileSync(join(folder, 'log-ins'), 'not a number\n99999999999999\n\u0000');
  expect(await takeLogIn(logInFile(folder), 1_000)).toBe(0);
});
