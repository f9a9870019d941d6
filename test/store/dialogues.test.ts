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

test('of two changes at once neither is lost; one that throws changes nothing', async () => {
  const dialogues = createDialogues(await temporaryDatabase(), () => nowMs);
  const key = await dialogues.save('u1', 'g1', {}, nowMs);
  const put = (name: string) => dialogues.change(key, ({ state }) => ({ ...(state as object), [name]: 1 }));
  await Promise.all([put('a'), put('b')]);
  const refuse = () => {
    throw new Error('not yours');
  };
  await expect(dialogues.change(key, refuse)).rejects.toThrow('not yours');
  expect(await dialogues.load(key)).toEqual({ userId: 'u1', state: { a: 1, b: 1 } });
  expect(await dialogues.change('other', () => 1)).toBeNull();
});

test('the first who finishes a dialogue does, unless that fails', async () => {
  const dialogues = createDialogues(await temporaryDatabase(), () => nowMs);
  const key = await dialogues.save('u1', 'g1', 'state', nowMs);
  const fail = () => dialogues.finish(key, () => Promise.reject(new Error('no')));
  await expect(fail()).rejects.toThrow('no');
  const both = await Promise.all(
    [1, 2].map((one) => dialogues.finish(key, async ({ state }) => `${state} ${one}`)),
  );
  expect(both.toSorted()).toEqual(['state 1', null].toSorted());
  expect(await dialogues.load(key)).toBeNull();
});
