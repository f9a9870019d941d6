import type { NotNull, Transaction } from 'kysely';
import type { SubscriptionStore } from '../delivery/subscription-store.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';
import { pauseAndPark } from './subscription-changes.ts';
import { toSubscription } from './subscription-row.ts';

/** Servers that removed the bot, and what becomes of their subscriptions. */
export function createGuildDepartures(
  { read, write }: Database,
  now: () => number,
): Pick<SubscriptionStore, 'guildLeft' | 'guildJoined' | 'deleteLeftGuilds' | 'leftGuilds' | 'activeGuilds'> {
  return {
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
        .where('guild_id', 'is not', null)
        .where('guild_id', 'not in', (eb) => eb.selectFrom('left_guild').select('guild_id'))
        .orderBy('guild_id')
        .$narrowType<{ guild_id: NotNull }>()
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
  await trx.deleteFrom('welcome').where('guild_id', '=', guildId).execute();
}
