import { expect, test } from 'vitest';
import { createWelcomes } from '../../src/store/welcomes.ts';
import { temporaryDatabase } from './temporary-database.ts';

const nowMs = Date.parse('2026-11-20T08:00:00Z');

test('the first who asks may greet a server, and nobody after, until that is forgotten', async () => {
  const welcomes = createWelcomes(await temporaryDatabase());
  const asked = await Promise.all([welcomes.begin('g1', nowMs), welcomes.begin('g1', nowMs)]);
  expect(asked.toSorted()).toEqual([false, true]);
  expect(await welcomes.begin('g2', nowMs)).toBe(true);
  await welcomes.deleteOlderThan(nowMs);
  expect(await welcomes.begin('g1', nowMs + 1)).toBe(false);
  await welcomes.deleteOlderThan(nowMs + 1);
  expect(await welcomes.begin('g1', nowMs + 1)).toBe(true);
});
