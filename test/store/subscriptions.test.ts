import { expect, test } from 'vitest';
import type { NewSubscription, Subscription } from '../../src/delivery/subscription.ts';
import { createSubscriptions } from '../../src/store/subscriptions.ts';
import { temporaryDatabase } from './temporary-database.ts';

const nowMs = Date.parse('2026-11-20T07:00:00Z');
const nextRunAt = '2026-11-20T08:00:00.000Z';

function newSubscription(settings: Partial<NewSubscription> = {}): NewSubscription {
  return {
    guildId: 'g1',
    channelId: 'c1',
    channelName: '要闻',
    postAs: { kind: 'message' },
    createdBy: 'u1',
    locale: 'zh-CN',
    schedule: {
      timesOfDay: [{ slot: 0, time: '16:00' }],
      days: { kind: 'weekdays', weekdays: [1, 5] },
      timeZone: 'Asia/Shanghai',
    },
    limit: 5,
    onEmpty: 'once',
    ...settings,
  };
}

async function emptyStore(clock = () => nowMs) {
  return createSubscriptions(await temporaryDatabase(), clock);
}

test('what is added is read back whole', async () => {
  const store = await emptyStore();
  const added = await store.add(newSubscription(), nextRunAt, nowMs);
  expect(added).toEqual({
    ...newSubscription(),
    kind: 'guild',
    chart: false,
    id: added.id,
    createdAt: '2026-11-20T07:00:00.000Z',
    scheduledAt: '2026-11-20T07:00:00.000Z',
    pause: null,
    pausedAt: null,
    nextRunAt,
    cursorSeq: null,
    lastWasEmpty: false,
  });
  expect(added.id).toMatch(/^[\w-]{8}$/);
  expect(await store.get(added.id)).toEqual(added);
  expect(await store.get('other')).toBeNull();
});

test('a server has at most 25, other servers are not concerned', async () => {
  const store = await emptyStore();
  for (let count = 0; count < 25; count++) await store.add(newSubscription(), nextRunAt, nowMs + count);
  await expect(store.add(newSubscription(), nextRunAt, nowMs)).rejects.toMatchObject({
    name: 'UserError',
    key: 'error.subscription.tooMany',
    params: { limit: 25 },
  });
  expect(await store.listOfGuild('g1')).toHaveLength(25);
  await expect(store.add(newSubscription({ guildId: 'g2' }), nextRunAt, nowMs)).resolves.toMatchObject({
    guildId: 'g2',
  });
});

test('due are the active ones whose time has come, oldest first', async () => {
  const store = await emptyStore();
  const later = await store.add(newSubscription(), '2026-11-20T08:00:00.001Z', nowMs);
  const second = await store.add(newSubscription(), '2026-11-20T08:00:00.000Z', nowMs);
  const first = await store.add(newSubscription(), '2026-11-19T08:00:00.000Z', nowMs);
  const paused = await store.add(newSubscription(), '2026-11-19T08:00:00.000Z', nowMs);
  await store.pause(paused.id, { key: 'byAdmin', userId: 'u1' });
  const ids = async (time: string) => (await store.listDue(Date.parse(time), 10)).map(({ id }) => id);
  expect(await ids('2026-11-20T08:00:00Z')).toEqual([first.id, second.id]);
  expect(await ids('2026-11-20T08:00:00.001Z')).toEqual([first.id, second.id, later.id]);
  expect(await store.listDue(Date.parse('2027-01-01T00:00:00Z'), 1)).toHaveLength(1);
});

test('an edit changes what it names and nothing else', async () => {
  const store = await emptyStore();
  const before = await store.add(newSubscription(), nextRunAt, nowMs);
  const edited = await store.edit(before.id, { locale: 'ru', limit: 3 }, null);
  expect(edited).toEqual({ ...before, locale: 'ru', limit: 3 });
  const schedule = {
    timesOfDay: [{ slot: 0, time: '09:00' }],
    days: { kind: 'weekdays', weekdays: [7] },
    timeZone: 'UTC',
  } as const;
  const moved = await store.edit(before.id, { schedule }, '2026-11-22T09:00:00.000Z');
  expect(moved).toEqual({ ...edited, schedule, nextRunAt: '2026-11-22T09:00:00.000Z' });
  await expect(store.edit('other', {}, null)).rejects.toMatchObject({ key: 'error.subscription.unknown' });
});

