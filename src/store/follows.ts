import type { Transaction } from 'kysely';
import type { PersonalSubscription } from '../delivery/subscription.ts';
import { UserError } from '../errors.ts';
import { foldText } from '../text/fold.ts';
import type { Database } from './database.ts';
import type { FollowTable } from './delivery-schema.ts';
import { lastSeq } from './put-articles.ts';
import type { Schema } from './schema.ts';
import { editRow, insertSubscription, randomId, resume } from './subscription-changes.ts';
import { type Settings, toNewRow, toPersonal } from './subscription-row.ts';

/** As many as one message has room for. */
const maxPerPerson = 10;

/** A query whose new matches a person is sent. */
export interface Follow {
  /** Short: it stands in custom ids. */
  readonly id: string;
  /** As `parseQuery` reads it. */
  readonly query: string;
  readonly createdAt: string;
  /** The highest article `seq` when it began: what was stored later is new. */
  readonly sinceSeq: number;
}

/** What a person follows, and how it is sent: all of it in one message. */
interface Following {
  readonly subscription: PersonalSubscription;
  /** At least one, in the order in which they began. */
  readonly follows: readonly Follow[];
}

export type FollowSettings = Pick<PersonalSubscription, 'channelId' | 'locale' | 'schedule' | 'quiet'>;

/** The follows of persons. That of their delivery which is like a server's digests' is in `SubscriptionStore`. */
export interface FollowStore {
  /** Null for a person who follows nothing. */
  of(userId: string): Promise<Following | null>;
  ofSubscription(subscriptionId: string): Promise<readonly Follow[]>;
  /**
   * Adds a query, with the person's first one the subscription; the settings and the next run are for all. A paused one runs again.
   * What is followed already is left as it is, and false. `UserError` `error.follow.tooMany` beyond 10 of a person.
   */
  add(
    userId: string,
    query: string,
    settings: FollowSettings,
    nextRunAt: string,
    nowMs: number,
  ): Promise<boolean>;
  /** As `SubscriptionStore.edit`; nothing for a person who follows nothing. */
  change(
    userId: string,
    settings: Partial<FollowSettings>,
    nextRunAt: string | null,
    nowMs: number,
  ): Promise<void>;
  /** The last one takes the subscription with it, and its deliveries. Null when this person has no such. */
  remove(userId: string, followId: string): Promise<Follow | null>;
  /** How many there were. */
  removeAll(userId: string): Promise<number>;
}

export function createFollows({ read, write }: Database, newId: () => string = randomId): FollowStore {
  return {
    async of(userId) {
      const subscription = await rowOf(read, userId);
      if (!subscription) return null;
      const follows = await followsOf(read, subscription.id);
      return { subscription: toPersonal(subscription, userId), follows };
    },

    ofSubscription: (subscriptionId) => followsOf(read, subscriptionId),

    add: (userId, query, settings, nextRunAt, nowMs) =>
      write(async (trx) => {
        const before = await rowOf(trx, userId);
        const follows = before ? await followsOf(trx, before.id) : [];
        const isKnown = follows.some((follow) => isSame(follow.query, query));
        if (!isKnown && follows.length >= maxPerPerson)
          throw new UserError('error.follow.tooMany', { limit: maxPerPerson });
        const subscription = before
          ? await editRow(trx, before, settings, nextRunAt, nowMs)
          : await insertSubscription(
              trx,
              toNewRow(newId(), { userId }, settingsOf(settings), nextRunAt, nowMs),
            );
        await resume(trx, subscription.id, nextRunAt);
        if (isKnown) return false;
        await trx
          .insertInto('follow')
          .values({
            id: newId(),
            subscription_id: subscription.id,
            query,
            created_at: new Date(nowMs).toISOString(),
            since_seq: await lastSeq(trx),
          })
          .execute();
        return true;
      }),

    change: (userId, settings, nextRunAt, nowMs) =>
      write(async (trx) => {
        const before = await rowOf(trx, userId);
        if (before) await editRow(trx, before, settings, nextRunAt, nowMs);
      }),

    remove: (userId, followId) =>
      write(async (trx) => {
        const subscription = await rowOf(trx, userId);
        if (!subscription) return null;
        const removed = await trx
          .deleteFrom('follow')
          .where('id', '=', followId)
          .where('subscription_id', '=', subscription.id)
          .returningAll()
          .executeTakeFirst();
        if ((await followsOf(trx, subscription.id)).length === 0) await removeSubscription(trx, userId);
        return removed ? toFollow(removed) : null;
      }),

    removeAll: (userId) =>
      write(async (trx) => {
        const subscription = await rowOf(trx, userId);
        const follows = subscription ? await followsOf(trx, subscription.id) : [];
        await removeSubscription(trx, userId);
        return follows.length;
      }),
  };
}

type Reads = Pick<Transaction<Schema>, 'selectFrom'>;

function rowOf(db: Reads, userId: string) {
  return db.selectFrom('subscription').selectAll().where('user_id', '=', userId).executeTakeFirst();
}

async function followsOf(db: Reads, subscriptionId: string): Promise<readonly Follow[]> {
  const rows = await db
    .selectFrom('follow')
    .selectAll()
    .where('subscription_id', '=', subscriptionId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(toFollow);
}

function toFollow(row: FollowTable): Follow {
  return { id: row.id, query: row.query, createdAt: row.created_at, sinceSeq: row.since_seq };
}

/** A person's messages are like a server's that stays silent when nothing is new. */
function settingsOf(settings: FollowSettings): Settings {
  return {
    ...settings,
    channelName: '',
    postAs: { kind: 'message' },
    limit: 0,
    chart: false,
    onEmpty: 'silent',
  };
}

async function removeSubscription(trx: Transaction<Schema>, userId: string): Promise<void> {
  await trx.deleteFrom('subscription').where('user_id', '=', userId).execute();
}

function isSame(a: string, b: string): boolean {
  return foldText(a) === foldText(b);
}
