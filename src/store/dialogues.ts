import { randomBytes } from 'node:crypto';
import type { Database } from './database.ts';
import { fromJsonText, toJsonText } from './json-text.ts';

/** How long a dialogue can be gone on with. */
const keptMs = 7 * 24 * 3_600_000;

/** State of a paged answer or a dialogue that is longer than a `custom_id`: kept, so that a restart loses nothing. */
export interface DialogueStore {
  /** Returns a short key. `userId` is kept to honour requests for deletion. */
  save(userId: string, guildId: string | null, state: unknown, nowMs: number): Promise<string>;
  /** Null when unknown or older than a week. The caller parses the value. */
  load(key: string): Promise<{ readonly userId: string; readonly state: unknown } | null>;
  deleteOlderThan(beforeMs: number): Promise<void>;
}

/** `newKey` makes the short keys; they are not secrets, but nobody should guess one. */
export function createDialogues(
  database: Database,
  now: () => number = Date.now,
  newKey: () => string = randomKey,
): DialogueStore {
  return {
    save: (userId, guildId, state, nowMs) =>
      database.write(async (trx) => {
        const { key } = await trx
          .insertInto('dialogue')
          .values({
            key: newKey(),
            user_id: userId,
            guild_id: guildId,
            state: toJsonText(state),
            created_at: new Date(nowMs).toISOString(),
          })
          .returning('key')
          .executeTakeFirstOrThrow();
        return key;
      }),

    async load(key) {
      const row = await database.read
        .selectFrom('dialogue')
        .select(['user_id', 'state'])
        .where('key', '=', key)
        .where('created_at', '>=', new Date(now() - keptMs).toISOString())
        .executeTakeFirst();
      return row ? { userId: row.user_id, state: fromJsonText(row.state) } : null;
    },

    deleteOlderThan: (beforeMs) =>
      database.write(async (trx) => {
        await trx.deleteFrom('dialogue').where('created_at', '<', new Date(beforeMs).toISOString()).execute();
      }),
  };
}

function randomKey(): string {
  return randomBytes(9).toString('base64url');
}
