import { randomBytes } from 'node:crypto';
import type { Selectable, Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { DialogueTable } from './delivery-schema.ts';
import { fromJsonText, toJsonText } from './json-text.ts';
import type { Schema } from './schema.ts';

/** How long a dialogue can be gone on with. */
const keptMs = 7 * 24 * 3_600_000;

/** `state` is as it was saved; the caller parses it. */
interface Dialogue {
  readonly userId: string;
  readonly state: unknown;
}

/** State of a paged answer or a dialogue that is longer than a `custom_id`: kept, so that a restart loses nothing. */
export interface DialogueStore {
  /** Returns a short key. `userId` is kept to honour requests for deletion. */
  save(userId: string, guildId: string | null, state: unknown, nowMs: number): Promise<string>;
  /** Null when unknown or older than a week. The caller parses the value. */
  load(key: string): Promise<Dialogue | null>;
  /**
   * Replaces a state by what `update` makes of it, in one transaction, so that of two at once neither is lost. Null as `load`;
   * what `update` throws is thrown, and the state stays.
   */
  change(key: string, update: (dialogue: Dialogue) => unknown): Promise<Dialogue | null>;
  /**
   * Ends a dialogue by `work`, which runs for the first who asks alone: null for everybody else, and as `load`. When it fails,
   * the dialogue is open again.
   */
  finish<T>(key: string, work: (dialogue: Dialogue) => Promise<T>): Promise<T | null>;
  deleteOlderThan(beforeMs: number): Promise<void>;
}

/** `newKey` makes the short keys; they are not secrets, but nobody should guess one. */
export function createDialogues(
  database: Database,
  now: () => number = Date.now,
  newKey: () => string = randomKey,
): DialogueStore {
  const oldest = () => new Date(now() - keptMs).toISOString();
  const find = (db: Pick<Transaction<Schema>, 'selectFrom'>, key: string) =>
    db
      .selectFrom('dialogue')
      .selectAll()
      .where('key', '=', key)
      .where('created_at', '>=', oldest())
      .executeTakeFirst();
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
      const row = await find(database.read, key);
      return row ? toDialogue(row) : null;
    },

    change: (key, update) =>
      database.write(async (trx) => {
        const row = await find(trx, key);
        if (!row) return null;
        const state = update(toDialogue(row));
        await trx
          .updateTable('dialogue')
          .set({ state: toJsonText(state) })
          .where('key', '=', key)
          .execute();
        return { userId: row.user_id, state };
      }),

    async finish(key, work) {
      const row = await database.write(async (trx) => {
        const found = await find(trx, key);
        if (found) await trx.deleteFrom('dialogue').where('key', '=', key).execute();
        return found;
      });
      if (!row) return null;
      try {
        return await work(toDialogue(row));
      } catch (error) {
        await database.write((trx) => trx.insertInto('dialogue').values(row).execute());
        throw error;
      }
    },

    deleteOlderThan: (beforeMs) =>
      database.write(async (trx) => {
        await trx.deleteFrom('dialogue').where('created_at', '<', new Date(beforeMs).toISOString()).execute();
      }),
  };
}

function toDialogue({ user_id, state }: Selectable<DialogueTable>): Dialogue {
  return { userId: user_id, state: fromJsonText(state) };
}

function randomKey(): string {
  return randomBytes(9).toString('base64url');
}
