import { sql, type Transaction } from 'kysely';
import type { SubscriptionStore } from '../delivery/subscription-store.ts';
import { UserError } from '../errors.ts';
import type { Database } from './database.ts';
import { createGuildDepartures } from './guild-departures.ts';
import type { Schema } from './schema.ts';
import { editRow, insertSubscription, pauseAndPark, randomId, resume } from './subscription-changes.ts';
import { toGuilds, toNewRow, toSubscription } from './subscription-row.ts';
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
    ...createGuildDepartures(database, now),

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
        const settings = { chart: false, ...subscription, quiet: null };
        const row = await insertSubscription(
          trx,
          toNewRow(newId(), subscription, settings, nextRunAt, nowMs),
        );
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
        return toGuilds(await editRow(trx, before, edit, nextRunAt, now()), before.guild_id);
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
  };
}
