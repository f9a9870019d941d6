import { ComponentType } from 'discord-api-types/v10';
import { CompiledQuery, type Kysely, type KyselyPlugin } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Delivery } from '../../src/delivery/delivery.ts';
import type { DeliveryPlan, DeliveryStore, PlannedDelivery } from '../../src/delivery/delivery-store.ts';
import type { GuildSubscription } from '../../src/delivery/subscription.ts';
import type { SubscriptionStore } from '../../src/delivery/subscription-store.ts';
import type { Message } from '../../src/messages/message.ts';
import type { Database } from '../../src/store/database.ts';
import { createDeliveries } from '../../src/store/deliveries.ts';
import type { Schema } from '../../src/store/schema.ts';
import { createSubscriptions } from '../../src/store/subscriptions.ts';
import { dailyDigest } from '../support/daily-digest.ts';
import { temporaryDatabase } from './temporary-database.ts';

const nowMs = Date.parse('2026-11-20T08:00:00Z');
const dueAt = '2026-11-20T08:00:00.000Z';
const thenRunAt = '2026-11-21T08:00:00.000Z';
const payload: Message = { components: [{ type: ComponentType.TextDisplay, content: '“中俄” 🆕 \u2028' }] };

let database: Database;
let subscriptions: SubscriptionStore;
let deliveries: DeliveryStore;
let subscription: GuildSubscription;

beforeEach(async () => {
  database = await temporaryDatabase();
  subscriptions = createSubscriptions(database, () => nowMs);
  deliveries = createDeliveries(database);
  subscription = await subscriptions.add(
    dailyDigest({ guildId: 'g1', channelId: 'c1', createdBy: 'u1' }),
    dueAt,
    nowMs,
  );
});

function row(occurrence: string, settings: Partial<PlannedDelivery> = {}): PlannedDelivery {
  return {
    subscriptionId: subscription.id,
    occurrence,
    part: 0,
    kind: 'digest',
    channelId: 'c1',
    dueAt,
    expiresAt: '2026-11-20T14:00:00.000Z',
    nonce: `n-${occurrence}`,
    marker: `m-${occurrence}`,
    ends: {
      state: 'planned',
      payload,
      coverage: { throughSeq: 7, storyIds: ['s1'], articleIds: ['a1', 'a2'] },
    },
    ...settings,
  };
}

function plan(rows: readonly PlannedDelivery[], settings: Partial<DeliveryPlan> = {}): DeliveryPlan {
  return {
    subscriptionId: subscription.id,
    seen: { nextRunAt: subscription.nextRunAt, cursorSeq: subscription.cursorSeq, open: [] },
    rows,
    merged: [],
    mergedInto: '',
    nextRunAt: thenRunAt,
    ...settings,
  };
}

async function planned(occurrence = '2026-11-20#0'): Promise<Delivery> {
  expect(await deliveries.plan(plan([row(occurrence)]), nowMs)).toBe(true);
  const stored = await deliveries.get({ subscriptionId: subscription.id, occurrence, part: 0 });
  if (!stored) throw new Error('the planned row is missing');
  return stored;
}

