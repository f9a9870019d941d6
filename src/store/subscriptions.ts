import { randomBytes } from 'node:crypto';
import { type NotNull, type Selectable, sql, type Transaction } from 'kysely';
import type { PauseReason, PostAs } from '../delivery/subscription.ts';
import type { SubscriptionStore } from '../delivery/subscription-store.ts';
import { UserError } from '../errors.ts';
import type { Database } from './database.ts';
import { isOfRun } from './delivery-conditions.ts';
import type { SubscriptionTable } from './delivery-schema.ts';
import { toJsonText } from './json-text.ts';
import type { Schema } from './schema.ts';
import {
  type Settings,
  toColumns,
  toGuilds,
  toNewRow,
  toSettings,
  toSubscription,
} from './subscription-row.ts';
import { insertRow } from './write-plan.ts';

/** As many as an autocomplete can offer. [interactions/application-commands: 25 choices] */
const maxPerGuild = 25;

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
    add: (subscription, nextRunAt, nowMs, known) =>
      write(async (trx) => {
        const ofGuild = await trx
          .selectFrom('subscription')
          .select('channel_id')
          .where('guild_id', '=', subscription.guildId)
          .execute();
        const ofChannel = ofGuild.filter(({ channel_id }) => channel_id === subscription.channelId).length;
        if (known !== undefined && ofChannel !== known) throw new UserError('error.subscription.meanwhile');
        if (ofGuild.length >= maxPerGuild)
          throw new UserError('error.subscription.tooMany', { limit: maxPerGuild });
        const row = await trx
          .insertInto('subscription')
          .values(
            toNewRow(newId(), subscription, { chart: false, ...subscription, quiet: null }, nextRunAt, nowMs),
          )
          .returningAll()
          .executeTakeFirstOrThrow();
        return toGuilds(row, subscription.guildId);
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
      return rows.map((row) => toGuilds(row, guildId));
    },

    async countDue(fromMs, toMs) {
      const { count } = await read
        .selectFrom('subscription')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('pause', 'is', null)
        .where('next_run_at', '>=', new Date(fromMs).toISOString())
        .where('next_run_at', '<', new Date(toMs).toISOString())
        .executeTakeFirstOrThrow();
      return count;
    },

    async listDue(nowMs, limit, last = null) {
      const rows = await read
        .selectFrom('subscription')
        .selectAll()
        .where('pause', 'is', null)
        .where('next_run_at', '<=', new Date(nowMs).toISOString())
        .$if(last !== null, (due) =>
          due.where(sql<boolean>`(next_run_at, id) > (${last?.nextRunAt}, ${last?.id})`),
        )
        .orderBy('next_run_at')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toSubscription);
    },

    edit: (id, edit, nextRunAt) =>
      write(async (trx) => {
        const before = await find(trx, id);
        if (!before || before.guild_id === null) throw new UserError('error.subscription.unknown');
        const row = await editRow(trx, before, edit, nextRunAt, now());
        const edited = toGuilds(row, before.guild_id);
        if (isForum(edited) !== isForum(toSettings(before))) return edited;
        await trx
          .updateTable('delivery')
          .set({ channel_id: row.channel_id })
          .where('subscription_id', '=', id)
          .where('state', '=', 'planned')
          .where(isOfRun)
          .execute();
        return edited;
      }),

    pause: (id, reason, notice = null) =>
      write(async (trx) => {
        const before = await find(trx, id);
        if (!before) return false;
        await pauseAndPark(trx, [id], reason, now());
        if (before.pause !== null) return false;
        if (notice) await insertRow(trx, notice, new Date(now()).toISOString());
        return true;
      }),

    resume: (id, nextRunAt) => write((trx) => resume(trx, id, nextRunAt)),

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

    deleteGone: (beforeMs) =>
      write(async (trx) => {
        const gone = await trx
          .deleteFrom('subscription')
          .where(sql<boolean>`pause ->> '$.key' in ('channelGone', 'directMessagesClosed')`)
          .where('paused_at', '<', new Date(beforeMs).toISOString())
          .returning('id')
          .execute();
        return gone.map(({ id }) => id);
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
        .where('guild_id', 'is not', null)
        .where('guild_id', 'not in', (eb) => eb.selectFrom('left_guild').select('guild_id'))
        .orderBy('guild_id')
        .$narrowType<{ guild_id: NotNull }>()
        .execute();
      return rows.map(({ guild_id }) => guild_id);
    },
  };
}

function isForum({ postAs }: { readonly postAs: PostAs }): boolean {
  return postAs.kind === 'forumPost';
}

type Row = Selectable<SubscriptionTable>;

/** See `SubscriptionStore.edit`. */
export async function editRow(
  trx: Transaction<Schema>,
  before: Row,
  edit: Partial<Settings>,
  nextRunAt: string | null,
  nowMs: number,
): Promise<Row> {
  const now = new Date(nowMs).toISOString();
  const movable = before.next_run_at !== null && before.next_run_at > now;
  return trx
    .updateTable('subscription')
    .set({
      ...toColumns({ ...toSettings(before), ...edit }),
      ...(edit.schedule !== undefined && { scheduled_at: now }),
      next_run_at: (movable && nextRunAt) || before.next_run_at,
    })
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** See `SubscriptionStore.resume`. */
export async function resume(trx: Transaction<Schema>, id: string, nextRunAt: string): Promise<void> {
  await trx
    .updateTable('subscription')
    .set({ pause: null, paused_at: null, next_run_at: nextRunAt })
    .where('id', '=', id)
    .where('pause', 'is not', null)
    .execute();
}

/** Everything of a server: deliveries go with their subscriptions. */
export async function deleteGuild(trx: Transaction<Schema>, guildId: string): Promise<void> {
  await trx.deleteFrom('subscription').where('guild_id', '=', guildId).execute();
  await trx.deleteFrom('dialogue').where('guild_id', '=', guildId).execute();
  await trx.deleteFrom('left_guild').where('guild_id', '=', guildId).execute();
  await trx.deleteFrom('welcome').where('guild_id', '=', guildId).execute();
}

/** A row that is being sent is left to the outbox, which finds out first whether Discord has it. */
async function pauseAndPark(
  trx: Transaction<Schema>,
  ids: readonly string[],
  reason: PauseReason,
  nowMs: number,
): Promise<void> {
  const now = new Date(nowMs).toISOString();
  await trx
    .updateTable('subscription')
    .set((eb) => ({
      pause: toJsonText(reason),
      paused_at: eb.fn.coalesce('paused_at', eb.val(now)),
      next_run_at: null,
    }))
    .where('id', 'in', ids)
    .execute();
  await trx
    .updateTable('delivery')
    .set({
      state: 'parked',
      reason: toJsonText({ key: 'paused' }),
      ended_at: now,
    })
    .where('subscription_id', 'in', ids)
    .where('state', '=', 'planned')
    .where(isOfRun)
    .execute();
}

/** Eight characters: short enough for a `custom_id`, and 2⁴⁸ of them. */
export function randomId(): string {
  return randomBytes(6).toString('base64url');
}
