import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { PlannedDelivery } from '../../src/delivery/delivery-store.ts';
import { openWriter } from '../../src/store/connection.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createDeliveries } from '../../src/store/deliveries.ts';
import { createFollows, type FollowSettings } from '../../src/store/follows.ts';
import { migrate } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { createPrivacy } from '../../src/store/privacy.ts';
import { createSubscriptions } from '../../src/store/subscriptions.ts';
import { dailyAt } from '../support/daily-at.ts';
import { temporaryDatabase } from './temporary-database.ts';
import { temporaryFolder } from './temporary-folder.ts';

const nowMs = Date.parse('2026-11-20T07:00:00Z');
const nextRunAt = '2026-11-20T08:00:00.000Z';
const settings: FollowSettings = {
  channelId: 'dm-u1',
  locale: 'ru',
  schedule: dailyAt('08:00'),
  quiet: { from: '22:00', until: '08:00' },
};

async function emptyStore() {
  const database = await temporaryDatabase();
  const follows = createFollows(database);
  return {
    database,
    follows,
    subscriptions: createSubscriptions(database, () => nowMs),
    deliveries: createDeliveries(database),
    privacy: createPrivacy(database),
    add: (query: string, userId = 'u1', more: Partial<FollowSettings> = {}) =>
      follows.add(userId, query, { ...settings, channelId: `dm-${userId}`, ...more }, nextRunAt, nowMs),
    queriesOf: async (userId = 'u1') => (await follows.of(userId))?.follows.map(({ query }) => query) ?? null,
  };
}

