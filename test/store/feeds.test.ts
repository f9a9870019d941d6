import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { feedAt } from '../../src/sources/feed-list.ts';
import { type Feed, newFeed } from '../../src/sources/feed-state.ts';
import type { FeedOrigin } from '../../src/sources/listed-feed.ts';
import { openWriter } from '../../src/store/connection.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createFeeds } from '../../src/store/feeds.ts';
import { migrate } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { temporaryDatabase } from './temporary-database.ts';
import { temporaryFolder } from './temporary-folder.ts';

const now = Date.parse('2026-11-20T08:00:00.000Z');
const at = (name: string, origin: FeedOrigin = 'settings'): Feed =>
  newFeed(feedAt(`https://example.org/${name}`, origin), now);
const open = async () => createFeeds(await temporaryDatabase());

describe('the feeds of the settings', () => {
  test('are those that were given last; what the host added stays', async () => {
    const feeds = await open();
    await feeds.sync([at('a'), at('b')]);
    await feeds.add(at('mine', 'command'));
    await feeds.sync([at('b'), at('c')]);
    const urls = (await feeds.list()).map(({ listedUrl }) => listedUrl.slice(-1));
    expect(urls.toSorted()).toEqual(['b', 'c', 'e']);
  });

  test('keep what is known of them', async () => {
    const feeds = await open();
    await feeds.sync([at('a')]);
    const state = {
      ...at('a'),
      etag: 'W/"1"',
      title: '新闻',
      lastFault: { key: 'status', status: 503 } as const,
    };
    await feeds.record([{ id: at('a').id, state, items: { x: 'y' } }]);
    await feeds.sync([at('a')]);
    expect(await feeds.list()).toEqual([state]);
    expect(await feeds.items(at('a').id)).toEqual({ x: 'y' });
  });

  test('that move to another address under the same name begin anew', async () => {
    const feeds = await open();
    await feeds.sync([{ ...at('a'), id: 'rfi', etag: '"1"' }]);
    await feeds.sync([{ ...at('b'), id: 'rfi' }]);
    expect(await feeds.list()).toMatchObject([{ id: 'rfi', listedUrl: 'https://example.org/b', etag: null }]);
  });

  test('stay away once removed, until they are added', async () => {
    const feeds = await open();
    await feeds.sync([at('a')]);
    await feeds.remove(at('a').id);
    await feeds.sync([at('a')]);
    expect(await feeds.list()).toEqual([]);
    expect(await feeds.due(now)).toEqual([]);
    expect(await feeds.find(at('a').id)).toBeNull();
    await feeds.record([{ id: at('a').id, state: at('a'), items: null }]);
    expect(await feeds.list()).toEqual([]);
    await feeds.add(at('a'));
    expect(await feeds.due(now)).toHaveLength(1);
  });
});

test('the times alone can be noted, of what was not removed', async () => {
  const feeds = await open();
  await feeds.sync([at('a'), at('b')]);
  const state = { ...at('a'), etag: '"1"', title: 'A' };
  await feeds.record([{ id: state.id, state, items: { x: 'y' } }]);
  await feeds.remove(at('b').id);
  const later = '2026-11-20T09:00:00.000Z';
  const times = { nextPollAt: later, intervalMs: 1_000, lastPolledAt: later, lastSuccessAt: later };
  await feeds.recordTimes([at('a'), at('b')].map(({ id }) => ({ id, state: times })));
  expect(await feeds.list()).toEqual([{ ...state, ...times }]);
  expect(await feeds.items(state.id)).toEqual({ x: 'y' });
});

test('those that are due come longest due first, without those paused', async () => {
  const feeds = await open();
  const due = (name: string, minutes: number): Feed => ({
    ...at(name),
    nextPollAt: new Date(now - minutes * 60_000).toISOString(),
  });
  await feeds.sync([due('a', 1), due('b', 9), due('c', -1), { ...due('d', 20), pause: 'failing' }]);
  expect((await feeds.due(now)).map(({ url }) => url.slice(-1))).toEqual(['b', 'a']);
});

test('a feed is found by its id and by both of its addresses', async () => {
  const feeds = await open();
  await feeds.sync([{ ...at('a'), url: 'https://example.org/moved' }]);
  const { id } = at('a');
  for (const name of [id, 'https://example.org/a', 'https://example.org/moved'])
    expect((await feeds.find(name))?.id).toBe(id);
  expect(await feeds.find('https://example.org/b')).toBeNull();
});

test('the last success is told, and when somebody saw that a feed is there', async () => {
  const feeds = await open();
  expect(await feeds.lastSuccessAt()).toBeNull();
  await feeds.sync([at('a'), { ...at('b'), lastSuccessAt: '2026-11-19T08:00:00.000Z' }]);
  expect(await feeds.lastSuccessAt()).toBe('2026-11-19T08:00:00.000Z');
  await feeds.markChecked(at('a').id, now);
  expect((await feeds.find(at('a').id))?.checkedAt).toBe('2026-11-20T08:00:00.000Z');
});

test('items of a document that was not read stay as they were', async () => {
  const feeds = await open();
  await feeds.sync([at('a')]);
  const { id } = at('a');
  await feeds.record([{ id, state: at('a'), items: { k: 'v' } }]);
  await feeds.record([{ id, state: at('a'), items: null }]);
  expect(await feeds.items(id)).toEqual({ k: 'v' });
  expect(await feeds.items('unknown')).toEqual({});
});

test('a database from before the table of items keeps them', async () => {
  const path = join(temporaryFolder(), 'amur.db');
  const db = openWriter(path, 'full');
  const former = Object.entries(migrations).filter(([name]) => name < '0009');
  await migrate(db, Object.fromEntries(former), path);
  const { id, listedUrl, url, addedAt } = at('a');
  await sql`
    insert into feed (id, listed_url, url, origin, added_at, next_poll_at, interval_ms, faults_in_row, items)
    values (${id}, ${listedUrl}, ${url}, 'settings', ${addedAt}, ${addedAt}, 1800000, 0, '{"k":"v"}')`.execute(
    db,
  );
  await db.destroy();

  const database = await openDatabase(path);
  const feeds = createFeeds(database);
  expect(await feeds.items(id)).toEqual({ k: 'v' });
  expect(await feeds.list()).toEqual([at('a')]);
  await feeds.sync([]);
  expect(await feeds.items(id)).toEqual({});
  await database.close();
});