describe('plan', () => {
  test('writes rows and moves the next run, together', async () => {
    expect(await planned()).toEqual({
      ...row('2026-11-20#0'),
      ends: undefined,
      state: 'planned',
      reason: null,
      payload,
      coverage: { throughSeq: 7, storyIds: ['s1'], articleIds: ['a1', 'a2'] },
      attempts: 0,
      firstTriedAt: null,
      lastTriedAt: null,
      nextTryAt: null,
      messageId: null,
      endedAt: null,
    });
    expect(await subscriptions.get(subscription.id)).toMatchObject({ nextRunAt: thenRunAt, cursorSeq: null });
  });

  test('leaves a row whose key exists as it is', async () => {
    const before = await planned();
    subscription = { ...subscription, nextRunAt: thenRunAt };
    const again = row('2026-11-20#0', { channelId: 'c2', nonce: 'other' });
    const seen = { nextRunAt: thenRunAt, cursorSeq: null, open: [before] };
    expect(await deliveries.plan(plan([again], { seen }), nowMs)).toBe(true);
    expect(await deliveries.get(before)).toEqual(before);
  });

  test.each([
    ['an edited schedule', async () => void (await subscriptions.edit(subscription.id, {}, null)), true],
    ['a pause', async () => void (await subscriptions.pause(subscription.id, { key: 'channelGone' })), false],
    ['a removal', async () => subscriptions.remove(subscription.id), false],
    [
      'another plan',
      async () => void (await deliveries.plan(plan([row('manual:1')], { nextRunAt: null }), nowMs)),
      false,
    ],
  ])('after %s it is written: only if nothing changed', async (_name, change, written) => {
    await change();
    expect(await deliveries.plan(plan([row('2026-11-20#0')]), nowMs)).toBe(written);
    const stored = await deliveries.get({
      subscriptionId: subscription.id,
      occurrence: '2026-11-20#0',
      part: 0,
    });
    expect(stored !== null).toBe(written);
  });

  test('is out of date once an open row was tried', async () => {
    const open = await planned();
    subscription = { ...subscription, nextRunAt: thenRunAt };
    await deliveries.markSending(open, nowMs, nowMs + 1);
    const merging = plan([row('2026-11-21#0')], {
      seen: { nextRunAt: thenRunAt, cursorSeq: null, open: [open] },
      merged: [open],
      mergedInto: '2026-11-21#0',
    });
    expect(await deliveries.plan(merging, nowMs)).toBe(false);
    expect(await deliveries.openOf(subscription.id)).toMatchObject([
      { occurrence: '2026-11-20#0', state: 'sending' },
    ]);
  });

  test('ends the rows that are merged', async () => {
    const open = await planned();
    subscription = { ...subscription, nextRunAt: thenRunAt };
    const merging = plan([row('2026-11-21#0')], {
      seen: { nextRunAt: thenRunAt, cursorSeq: null, open: [open] },
      merged: [open],
      mergedInto: '2026-11-21#0',
    });
    expect(await deliveries.plan(merging, nowMs)).toBe(true);
    expect(await deliveries.get(open)).toMatchObject({
      state: 'expired',
      reason: { key: 'merged', into: '2026-11-21#0' },
      endedAt: dueAt,
    });
  });

  test('an empty run is remembered with the subscription', async () => {
    const empty = row('2026-11-20#0', {
      ends: { state: 'empty', reason: { key: 'nothingNew' }, coverage: null },
    });
    await deliveries.plan(plan([empty]), nowMs);
    expect(await subscriptions.get(subscription.id)).toMatchObject({ lastWasEmpty: true });
    expect(await deliveries.listOpen(nowMs, 10)).toEqual([]);
  });
});

test('recorded tells which occurrences have a row', async () => {
  await planned();
  const recorded = await deliveries.recorded(subscription.id, [
    '2026-11-19#0',
    '2026-11-20#0',
    "'; drop table x",
  ]);
  expect([...recorded]).toEqual(['2026-11-20#0']);
  expect(await deliveries.recorded('other', ['2026-11-20#0'])).toEqual(new Set());
  expect(await deliveries.recorded(subscription.id, [])).toEqual(new Set());
});