test('a chart is kept where it was chosen, and can be given up', async () => {
  const store = await emptyStore();
  const { id, chart } = await store.add({ ...newSubscription(), chart: true }, nextRunAt, nowMs);
  expect(chart).toBe(true);
  expect(await store.edit(id, { limit: 2 }, null)).toMatchObject({ chart: true });
  await store.edit(id, { chart: false }, null);
  expect(await store.get(id)).toMatchObject({ chart: false, limit: 2 });
});

test('an edit leaves a run that is due to be settled, and a paused one without a run', async () => {
  let clock = nowMs;
  const store = await emptyStore(() => clock);
  const { id } = await store.add(newSubscription(), nextRunAt, nowMs);
  clock = Date.parse('2026-11-20T08:00:05Z');
  expect(await store.edit(id, { limit: 2 }, '2026-11-23T08:00:00.000Z')).toMatchObject({ nextRunAt });
  await store.pause(id, { key: 'byAdmin', userId: 'u1' });
  expect(await store.edit(id, { limit: 1 }, '2026-11-23T08:00:00.000Z')).toMatchObject({ nextRunAt: null });
});

test('a pause tells whether it stopped anything; a resume takes it back', async () => {
  const store = await emptyStore();
  const { id } = await store.add(newSubscription(), nextRunAt, nowMs);
  expect(await store.pause(id, { key: 'missingPermission', code: 50013 })).toBe(true);
  expect(await store.pause(id, { key: 'byAdmin', userId: 'u2' })).toBe(false);
  const paused = { pause: { key: 'byAdmin', userId: 'u2' }, nextRunAt: null };
  expect(await store.get(id)).toMatchObject({ ...paused, pausedAt: new Date(nowMs).toISOString() });
  await store.resume(id, nextRunAt);
  expect(await store.get(id)).toMatchObject({ pause: null, pausedAt: null, nextRunAt });
  expect(await store.pause('other', { key: 'channelGone' })).toBe(false);
});

test('a removed one is gone', async () => {
  const store = await emptyStore();
  const { id } = await store.add(newSubscription(), nextRunAt, nowMs);
  await store.remove(id);
  expect(await store.get(id)).toBeNull();
  expect(await store.listDue(nowMs * 2, 10)).toEqual([]);
});

test('a digest whose channel is gone is deleted after its time, unless it was given another', async () => {
  const store = await emptyStore();
  const [gone, mended, paused] = await Promise.all(
    [1, 2, 3].map(() => store.add(newSubscription(), nextRunAt, nowMs)),
  );
  await store.pause(gone?.id ?? '', { key: 'channelGone' });
  await store.pause(mended?.id ?? '', { key: 'channelGone' });
  await store.resume(mended?.id ?? '', nextRunAt);
  await store.pause(paused?.id ?? '', { key: 'missingAccess' });
  expect(await store.deleteGone(nowMs)).toEqual([]);
  expect(await store.deleteGone(nowMs + 1)).toEqual([gone?.id]);
  expect(await store.get(paused?.id ?? '')).not.toBeNull();
});

test('those that are due within a span are counted, paused ones not', async () => {
  const store = await emptyStore();
  const dueMs = Date.parse(nextRunAt);
  const added = await Promise.all([1, 2, 3].map(() => store.add(newSubscription(), nextRunAt, nowMs)));
  await store.pause(added[0]?.id ?? '', { key: 'missingAccess' });
  expect(await store.countDue(dueMs, dueMs + 60_000)).toBe(2);
  expect(await store.countDue(dueMs + 1, dueMs + 60_000)).toBe(0);
  expect(await store.countDue(dueMs - 60_000, dueMs)).toBe(0);
});

test('due ones come page by page, each once, though many are due at the same time', async () => {
  const store = await emptyStore();
  const added = await Promise.all(
    Array.from({ length: 7 }, (_, index) =>
      store.add(newSubscription(), index < 5 ? nextRunAt : '2026-11-20T07:00:00.000Z', nowMs),
    ),
  );
  const dueMs = Date.parse(nextRunAt);
  const pages: string[][] = [];
  for (let last: Subscription | null = null; pages.length < 9; ) {
    const page: readonly Subscription[] = await store.listDue(dueMs, 3, last);
    pages.push(page.map(({ id }) => id));
    last = page.at(-1) ?? null;
    if (last === null) break;
  }
  expect(pages.map(({ length }) => length)).toEqual([3, 3, 1, 0]);
  expect(pages.flat().sort()).toEqual(added.map(({ id }) => id).sort());
  expect(pages[0]?.slice(0, 2).sort()).toEqual(
    added
      .slice(5)
      .map(({ id }) => id)
      .sort(),
  );
});
