import { expect, test } from 'vitest';
import { createDialogues } from '../../src/store/dialogues.ts';
import { temporaryDatabase } from './temporary-database.ts';

const nowMs = Date.parse('2026-11-20T08:00:00Z');
const weekMs = 7 * 24 * 3_600_000;

test('a state comes back under its key for a week', async () => {
  let clock = nowMs;
  const dialogues = createDialogues(await temporaryDatabase(), () => clock);
  const state = { query: '普京 "中国"', page: 2, until: null };
  const key = await dialogues.save('u1', 'g1', state, nowMs);
  expect(key).toMatch(/^[\w-]{12}$/);
  clock = nowMs + weekMs;
  expect(await dialogues.load(key)).toEqual({ userId: 'u1', state });
  clock += 1;
  expect(await dialogues.load(key)).toBeNull();
  expect(await dialogues.load('other')).toBeNull();
});

test('each state has a key of its own; old ones are deleted', async () => {
  const dialogues = createDialogues(await temporaryDatabase(), () => nowMs);
  const old = await dialogues.save('u1', null, 1, nowMs - 1_000);
  const fresh = await dialogues.save('u1', null, 2, nowMs);
  expect(old).not.toBe(fresh);
  await dialogues.deleteOlderThan(nowMs);
  expect(await dialogues.load(old)).toBeNull();
  expect(await dialogues.load(fresh)).toEqual({ userId: 'u1', state: 2 });
});
