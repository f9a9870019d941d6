import type { Database } from './database.ts';

/** Which servers were greeted, so that none is twice. */
export interface WelcomeStore {
  /** To be asked before greeting a server: true for the first who asks, false while that is remembered. */
  begin(guildId: string, nowMs: number): Promise<boolean>;
  /** Then a server that comes back is greeted again. */
  deleteOlderThan(beforeMs: number): Promise<void>;
}

export function createWelcomes({ write }: Database): WelcomeStore {
  return {
    begin: (guildId, nowMs) =>
      write(async (trx) => {
        const begun = await trx
          .insertInto('welcome')
          .values({ guild_id: guildId, begun_at: new Date(nowMs).toISOString() })
          .onConflict((conflict) => conflict.doNothing())
          .returning('guild_id')
          .executeTakeFirst();
        return begun !== undefined;
      }),

    deleteOlderThan: (beforeMs) =>
      write(async (trx) => {
        await trx.deleteFrom('welcome').where('begun_at', '<', new Date(beforeMs).toISOString()).execute();
      }),
  };
}