describe('tries', () => {
  test('one of two who begin at once gets the row', async () => {
    const open = await planned();
    const both = await Promise.all([
      deliveries.markSending(open, nowMs, nowMs + 30_000),
      deliveries.markSending(open, nowMs, nowMs + 30_000),
    ]);
    expect(both.sort()).toEqual([false, true]);
    expect(await deliveries.get(open)).toMatchObject({ state: 'sending', attempts: 1, firstTriedAt: dueAt });
  });

  test('a row that is being sent is not open to others until its time, or a restart', async () => {
    const open = await planned();
    await deliveries.markSending(open, nowMs, nowMs + 30_000);
    expect(await deliveries.listOpen(nowMs + 29_999, 10)).toEqual([]);
    expect(await deliveries.listOpen(nowMs + 30_000, 10)).toHaveLength(1);
    await deliveries.releaseSending();
    expect(await deliveries.listOpen(nowMs, 10)).toHaveLength(1);
  });

  test('a post of a forum stays reserved over a restart: another process may be at it, and no nonce would stop a second one', async () => {
    const ends = {
      state: 'planned',
      payload: { ...payload, forumPost: { title: '简报', tagIds: [] } },
      coverage: null,
    } as const;
    const post = row('2026-11-20#0', { ends });
    await deliveries.plan(plan([post]), nowMs);
    await deliveries.markSending({ ...post, attempts: 0 }, nowMs, nowMs + 30_000);
    await deliveries.releaseSending();
    expect(await deliveries.listOpen(nowMs, 10)).toEqual([]);
    expect(await deliveries.listOpen(nowMs + 30_000, 10)).toHaveLength(1);
  });

  test('a clock that went back does not hold a row', async () => {
    const open = await planned();
    await deliveries.markSending(open, nowMs, nowMs + 30_000);
    expect(await deliveries.listOpen(nowMs - 3_600_000, 10)).toHaveLength(1);
  });

  test('a refusal for certain takes the first try back, an unknown end does not', async () => {
    const open = await planned();
    await deliveries.markSending(open, nowMs, nowMs);
    const tried = { ...open, attempts: 1 };
    expect(await deliveries.markWaiting(tried, 'sending', nowMs + 5_000, { key: 'noAnswer' })).toBe(true);
    expect(await deliveries.get(open)).toMatchObject({
      state: 'sending',
      firstTriedAt: dueAt,
      nextTryAt: '2026-11-20T08:00:05.000Z',
      reason: { key: 'noAnswer' },
    });
    expect(await deliveries.markWaiting(tried, 'planned', nowMs, null)).toBe(true);
    expect(await deliveries.get(open)).toMatchObject({ state: 'planned', firstTriedAt: null, attempts: 1 });
  });

  test('who comes late cannot change a row that moved on', async () => {
    const open = await planned();
    await deliveries.markSending(open, nowMs, nowMs);
    expect(await deliveries.markWaiting(open, 'planned', nowMs, null)).toBe(false);
    expect(await deliveries.markEnded(open, 'expired', { key: 'tooLate', graceHours: 6 }, nowMs)).toBe(false);
    expect(await deliveries.get(open)).toMatchObject({ state: 'sending', attempts: 1 });
  });

  test('sent moves the cursor forward only, and clears the empty day', async () => {
    const open = await planned();
    await deliveries.markSending(open, nowMs, nowMs);
    await deliveries.markSent(open, '42', nowMs);
    expect(await deliveries.get(open)).toMatchObject({
      state: 'sent',
      messageId: '42',
      endedAt: dueAt,
      reason: null,
    });
    expect(await subscriptions.get(subscription.id)).toMatchObject({ cursorSeq: 7, lastWasEmpty: false });

    const seen = { nextRunAt: thenRunAt, cursorSeq: 7, open: [] };
    const older = row('manual:1', {
      ends: { state: 'planned', payload, coverage: { throughSeq: 3, storyIds: [], articleIds: [] } },
    });
    await deliveries.plan(plan([older], { seen, nextRunAt: null }), nowMs);
    await deliveries.markSent(older, '43', nowMs);
    expect(await subscriptions.get(subscription.id)).toMatchObject({ cursorSeq: 7 });
  });

  test('a second confirmation changes nothing; one after an end records the truth', async () => {
    const open = await planned();
    await deliveries.markSending(open, nowMs, nowMs);
    await deliveries.markEnded({ ...open, attempts: 1 }, 'uncertain', { key: 'cannotReadBack' }, nowMs);
    await deliveries.markSent(open, '42', nowMs);
    await deliveries.markSent(open, '43', nowMs + 1);
    expect(await deliveries.get(open)).toMatchObject({ state: 'sent', messageId: '42', endedAt: dueAt });
  });

  test('a sent notice keeps the cursor and remembers the empty day', async () => {
    const notice = row('2026-11-20#0', { kind: 'emptyNotice' });
    await deliveries.plan(plan([notice]), nowMs);
    await deliveries.markSent(notice, '42', nowMs);
    expect(await subscriptions.get(subscription.id)).toMatchObject({ cursorSeq: null, lastWasEmpty: true });
  });
});