describe('what a person follows', () => {
  test('is read back whole, with how it is sent', async () => {
    const { add, follows, subscriptions } = await emptyStore();
    expect(await follows.of('u1')).toBeNull();
    expect(await add('普京')).toBe(true);
    const following = await follows.of('u1');
    const id = following?.subscription.id ?? '';
    expect(following).toEqual({
      subscription: {
        kind: 'personal',
        id,
        userId: 'u1',
        ...settings,
        createdAt: '2026-11-20T07:00:00.000Z',
        scheduledAt: '2026-11-20T07:00:00.000Z',
        onEmpty: 'silent',
        pause: null,
        pausedAt: null,
        nextRunAt,
        cursorSeq: null,
        lastWasEmpty: false,
      },
      follows: [
        {
          id: expect.stringMatching(/^[\w-]{8}$/),
          query: '普京',
          createdAt: '2026-11-20T07:00:00.000Z',
          sinceSeq: 0,
        },
      ],
    });
    expect(await subscriptions.get(id)).toEqual(following?.subscription);
  });

  test('is one subscription with several queries; the last settings are for all', async () => {
    const { add, follows, queriesOf } = await emptyStore();
    await add('普京');
    const first = await follows.of('u1');
    await add('能源', 'u1', { locale: 'en', quiet: null });
    const both = await follows.of('u1');
    expect(both?.subscription).toEqual({ ...first?.subscription, locale: 'en', quiet: null });
    expect((await queriesOf())?.toSorted()).toEqual(['普京', '能源'].toSorted());
  });

  test('is followed once, however it is written', async () => {
    const { add, queriesOf } = await emptyStore();
    expect(await add('烏克蘭 Energy')).toBe(true);
    expect(await add('乌克兰 energy')).toBe(false);
    expect(await queriesOf()).toEqual(['烏克蘭 Energy']);
  });

  test('is at most ten, of each person; what is followed already is no eleventh', async () => {
    const { add } = await emptyStore();
    for (let count = 0; count < 10; count += 1) await add(`q${count}`);
    await expect(add('one more')).rejects.toMatchObject({
      key: 'error.follow.tooMany',
      params: { limit: 10 },
    });
    expect(await add('q3')).toBe(false);
    expect(await add('one more', 'u2')).toBe(true);
  });

  test('makes one subscription though two commands come at once', async () => {
    const { add, database, queriesOf } = await emptyStore();
    const added = await Promise.all([add('普京'), add('普京'), add('能源')]);
    expect(added.filter(Boolean)).toHaveLength(2);
    expect(await database.read.selectFrom('subscription').select('id').execute()).toHaveLength(1);
    expect(await queriesOf()).toHaveLength(2);
  });

  test('ends one by one, the last with the subscription and its deliveries; another person’s never', async () => {
    const { add, follows, database } = await emptyStore();
    await add('普京');
    await add('能源');
    await add('普京', 'u2');
    const [one, two] = (await follows.of('u1'))?.follows ?? [];
    expect(await follows.remove('u2', one?.id ?? '')).toBeNull();
    expect(await follows.remove('u1', one?.id ?? '')).toEqual(one);
    expect(await follows.remove('u1', one?.id ?? '')).toBeNull();
    expect((await follows.of('u1'))?.follows).toEqual([two]);
    await follows.remove('u1', two?.id ?? '');
    expect(await follows.of('u1')).toBeNull();
    const users = await database.read.selectFrom('subscription').select('user_id').execute();
    expect(users).toEqual([{ user_id: 'u2' }]);
    expect(await follows.removeAll('u2')).toBe(1);
    expect(await follows.removeAll('u2')).toBe(0);
    expect(await database.read.selectFrom('follow').selectAll().execute()).toEqual([]);
  });

  test('moves to another channel with what waits to be sent', async () => {
    const { add, follows, deliveries } = await emptyStore();
    await add('普京');
    const subscription = (await follows.of('u1'))?.subscription;
    const { id = '', nextRunAt = null } = subscription ?? {};
    const waiting: PlannedDelivery = {
      subscriptionId: id,
      occurrence: '2026-11-20#0',
      part: 0,
      kind: 'digest',
      channelId: 'dm-u1',
      dueAt: '2026-11-20T08:00:00.000Z',
      expiresAt: '2026-11-21T08:00:00.000Z',
      nonce: 'n',
      marker: 'm',
      ends: { state: 'planned', payload: { components: [] }, coverage: null },
    };
    const seen = { nextRunAt, cursorSeq: null, open: [] };
    const plan = { subscriptionId: id, seen, rows: [waiting], merged: [], mergedInto: '', nextRunAt };
    expect(await deliveries.plan(plan, nowMs)).toBe(true);
    await follows.change('u1', { channelId: 'dm-new' }, null, nowMs);
    expect(await deliveries.openOf(id)).toMatchObject([{ channelId: 'dm-new' }]);
  });

  test('runs again when something is added after a pause', async () => {
    const { add, follows, subscriptions } = await emptyStore();
    await add('普京');
    const id = (await follows.of('u1'))?.subscription.id ?? '';
    await subscriptions.pause(id, { key: 'directMessagesClosed' });
    expect((await follows.of('u1'))?.subscription).toMatchObject({ nextRunAt: null });
    await add('能源');
    expect((await follows.of('u1'))?.subscription).toMatchObject({ pause: null, pausedAt: null, nextRunAt });
  });
});

