import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import type {
  NewSubscription,
  PauseReason,
  Subscription,
  SubscriptionEdit,
} from '../delivery/subscription.ts';
import { UserError } from '../errors.ts';
import type { Database } from './database.ts';
import { toJsonText } from './json-text.ts';
import type { Schema } from './schema.ts';
import { toColumns, toSubscription } from './subscription-row.ts';

/** As many as an autocomplete can offer. [interactions/application-commands: 25 choices] */
const maxPerGuild = 25;

export interface SubscriptionStore {
  /** `UserError` `error.subscription.tooMany` beyond 25 of a server. */
  add(subscription: NewSubscription, nextRunAt: string, nowMs: number): Promise<Subscription>;
  get(id: string): Promise<Subscription | null>;
  /** In the order in which they were set up. */
  listOfGuild(guildId: string): Promise<readonly Subscription[]>;
  /** Active ones whose `nextRunAt` is at or before `now`, oldest first. */
  listDue(nowMs: number, limit: number): Promise<readonly Subscription[]>;
  /**
   * Rows that are planned move to the new channel: Discord certainly does not have them. `nextRunAt` null leaves the next
   * run as it is; so does a run that is due and not settled yet, which the new schedule then settles; a paused
   * subscription has none. `UserError` `error.subscription.unknown` when there is no such.
   */
  edit(id: string, edit: SubscriptionEdit, nextRunAt: string | null): Promise<Subscription>;
  /** Planned deliveries are parked with it. False when it was paused before: then the newer reason stands. */
  pause(id: string, reason: PauseReason): Promise<boolean>;
  resume(id: string, nextRunAt: string): Promise<void>;
  /** Its deliveries go with it, whatever their state. */
  remove(id: string): Promise<void>;
  /**
   * The bot was removed from a server: everything of it is due for deletion at `deleteAfterMs`, and what ran is paused.
   * Told twice, the first time counts.
   */
  guildLeft(guildId: string, deleteAfterMs: number): Promise<void>;
  /** Nothing of the server is due for deletion any more; what was paused for leaving stays so until it is resumed. */
  guildJoined(guildId: string): Promise<void>;
  /** Deletes what has waited long enough; tells which servers. */
  deleteLeftGuilds(nowMs: number): Promise<readonly string[]>;
  /** Servers that are due for deletion. */
  leftGuilds(): Promise<readonly string[]>;
  /** Servers that have a subscription and are not due for deletion. */
  activeGuilds(): Promise<readonly string[]>;
}