test('servers take turns: nobody’s second digest comes before another’s first', async () => {
  const { id: _id, ...settings } = subscription;
  const channels = ['g1', 'g1', 'g1', 'g2', 'g3'].map((guildId, index) => ({
    guildId,
    channelId: `c${index}`,
  }));
  for (const channel of channels) {
    const { id } = await subscriptions.add({ ...settings, ...channel, createdBy: 'u1' }, dueAt, nowMs);
    const own = row('2026-11-20#0', { subscriptionId: id, channelId: channel.channelId });
    await deliveries.plan(plan([own], { subscriptionId: id }), nowMs);
  }
  const open = await deliveries.listOpen(nowMs, 10);
  const servers = open.map(({ channelId }) => channels[Number(channelId.slice(1))]?.guildId);
  expect(servers.slice(0, 3).sort()).toEqual(['g1', 'g2', 'g3']);
  expect(servers.slice(3)).toEqual(['g1', 'g1']);
  expect(await deliveries.listOpen(nowMs, 2)).toHaveLength(2);
});

test('attachments of a message survive', async () => {
  const chart = {
    kind: 'bars',
    title: '趋势',
    labels: ['7月'],
    series: [{ name: '核心', values: [2] }],
    locale: 'zh-CN',
  } as const;
  const attachments = [{ kind: 'chart', name: 'chart.png', chart, description: '趋势' }] as const;
  const withFile = row('2026-11-20#0', {
    ends: {
      state: 'planned',
      payload: { ...payload, attachments },
      coverage: { throughSeq: 1, storyIds: [], articleIds: [] },
    },
  });
  await deliveries.plan(plan([withFile]), nowMs);
  expect((await deliveries.get(withFile))?.payload).toEqual({ ...payload, attachments });
});

test('history is newest first; coverage is that of digests sent since', async () => {
  const open = await planned();
  await deliveries.markSent(open, '42', nowMs);
  const seen = { nextRunAt: thenRunAt, cursorSeq: 7, open: [] };
  const later = row('2026-11-21#0', { dueAt: thenRunAt });
  await deliveries.plan(plan([later], { seen }), nowMs);
  expect((await deliveries.history(subscription.id, 10)).map(({ occurrence }) => occurrence)).toEqual([
    '2026-11-21#0',
    '2026-11-20#0',
  ]);
  expect(await deliveries.history(subscription.id, 1)).toHaveLength(1);
  expect(await deliveries.sentCoverage(subscription.id, nowMs)).toEqual({
    storyIds: new Set(['s1']),
    articleIds: new Set(['a1', 'a2']),
    shown: [],
  });
  expect((await deliveries.sentCoverage(subscription.id, nowMs + 1)).storyIds.size).toBe(0);
  expect(await deliveries.lastDigestDueAt(subscription.id)).toBe(dueAt);
  expect(await deliveries.lastDigestDueAt('other')).toBeNull();
});

test('of what was shown of an article the last digest counts', async () => {
  for (const [at, headline] of ['old', 'new'].entries()) {
    const shown = [{ articleId: 'a1', extent: null, headline, passages: [] }];
    const coverage = { throughSeq: 7, storyIds: [], articleIds: ['a1'], shown };
    const sent = row(`manual:${at}`, { ends: { state: 'planned', payload, coverage } });
    const { nextRunAt = null, cursorSeq = null } = (await subscriptions.get(subscription.id)) ?? {};
    await deliveries.plan(plan([sent], { seen: { nextRunAt, cursorSeq, open: [] } }), nowMs + at);
    await deliveries.markSent(sent, `${at}`, nowMs + at);
  }
  const { shown } = await deliveries.sentCoverage(subscription.id, nowMs);
  expect(shown.map(({ headline }) => headline)).toEqual(['new']);
});

