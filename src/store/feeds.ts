import { sql, type Transaction } from 'kysely';
import type { Feed, FeedState, FeedTimes } from '../sources/feed-state.ts';
import type { Database } from './database.ts';
import { feedColumns, toFeed, toFeedRow, toStateColumns } from './feed-row.ts';
import { fromJsonText, toJsonText } from './json-text.ts';
import type { Schema } from './schema.ts';
import { jsonList } from './select-articles.ts';

/** A short key for each item of a feed's document, and a hash of what the feed says of it. */
export type FeedItems = Readonly<Record<string, string>>;

/** What a poll came to; `items` null where no document was read. */
export interface PolledState {
  readonly id: string;
  readonly state: FeedState;
  readonly items: FeedItems | null;
}

/** What a poll came to that changed nothing but the feed's times. */
interface PolledTimes {
  readonly id: string;
  readonly state: FeedTimes;
}

export interface FeedStore {
  /**
   * Makes the feeds of the list and the settings those that are given: new ones are due at once, those left out are
   * forgotten. What the host added or removed by command stays as it is.
   */
  sync(listed: readonly Feed[]): Promise<void>;
  /** Adds a feed; one that is there, paused or removed begins anew. */
  add(feed: Feed): Promise<void>;
  /** The feed is not asked any more, and not shown. */
  remove(id: string): Promise<void>;
  /** Without those removed, by id. */
  list(): Promise<readonly Feed[]>;
  /** By id or by address, the listed or the present one. */
  find(idOrUrl: string): Promise<Feed | null>;
  /** Whom to ask at this moment, longest due first. */
  due(nowMs: number): Promise<readonly Feed[]>;
  /** When the last success of any feed was; null before the first. */
  lastSuccessAt(): Promise<string | null>;
  /** The items of the document that was read last. */
  items(id: string): Promise<FeedItems>;
  /** What polls came to, in one transaction. */
  record(polls: readonly PolledState[]): Promise<void>;
  /** The same, at a third of the cost, for feeds of which nothing else has changed. */
  recordTimes(polls: readonly PolledTimes[]): Promise<void>;
  /** Somebody saw that a feed is there. */
  markChecked(id: string, nowMs: number): Promise<void>;
}

export function createFeeds({ read, write }: Database): FeedStore {
  const select = read.selectFrom('feed').select(feedColumns);
  const active = select.where(sql<boolean>`pause is not 'removed'`);
  return {
    sync: (listed) => write((trx) => syncFeeds(trx, listed)),
    add: (feed) =>
      write(async (trx) => {
        await trx
          .insertInto('feed')
          .values(toFeedRow(feed))
          .onConflict((conflict) => conflict.column('id').doUpdateSet(toStateColumns(feed)))
          .execute();
      }),
    remove: (id) =>
      write(async (trx) => {
        await trx.updateTable('feed').set({ pause: 'removed' }).where('id', '=', id).execute();
      }),

    async list() {
      return (await active.orderBy('id').execute()).map(toFeed);
    },
    async find(idOrUrl) {
      const row = await active
        .where((when) =>
          when.or([when('id', '=', idOrUrl), when('listed_url', '=', idOrUrl), when('url', '=', idOrUrl)]),
        )
        .executeTakeFirst();
      return row ? toFeed(row) : null;
    },
    async due(nowMs) {
      const now = new Date(nowMs).toISOString();
      const rows = await select
        .where('pause', 'is', null)
        .where('next_poll_at', '<=', now)
        .orderBy('next_poll_at')
        .orderBy('id')
        .execute();
      return rows.map(toFeed);
    },
    async lastSuccessAt() {
      const row = await read
        .selectFrom('feed')
        .select(sql<string | null>`max(last_success_at)`.as('last'))
        .executeTakeFirstOrThrow();
      return row.last;
    },
    async items(id) {
      const row = await read
        .selectFrom('feed_items')
        .select('items')
        .where('feed_id', '=', id)
        .executeTakeFirst();
      return row ? fromJsonText(row.items) : {};
    },
    record: (polls) => write((trx) => recordPolls(trx, polls)),
    recordTimes: (polls) =>
      write(async (trx) => {
        const rows = polls.map(({ id, state }) => [
          id,
          state.nextPollAt,
          state.intervalMs,
          state.lastPolledAt,
          state.lastSuccessAt,
        ]);
        await sql`
          update feed set next_poll_at = row.value ->> 1, interval_ms = row.value ->> 2,
            last_polled_at = row.value ->> 3, last_success_at = row.value ->> 4
          from json_each(${JSON.stringify(rows)}) as row
          where feed.id = row.value ->> 0 and pause is not 'removed'`.execute(trx);
      }),
    markChecked: (id, nowMs) =>
      write(async (trx) => {
        const now = new Date(nowMs).toISOString();
        await trx.updateTable('feed').set({ checked_at: now }).where('id', '=', id).execute();
      }),
  };
}

/** In one statement: building one for each row would cost more than the polls, of which most find nothing new. */
async function recordPolls(trx: Transaction<Schema>, polls: readonly PolledState[]): Promise<void> {
  const rows = polls.map(({ id, state }) => ({ id, ...toStateColumns(state) }));
  await sql`
    update feed set
      url = row.value ->> 'url', title = row.value ->> 'title', source = row.value ->> 'source', etag = row.value ->> 'etag',
      last_modified = row.value ->> 'last_modified', next_poll_at = row.value ->> 'next_poll_at',
      interval_ms = row.value ->> 'interval_ms', last_polled_at = row.value ->> 'last_polled_at',
      last_success_at = row.value ->> 'last_success_at', last_fault = row.value ->> 'last_fault',
      faults_in_row = row.value ->> 'faults_in_row', failing_since = row.value ->> 'failing_since',
      pause = row.value ->> 'pause'
    from json_each(${JSON.stringify(rows)}) as row
    where feed.id = row.value ->> 'id' and pause is not 'removed'`.execute(trx);
  const items = polls.flatMap((poll) => (poll.items === null ? [] : [[poll.id, toJsonText(poll.items)]]));
  await sql`
    insert into feed_items (feed_id, items)
    select feed.id, row.value ->> 1 from json_each(${JSON.stringify(items)}) as row join feed on feed.id = row.value ->> 0
    where true on conflict (feed_id) do update set items = excluded.items`.execute(trx);
}

async function syncFeeds(trx: Transaction<Schema>, listed: readonly Feed[]): Promise<void> {
  const addresses = listed.map(({ id, listedUrl }) => `${id} ${listedUrl}`);
  // Another address under the same name is another feed.
  await trx
    .deleteFrom('feed')
    .where('origin', '!=', 'command')
    .where(sql<boolean>`id || ' ' || listed_url not in ${jsonList(addresses)}`)
    .execute();
  for (const feed of listed) {
    await trx
      .insertInto('feed')
      .values(toFeedRow(feed))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