/** `newId` makes the short ids. */
export function createSubscriptions(
  database: Database,
  now: () => number = Date.now,
  newId: () => string = randomId,
): SubscriptionStore {
  const { read, write } = database;
  const find = (db: Pick<Transaction<Schema>, 'selectFrom'>, id: string) =>
    db.selectFrom('subscription').selectAll().where('id', '=', id).executeTakeFirst();

  return {
    add: (subscription, nextRunAt, nowMs) =>
      write(async (trx) => {
        const { count } = await trx
          .selectFrom('subscription')
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .where('guild_id', '=', subscription.guildId)
          .executeTakeFirstOrThrow();
        if (count >= maxPerGuild) throw new UserError('error.subscription.tooMany', { limit: maxPerGuild });
        const row = await trx
          .insertInto('subscription')
          .values({
            id: newId(),
            guild_id: subscription.guildId,
            created_by: subscription.createdBy,
            created_at: new Date(nowMs).toISOString(),
            ...toColumns(subscription),
            next_run_at: nextRunAt,
            pause: null,
            cursor_seq: null,
            last_was_empty: 0,
          })
          .returningAll()
          .executeTakeFirstOrThrow();
        return toSubscription(row);
      }),

    async get(id) {
      const row = await find(read, id);
      return row ? toSubscription(row) : null;
    },

    async listOfGuild(guildId) {
      const rows = await read
        .selectFrom('subscription')
        .selectAll()
        .where('guild_id', '=', guildId)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(toSubscription);
    },

    async listDue(nowMs, limit) {
      const rows = await read
        .selectFrom('subscription')
        .selectAll()
        .where('pause', 'is', null)
        .where('next_run_at', '<=', new Date(nowMs).toISOString())
        .orderBy('next_run_at')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toSubscription);
    },

    edit: (id, edit, nextRunAt) =>
      write(async (trx) => {
        const before = await find(trx, id);
        if (!before) throw new UserError('error.subscription.unknown');
        const movable = before.next_run_at !== null && before.next_run_at > new Date(now()).toISOString();
        const row = await trx
          .updateTable('subscription')
          .set({
            ...toColumns({ ...toSubscription(before), ...edit }),
            next_run_at: (movable && nextRunAt) || before.next_run_at,
          })
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirstOrThrow();
        await trx
          .updateTable('delivery')
          .set({ channel_id: row.channel_id })
          .where('subscription_id', '=', id)
          .where('state', '=', 'planned')
          .execute();
        return toSubscription(row);
      }),

    pause: (id, reason) =>
      write(async (trx) => {
        const before = await find(trx, id);
        if (!before) return false;
        await pauseAndPark(trx, [id], reason, now());
        return before.pause === null;
      }),

    resume: (id, nextRunAt) =>
      write(async (trx) => {
        await trx
          .updateTable('subscription')
          .set({ pause: null, next_run_at: nextRunAt })
          .where('id', '=', id)
          .where('pause', 'is not', null)
          .execute();
      }),

    remove: (id) =>
      write(async (trx) => {
        await trx.deleteFrom('subscription').where('id', '=', id).execute();
      }),

    guildLeft: (guildId, deleteAfterMs) =>
      write(async (trx) => {
        await trx
          .insertInto('left_guild')
          .values({ guild_id: guildId, delete_after: new Date(deleteAfterMs).toISOString() })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        const rows = await trx
          .selectFrom('subscription')
          .selectAll()
          .where('guild_id', '=', guildId)
          .execute();
        // Being removed also explains why the last sends were refused; only an admin's own pause outlives it.
        const ids = rows.map(toSubscription).filter(({ pause }) => pause?.key !== 'byAdmin');
        await pauseAndPark(
          trx,
          ids.map(({ id }) => id),
          { key: 'guildLeft' },
          now(),
        );
      }),

    guildJoined: (guildId) =>
      write(async (trx) => {
        await trx.deleteFrom('left_guild').where('guild_id', '=', guildId).execute();
      }),

    deleteLeftGuilds: (nowMs) =>
      write(async (trx) => {
        const left = await trx
          .deleteFrom('left_guild')
          .where('delete_after', '<=', new Date(nowMs).toISOString())
          .returning('guild_id')
          .execute();
        for (const { guild_id } of left) await deleteGuild(trx, guild_id);
        return left.map(({ guild_id }) => guild_id);
      }),

    async leftGuilds() {
      const rows = await read.selectFrom('left_guild').select('guild_id').orderBy('guild_id').execute();
      return rows.map(({ guild_id }) => guild_id);
    },

    async activeGuilds() {
      const rows = await read
        .selectFrom('subscription')
        .select('guild_id')
        .distinct()
        .where('guild_id', 'not in', (eb) => eb.selectFrom('left_guild').select('guild_id'))
        .orderBy('guild_id')
        .execute();
      return rows.map(({ guild_id }) => guild_id);
    },
  };
}

/** Everything of a server: deliveries go with their subscriptions. */
export async function deleteGuild(trx: Transaction<Schema>, guildId: string): Promise<void> {
  await trx.deleteFrom('subscription').where('guild_id', '=', guildId).execute();
  await trx.deleteFrom('dialogue').where('guild_id', '=', guildId).execute();
  await trx.deleteFrom('left_guild').where('guild_id', '=', guildId).execute();
}

/** A row that is being sent is left to the outbox, which finds out first whether Discord has it. */
async function pauseAndPark(
  trx: Transaction<Schema>,
  ids: readonly string[],
  reason: PauseReason,
  nowMs: number,
): Promise<void> {
  await trx
    .updateTable('subscription')
    .set({ pause: toJsonText(reason), next_run_at: null })
    .where('id', 'in', ids)
    .execute();
  await trx
    .updateTable('delivery')
    .set({
      state: 'parked',
      reason: toJsonText({ key: 'paused' }),
      ended_at: new Date(nowMs).toISOString(),
    })
    .where('subscription_id', 'in', ids)
    .where('state', '=', 'planned')
    .execute();
}

/** Eight characters: short enough for a `custom_id`, and 2⁴⁸ of them. */
function randomId(): string {
  return randomBytes(6).toString('base64url');
}