test('of what ended long ago the message is dropped; that it was posted, and where, stays', async () => {
  const message: Message = {
    components: [{ type: ComponentType.TextDisplay, content: '俄'.repeat(2000) }],
    forumPost: { title: '简报', tagIds: ['t1'] },
  };
  const ends = { state: 'planned', payload: message, coverage: null } as const;
  await deliveries.plan(plan([row('2026-11-20#0', { ends }), row('2026-11-20#1', { ends })]), nowMs);
  await deliveries.markSent(row('2026-11-20#0'), '42', nowMs);
  expect(await deliveries.forgetMessages(nowMs, 10)).toBe(0);
  expect(await deliveries.forgetMessages(nowMs + 1, 10)).toBe(1);
  expect(await deliveries.forgetMessages(nowMs + 1, 10)).toBe(0);
  expect(await deliveries.get(row('2026-11-20#0'))).toMatchObject({
    state: 'sent',
    messageId: '42',
    payload: { components: [], forumPost: message.forumPost },
    coverage: null,
  });
  const waiting = await deliveries.get(row('2026-11-20#1'));
  expect(waiting).toMatchObject({ state: 'planned', payload: message });
});

test('no question to the ledger reads all of it', async () => {
  const { read, asked } = listening(database.read);
  const { plan: _, ...questions } = createDeliveries({ ...database, read });
  await questions.get(row('2026-11-20#0'));
  await questions.recorded(subscription.id, ['2026-11-20#0']);
  await questions.listOpen(nowMs, 10);
  await questions.openOf(subscription.id);
  await questions.history(subscription.id, 10);
  await questions.ofDay(subscription.id, { date: '2026-11-20', fromMs: nowMs, toMs: nowMs });
  await questions.lastDigestDueAt(subscription.id);
  await questions.sentCoverage(subscription.id, nowMs);
  const plans = await Promise.all(
    asked.map(({ sql: text, parameters }) =>
      database.read.executeQuery<{ detail: string }>(
        CompiledQuery.raw(`explain query plan ${text}`, [...parameters]),
      ),
    ),
  );
  const steps = plans.flatMap(({ rows }) => rows.map(({ detail }) => detail));
  expect(asked.length).toBeGreaterThan(7);
  expect(steps.filter((step) => /^SCAN delivery(?! USING INDEX delivery_open)/.test(step))).toEqual([]);
  expect(steps).toContain('SEARCH delivery USING INDEX delivery_open (subscription_id=?)');
});

/** A connection that keeps what it is asked. */
function listening(read: Kysely<Schema>): { readonly read: Kysely<Schema>; readonly asked: CompiledQuery[] } {
  const asked: CompiledQuery[] = [];
  const plugin: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      asked.push(read.getExecutor().compileQuery(node, queryId));
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return { read: read.withPlugin(plugin), asked };
}

test('pausing parks what is planned, editing moves it, removing deletes it', async () => {
  const open = await planned();
  await subscriptions.edit(subscription.id, { channelId: 'c2' }, null);
  expect(await deliveries.get(open)).toMatchObject({ channelId: 'c2' });
  await subscriptions.pause(subscription.id, { key: 'byAdmin', userId: 'u1' });
  expect(await deliveries.get(open)).toMatchObject({ state: 'parked', reason: { key: 'paused' } });
  await subscriptions.remove(subscription.id);
  expect(await deliveries.get(open)).toBeNull();
});

test('a try of unknown outcome stays where it was begun, whatever is edited or paused', async () => {
  const open = await planned();
  await deliveries.markSending(open, nowMs, nowMs);
  await subscriptions.edit(subscription.id, { channelId: 'c2' }, null);
  await subscriptions.pause(subscription.id, { key: 'byAdmin', userId: 'u1' });
  expect(await deliveries.get(open)).toMatchObject({ state: 'sending', channelId: 'c1' });
});
