import { expect, test } from 'vitest';
import { createDialogues } from '../../src/store/dialogues.ts';
import { createPrivacy } from '../../src/store/privacy.ts';
import { createSubscriptions } from '../../src/store/subscriptions.ts';
import { temporaryDatabase } from './temporary-database.ts';

const nowMs = Date.parse('2026-11-20T08:00:00Z');

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
  expect(await privacy.ofGuild('g1')).toEqual({ subscriptions: 2, deliveries: 0, dialogues: 1 });
  await privacy.deleteGuild('g1');
  expect(await privacy.ofGuild('g1')).toEqual({ subscriptions: 0, deliveries: 0, dialogues: 0 });
  expect(await privacy.ofGuild('g2')).toEqual({ subscriptions: 1, deliveries: 0, dialogues: 1 });
  expect(await subscriptions.leftGuilds()).toEqual([]);
});
