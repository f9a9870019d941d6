import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import { UserError } from '../errors.ts';
import { openReader, openWriter, type Synchronous } from './connection.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';
import { isBusy, toStoreError } from './store-error.ts';

/** What the modules of the store are made of: reads at any time, writes in transactions, one after the other. */
export interface Database {
  readonly read: Kysely<Schema>;
  /**
   * Runs `transact` in one transaction: all of it is kept when it returns, nothing when it throws. It may be run
   * again when another process holds the lock, so it does nothing but talk to the database, and should be over
   * within some 20 ms. Throws `UserError` `error.store.busy` when the lock was not free for `busyAfterMs`.
   */
  write<T>(transact: (trx: Transaction<Schema>) => Promise<T>): Promise<T>;
  /** Lets a running write finish. Closing again does nothing. */
  close(): Promise<void>;
}

/** The longest holder of the lock is an import in another thread, some 20 ms at a time. */
const defaultBusyAfterMs = 5_000;

export interface DatabaseOptions {
  /** How long a write waits for another holder of the lock, in milliseconds. */
  readonly busyAfterMs?: number;
  readonly synchronous?: Synchronous;
}

/** Opens a database file, creates it where there is none, and brings it to the newest shape. */
export async function openDatabase(
  path: string,
  { busyAfterMs = defaultBusyAfterMs, synchronous = 'full' }: DatabaseOptions = {},
): Promise<Database> {
  const untilFree = <T>(attempt: () => Promise<T>) => retryWhileBusy(attempt, path, busyAfterMs);
  await mkdir(dirname(path), { recursive: true }).catch((error: unknown) => {
    throw toStoreError(error, path);
  });
  const writer = await untilFree(async () => openWriter(path, synchronous));
  try {
    await untilFree(() => migrate(writer, migrations, path));
    const reader = openReader(path);
    let closed: Promise<void> | undefined;
    return {
      read: reader,
      write: (transact) => untilFree(() => writer.transaction().execute(transact)),
      close() {
        closed ??= reader.destroy().then(() => closeWriter(writer));
        return closed;
      },
    };
  } catch (error) {
    await closeWriter(writer);
    throw error;
  }
}

/** Kysely closes a connection under a running transaction; asking for it first waits for its end. */
async function closeWriter(writer: Kysely<Schema>): Promise<void> {
  await writer.connection().execute(async () => undefined);
  await writer.destroy();
}

/** Waits for another holder of the lock off the thread, first 1 ms, then longer, at most 50 ms at a time. */
async function retryWhileBusy<T>(attempt: () => Promise<T>, path: string, busyAfterMs: number): Promise<T> {
  for (let waitedMs = 0, waitMs = 1; ; waitedMs += waitMs, waitMs = Math.min(50, waitMs * 1.5)) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (waitedMs >= busyAfterMs)
        throw new UserError(
          'error.store.busy',
          { path, seconds: busyAfterMs / 1000 },
          { kind: 'busy', cause: error },
        );
    }
    await wait(waitMs);
  }
}
