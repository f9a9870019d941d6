import BetterSqlite3 from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';
import type { Schema } from './schema.ts';
import { toStoreError } from './store-error.ts';

/** How long a reader waits, blocking, for what can lock readers out in WAL mode: recovery and clean-up by another process. */
const readTimeoutMs = 1_000;

/**
 * What a power cut may take: of `full` nothing; of `normal` the last transactions, in order, which saves waiting for the disk after
 * each. Either way the file stays whole, and a process that is killed loses nothing.
 */
export type Synchronous = 'full' | 'normal';

/** The one connection that writes. It never waits for a lock: `database.ts` does, without blocking the thread. */
export function openWriter(path: string, synchronous: Synchronous): Kysely<Schema> {
  return open(path, 0, ['journal_mode = wal', `synchronous = ${synchronous}`, 'foreign_keys = on']);
}

/** A connection that cannot write, so that reads never queue behind a transaction. Opened after the writer. */
export function openReader(path: string): Kysely<Schema> {
  return open(path, readTimeoutMs, ['query_only = on']);
}

function open(path: string, timeoutMs: number, pragmas: readonly string[]): Kysely<Schema> {
  let sqlite: BetterSqlite3.Database | undefined;
  try {
    sqlite = new BetterSqlite3(path, { timeout: timeoutMs });
    for (const pragma of pragmas) sqlite.pragma(pragma);
    return new Kysely<Schema>({ dialect: new StoreDialect(sqlite, path) });
  } catch (error) {
    sqlite?.close();
    throw toStoreError(error, path);
  }
}

/** Kysely prepares a statement each time it runs one; keeping them halves the time of a small query. */
function withPreparedStatements(sqlite: BetterSqlite3.Database, path: string): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    prepare(text) {
      let statement = prepared.get(text);
      if (!statement) {
        if (prepared.size >= maxPrepared) prepared.clear();
        statement = prepare(sqlite, text, path);
        prepared.set(text, statement);
      }
      return statement;
    },
    close: () => sqlite.close(),
  };
}

/** Far more than the store's modules have; a bound for statements whose text varies. */
const maxPrepared = 300;

/** A statement whose faults are told in the owner's terms: see `store-error.ts`. */
function prepare(sqlite: BetterSqlite3.Database, text: string, path: string): SqliteStatement {
  const told = <T>(run: () => T): T => {
    try {
      return run();
    } catch (error) {
      throw toStoreError(error, path);
    }
  };
  const statement = told(() => sqlite.prepare(text));
  return {
    reader: statement.reader,
    all: (parameters) => told(() => statement.all(parameters)),
    run: (parameters) => told(() => statement.run(parameters)),
    iterate: (parameters) => statement.iterate(parameters) as IterableIterator<unknown>,
  };
}

class StoreDialect extends SqliteDialect {
  readonly #sqlite: BetterSqlite3.Database;
  readonly #config: SqliteDialectConfig;

  constructor(sqlite: BetterSqlite3.Database, path: string) {
    const config = { database: withPreparedStatements(sqlite, path) };
    super(config);
    this.#sqlite = sqlite;
    this.#config = config;
  }
  override createDriver(): SqliteDriver {
    return new StoreDriver(this.#sqlite, this.#config);
  }
  override createAdapter(): SqliteAdapter {
    return new StoreAdapter();
  }
}

class StoreDriver extends SqliteDriver {
  readonly #sqlite: BetterSqlite3.Database;

  constructor(sqlite: BetterSqlite3.Database, config: SqliteDialectConfig) {
    super(config);
    this.#sqlite = sqlite;
  }
  /** Takes the lock at once: a transaction that reads before it writes could be refused in between. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
  /** After some faults (disk full) SQLite has rolled back already, and would hide the fault behind one of its own. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#sqlite.inTransaction) await super.rollbackTransaction(connection);
  }
}

class StoreAdapter extends SqliteAdapter {
  /** SQLite can, though Kysely assumes that it cannot: without this a failed migration leaves half of its tables. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
