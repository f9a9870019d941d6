import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { UserError } from '../errors.ts';
import { openReader } from './connection.ts';
import type { Database } from './database.ts';
import { pendingMigrations } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import type { Store } from './store.ts';
import { toStoreError } from './store-error.ts';
import { storeOn } from './store-on.ts';

/** A store as it was found; `older`: it gets its present shape when it is next opened to be used. */
export type InspectedStore =
  | { readonly kind: 'none' | 'older' }
  | { readonly kind: 'ok'; readonly store: Store; readonly sizeBytes: number };

/**
 * Opens the store of a data folder to look at it: nothing is created, changed or locked, so a running bot is not disturbed.
 * The whole file is checked for damage. Close the store of an `ok`.
 * @throws UserError `error.store.newer`, `.corrupt`, `.notWritable`
 */
export async function inspectStore(dataDir: string): Promise<InspectedStore> {
  const path = join(dataDir, 'amur.db');
  const sizeBytes = await sizeOf(path);
  if (sizeBytes === null) return { kind: 'none' };
  const read = openReader(path);
  const database: Database = {
    read,
    write: () => Promise.reject(new Error('the store was opened to be looked at')),
    close: () => read.destroy(),
  };
  try {
    await checkForDamage(database, path);
    if ((await pendingMigrations(read, migrations, path)).length === 0)
      return { kind: 'ok', store: storeOn(database), sizeBytes };
    await database.close();
    return { kind: 'older' };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw toStoreError(error, path);
  }
}

/** https://www.sqlite.org/pragma.html#pragma_quick_check: one row `ok`, or rows of what is wrong. */
async function checkForDamage({ read }: Database, path: string): Promise<void> {
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(read);
  if (rows[0]?.quick_check !== 'ok')
    throw new UserError('error.store.corrupt', { path }, { cause: new Error(rows[0]?.quick_check) });
}
