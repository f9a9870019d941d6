import { sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import { deleteGuild } from './guild-departures.ts';
import { toJsonText } from './json-text.ts';
import type { Schema } from './schema.ts';

/** What is stored about a person or a server, and its deletion. */
export interface PrivacyStore {
  /** Counts, by kind of row. */
  ofUser(userId: string): Promise<{
    readonly subscriptionsCreated: number;
    readonly subscriptionsPaused: number;
    readonly dialogues: number;
    readonly follows: number;
  }>;
  ofGuild(
    guildId: string,
  ): Promise<{ readonly subscriptions: number; readonly deliveries: number; readonly dialogues: number }>;
  /** Subscriptions that the person set up or paused stay with their server, without the person's id; what they follow goes. */
  deleteUser(userId: string): Promise<void>;
  deleteGuild(guildId: string): Promise<void>;
}

export function createPrivacy({ read, write }: Database): PrivacyStore {
  const countSubscriptions = read
    .selectFrom('subscription')
    .select((eb) => eb.fn.countAll<number>().as('count'));
  const countDialogues = read.selectFrom('dialogue').select((eb) => eb.fn.countAll<number>().as('count'));
  const countDeliveries = read
    .selectFrom('delivery')
    .innerJoin('subscription', 'subscription.id', 'delivery.subscription_id')
    .select((eb) => eb.fn.countAll<number>().as('count'));

  const countFollows = read
    .selectFrom('follow')
    .innerJoin('subscription', 'subscription.id', 'follow.subscription_id')
    .select((eb) => eb.fn.countAll<number>().as('count'));

  return {
    async ofUser(userId) {
      const created = await countSubscriptions.where('created_by', '=', userId).executeTakeFirstOrThrow();
      const paused = await countSubscriptions.where(isPausedBy(userId)).executeTakeFirstOrThrow();
      const dialogues = await countDialogues.where('user_id', '=', userId).executeTakeFirstOrThrow();
      const follows = await countFollows.where('user_id', '=', userId).executeTakeFirstOrThrow();
      return {
        subscriptionsCreated: created.count,
        subscriptionsPaused: paused.count,
        dialogues: dialogues.count,
        follows: follows.count,
      };
    },

    async ofGuild(guildId) {
      const subscriptions = await countSubscriptions
        .where('guild_id', '=', guildId)
        .executeTakeFirstOrThrow();
      const deliveries = await countDeliveries
        .where('subscription.guild_id', '=', guildId)
        .executeTakeFirstOrThrow();
      const dialogues = await countDialogues.where('guild_id', '=', guildId).executeTakeFirstOrThrow();
      return {
        subscriptions: subscriptions.count,
        deliveries: deliveries.count,
        dialogues: dialogues.count,
      };
    },

    deleteUser: (userId) =>
      write(async (trx) => {
        await trx.deleteFrom('dialogue').where('user_id', '=', userId).execute();
        await trx.deleteFrom('subscription').where('user_id', '=', userId).execute();
        await forgetNotices(trx, userId);
        await trx
          .updateTable('subscription')
          .set({ created_by: null })
          .where('created_by', '=', userId)
          .execute();
        await trx
          .updateTable('subscription')
          .set({ pause: toJsonText({ key: 'byAdmin', userId: null }) })
          .where(isPausedBy(userId))
          .execute();
      }),

    deleteGuild: (guildId) => write((trx) => deleteGuild(trx, guildId)),
  };
}

/** Of the digests that a person set up: what was to tell them in private, for their channel stands with it. */
async function forgetNotices(trx: Transaction<Schema>, userId: string): Promise<void> {
  await trx
    .deleteFrom('delivery')
    .where('kind', '=', 'adminNotice')
    .where('subscription_id', 'in', (eb) =>
      eb
        .selectFrom('subscription')
        .select('id')
        .where('created_by', '=', userId)
        .whereRef('subscription.channel_id', '!=', 'delivery.channel_id'),
    )
    .execute();
}

function isPausedBy(userId: string) {
  return sql<boolean>`pause ->> '$.userId' = ${userId}`;
}