describe('servers and persons', () => {
  const server = {
    guildId: 'g1',
    channelId: 'c1',
    channelName: 'news',
    postAs: { kind: 'message' },
    createdBy: 'u1',
    locale: 'en',
    schedule: dailyAt('08:00'),
    limit: 5,
    onEmpty: 'once',
  } as const;

  test('do not see each other’s subscriptions', async () => {
    const { add, follows, subscriptions, privacy } = await emptyStore();
    await add('普京');
    const own = await follows.of('u1');
    const { id } = await subscriptions.add(server, nextRunAt, nowMs);
    expect((await subscriptions.listOfGuild('g1')).map((each) => each.id)).toEqual([id]);
    expect(await subscriptions.activeGuilds()).toEqual(['g1']);
    expect(await privacy.ofGuild('g1')).toMatchObject({ subscriptions: 1 });
    expect(await privacy.ofUser('u1')).toMatchObject({ subscriptionsCreated: 1, follows: 1 });
    const edit = subscriptions.edit(own?.subscription.id ?? '', { limit: 1 }, null);
    await expect(edit).rejects.toMatchObject({ key: 'error.subscription.unknown' });
    expect(await subscriptions.listDue(Date.parse(nextRunAt), 10)).toHaveLength(2);
    await subscriptions.guildLeft('g1', nowMs);
    await subscriptions.deleteLeftGuilds(nowMs);
    await privacy.deleteGuild('g1');
    expect(await follows.of('u1')).toEqual(own);
  });

  test('go with what belongs to them: a person who asks for deletion leaves nothing of theirs', async () => {
    const { add, follows, privacy, database } = await emptyStore();
    await add('普京');
    await add('普京', 'u2');
    await privacy.deleteUser('u1');
    expect(await follows.of('u1')).toBeNull();
    expect(await privacy.ofUser('u1')).toMatchObject({ follows: 0 });
    for (const table of ['subscription', 'follow', 'delivery'] as const) {
      const rows = await database.read.selectFrom(table).selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain('u1');
    }
    expect(await follows.of('u2')).not.toBeNull();
  });

  test('whom Discord does not let us write to are forgotten after the same time as a channel that is gone', async () => {
    const { add, follows, subscriptions } = await emptyStore();
    await add('普京');
    await subscriptions.pause((await follows.of('u1'))?.subscription.id ?? '', {
      key: 'directMessagesClosed',
    });
    expect(await subscriptions.deleteGone(nowMs)).toEqual([]);
    expect(await subscriptions.deleteGone(nowMs + 1)).toHaveLength(1);
    expect(await follows.of('u1')).toBeNull();
  });

  test('take turns when many have something to send', async () => {
    const { add, follows, deliveries } = await emptyStore();
    for (const userId of ['u1', 'u2']) {
      await add('普京', userId);
      const { id = '', channelId = '' } = (await follows.of(userId))?.subscription ?? {};
      const rows = ['2026-11-19#0', '2026-11-20#0'].map((occurrence) => ({
        ...{ subscriptionId: id, occurrence, part: 0, kind: 'digest' as const, channelId },
        ...{ dueAt: nextRunAt, expiresAt: nextRunAt, nonce: occurrence + id, marker: id },
        ends: { state: 'planned', payload: { components: [] }, coverage: null } as const,
      }));
      const seen = { nextRunAt, cursorSeq: null, open: [] };
      await deliveries.plan({ subscriptionId: id, seen, rows, merged: [], mergedInto: '', nextRunAt }, nowMs);
    }
    const turns = (await deliveries.listOpen(nowMs, 10)).map(({ channelId }) => channelId);
    expect(turns.slice(0, 2).toSorted()).toEqual(['dm-u1', 'dm-u2']);
  });
});

test('a database from before follows keeps its digests and their ledger', async () => {
  const path = join(temporaryFolder(), 'amur.db');
  const former = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0004'));
  const db = openWriter(path, 'full');
  await migrate(db, former, path);
  await sql`insert into subscription values ('s1', 'g1', 'c1', 'news', '{"kind":"message"}', 'u1', '2026', 'ru', '[]', '[]', 'UTC', '2026', 3, 'once', null, null, ${nextRunAt}, 7, 0)`.execute(
    db,
  );
  await sql`insert into delivery (subscription_id, occurrence, part, kind, channel_id, state, due_at, expires_at, payload, nonce, marker, attempts)
    values ('s1', '2026-11-19#0', 0, 'digest', 'c1', 'planned', '2026', '2026', '{}', 'n', 'm', 0)`.execute(
    db,
  );
  await db.destroy();
  const database = await openDatabase(path);
  onTestFinished(() => database.close());
  const subscriptions = createSubscriptions(database);
  expect(await subscriptions.listOfGuild('g1')).toMatchObject([
    { kind: 'guild', id: 's1', guildId: 'g1', createdBy: 'u1', limit: 3, cursorSeq: 7, nextRunAt },
  ]);
  expect(await createDeliveries(database).openOf('s1')).toHaveLength(1);
  const bothOrNone = sql`update subscription set user_id = 'u1'`;
  await expect(database.write((trx) => bothOrNone.execute(trx))).rejects.toThrow();
});
