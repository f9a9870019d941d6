import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { PlannedDelivery } from '../../src/delivery/delivery-store.ts';
import type { Database } from '../../src/store/database.ts';
import { createDialogues } from '../../src/store/dialogues.ts';
import { createFollows } from '../../src/store/follows.ts';
import { createPrivacy } from '../../src/store/privacy.ts';
import { createSubscriptions } from '../../src/store/subscriptions.ts';
import { createWelcomes } from '../../src/store/welcomes.ts';
import { dailyAt } from '../support/daily-at.ts';
import { temporaryDatabase } from './temporary-database.ts';

const nowMs = Date.parse('2026-11-20T08:00:00Z');

/** A word to the person who set up a digest. */
function noticeOf(subscriptionId: string): PlannedDelivery {
  return {
    subscriptionId,
    occurrence: 'notice:2026-11-20#0',
    part: 0,
    kind: 'adminNotice',
    channelId: 'c1',
    dueAt: '2026-11-20T08:00:00.000Z',
    expiresAt: '2026-11-21T08:00:00.000Z',
    nonce: 'n',
    marker: 'm',
    ends: { state: 'planned', payload: { components: [] }, coverage: null },
  };
}

async function filledStore() {
  const database = await temporaryDatabase();
  const subscriptions = createSubscriptions(database, () => nowMs);
  const dialogues = createDialogues(database, () => nowMs);
  const add = (guildId: string, createdBy: string) =>
    subscriptions.add(
      {
        guildId,
        channelId: 'c1',
        channelName: 'news',
        postAs: { kind: 'message' },
        createdBy,
        locale: 'en',
        schedule: {
          timesOfDay: [{ slot: 0, time: '08:00' }],
          days: { kind: 'weekdays', weekdays: [1] },
          timeZone: 'UTC',
        },
        limit: 5,
        onEmpty: 'once',
      },
      '2026-11-23T08:00:00.000Z',
      nowMs,
    );
  const mine = await add('g1', 'u1');
  const theirs = await add('g1', 'u2');
  await add('g2', 'u2');
  await subscriptions.pause(theirs.id, { key: 'byAdmin', userId: 'u1' });
  await dialogues.save('u1', 'g1', {}, nowMs);
  await dialogues.save('u1', null, {}, nowMs);
  await dialogues.save('u2', 'g2', {}, nowMs);
  const notice = { ...noticeOf(mine.id), channelId: 'direct-to-u1' };
  await subscriptions.pause(mine.id, { key: 'missingAccess' }, notice);
  await subscriptions.resume(mine.id, '2026-11-23T08:00:00.000Z');
  return { database, privacy: createPrivacy(database), subscriptions, mine, theirs };
}

test('a person’s data is counted, and deleted without harming the servers', async () => {
  const { database, privacy, subscriptions, mine, theirs } = await filledStore();
  expect(await privacy.ofUser('u1')).toEqual({
    subscriptionsCreated: 1,
    subscriptionsPaused: 1,
    dialogues: 2,
    follows: 0,
  });
  await privacy.deleteUser('u1');
  expect(await privacy.ofUser('u1')).toEqual({
    subscriptionsCreated: 0,
    subscriptionsPaused: 0,
    dialogues: 0,
    follows: 0,
  });
  expect(await privacy.ofUser('u2')).toEqual({
    subscriptionsCreated: 2,
    subscriptionsPaused: 0,
    dialogues: 1,
    follows: 0,
  });
  expect(await subscriptions.get(mine.id)).toMatchObject({
    createdBy: null,
    pause: null,
    nextRunAt: mine.nextRunAt,
  });
  expect(await subscriptions.get(theirs.id)).toMatchObject({
    createdBy: 'u2',
    pause: { key: 'byAdmin', userId: null },
  });
  for (const table of ['subscription', 'delivery', 'dialogue'] as const) {
    const rows = await database.read.selectFrom(table).selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('u1');
  }
});

test('a server’s data is counted, and deleted with everything', async () => {
  const { privacy, subscriptions } = await filledStore();
  await subscriptions.guildLeft('g1', nowMs + 1);
  expect(await privacy.ofGuild('g1')).toEqual({ subscriptions: 2, deliveries: 1, dialogues: 1 });
  await privacy.deleteGuild('g1');
  expect(await privacy.ofGuild('g1')).toEqual({ subscriptions: 0, deliveries: 0, dialogues: 0 });
  expect(await privacy.ofGuild('g2')).toEqual({ subscriptions: 1, deliveries: 0, dialogues: 1 });
  expect(await subscriptions.leftGuilds()).toEqual([]);
});

/** Columns that hold the id of a person or of a server, wherever the migrations have put some. */
async function personalColumns({ read }: Database): Promise<readonly { table: string; column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select t.name as "table", c.name as "column"
    from sqlite_schema as t join pragma_table_info(t.name) as c
    where t.type = 'table' and (c.name like '%user_id' or c.name like '%guild_id' or c.name like '%created_by')
  `.execute(read);
  return rows;
}

async function valuesIn({ read }: Database, table: string, column: string): Promise<readonly string[]> {
  const { rows } = await sql<{ value: string }>`
    select ${sql.ref(column)} as value from ${sql.table(table)} where ${sql.ref(column)} is not null
  `.execute(read);
  return rows.map(({ value }) => value);
}

test('no column that holds a person or a server is forgotten', async () => {
  const { database, privacy, subscriptions } = await filledStore();
  const settings = {
    channelId: 'd1',
    locale: 'en',
    schedule: dailyAt('08:00'),
    quiet: { from: '22:00', until: '08:00' },
  } as const;
  await createFollows(database).add('u1', '北京', settings, '2026-11-21T08:00:00.000Z', nowMs);
  await createWelcomes(database).begin('g1', nowMs);
  await subscriptions.guildLeft('g1', nowMs + 1);

  const columns = await personalColumns(database);
  const holding = async (id: string) => {
    const held = await Promise.all(
      columns.map(async ({ table, column }) =>
        (await valuesIn(database, table, column)).includes(id) ? [`${table}.${column}`] : [],
      ),
    );
    return held.flat();
  };
  // What this test does not fill, it cannot see emptied: a new column has to be filled above.
  const filled = new Set([...(await holding('u1')), ...(await holding('g1'))]);
  expect(
    columns.map(({ table, column }) => `${table}.${column}`).filter((name) => !filled.has(name)),
  ).toEqual([]);

  await privacy.deleteUser('u1');
  await privacy.deleteGuild('g1');
  expect(await holding('u1')).toEqual([]);
  expect(await holding('g1')).toEqual([]);
});
