import { expect, test } from 'vitest';
import { createPace, spreadMs } from '../../src/delivery/pace.ts';

/** A clock whose timers come late by what `late` says. */
function clockWith(late: () => number) {
  const clock = { ms: 0 };
  const wait = async (ms: number) => {
    clock.ms += ms + late();
  };
  return { clock, wait };
}

async function timesOf(count: number, late: () => number): Promise<readonly number[]> {
  const { clock, wait } = clockWith(late);
  const pace = createPace(() => clock.ms, wait);
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: count }, async () => {
      await pace();
      times.push(clock.ms);
    }),
  );
  return times;
}

function mostInASecond(times: readonly number[]): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length));
}

test('forty-five a second, however many ask at once', async () => {
  const times = await timesOf(450, () => 0);
  expect((times.at(-1) ?? 0) / 1_000).toBeCloseTo(449 / 45, 0);
  expect(mostInASecond(times)).toBeLessThanOrEqual(48);
});

test('timers that come a little late cost nothing; a thread that stood still is not made up for', async () => {
  const slow = await timesOf(450, () => 5);
  expect((slow.at(-1) ?? 0) / 1_000).toBeLessThan(10.2);
  let asked = 0;
  const stalled = await timesOf(450, () => (++asked % 50 === 0 ? 400 : 0));
  expect(mostInASecond(stalled)).toBeLessThan(50);
});

test('10,000 digests of one moment take 222 seconds', () => {
  expect(spreadMs(10_000)).toBe(222_223);
});
