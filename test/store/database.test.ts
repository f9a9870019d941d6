import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { type Kysely, sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { openWriter } from '../../src/store/connection.ts';
import { type DatabaseOptions, openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import type { Schema } from '../../src/store/schema.ts';
import { temporaryFolder } from './temporary-folder.ts';

const file = { size_bytes: 1, mtime_ms: 1.5, article_id: null, line: null, reason: null };

async function open(path = join(temporaryFolder(), 'data', 'amur.db'), options: DatabaseOptions = {}) {
  const database = await openDatabase(path, options);
  onTestFinished(() => database.close().catch(() => undefined));
  return { database, path };
}

const tableNames = async (db: Kysely<Schema>) =>
  (await sql<{ name: string }>`select name from sqlite_schema where type = 'table'`.execute(db)).rows.map(
    (row) => row.name,
  );

test('a new database has the newest shape and survives power loss', async () => {
  const { database } = await open();
  expect(await tableNames(database.read)).toEqual(
    expect.arrayContaining(['article', 'reading', 'story', 'file']),
  );
  await database.write(async (trx) => {
    const pragma = async (name: string) =>
      (await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(trx)).rows[0];
    expect(await pragma('journal_mode')).toEqual({ journal_mode: 'wal' });
    expect(await pragma('synchronous')).toEqual({ synchronous: 2 });
    expect(await pragma('foreign_keys')).toEqual({ foreign_keys: 1 });
  });
});

test('what is written is there after opening again, and the migrations are not run twice', async () => {
  const { database, path } = await open();
  await database.write((trx) =>
    trx
      .insertInto('file')
      .values({ path: 'a', ...file })
      .execute(),
  );
  await database.close();
  const again = await open(path);
  expect(await again.database.read.selectFrom('file').select('path').execute()).toEqual([{ path: 'a' }]);
});

test('a write that throws leaves nothing behind', async () => {
  const { database } = await open();
  const failing = database.write(async (trx) => {
    await trx
      .insertInto('file')
      .values({ path: 'a', ...file })
      .execute();
    throw new Error('in the middle');
  });
  await expect(failing).rejects.toThrow('in the middle');
  expect(await database.read.selectFrom('file').selectAll().execute()).toEqual([]);
});

test('the reading connection cannot write', async () => {
  const { database } = await open();
  await expect(
    database.read
      .insertInto('file')
      .values({ path: 'a', ...file })
      .execute(),
  ).rejects.toThrow();
});

test('a read does not wait for an open transaction, and does not see it', async () => {
  const { database } = await open();
  await database.write(async (trx) => {
    await trx
      .insertInto('file')
      .values({ path: 'a', ...file })
      .execute();
    expect(await database.read.selectFrom('file').selectAll().execute()).toEqual([]);
  });
  expect(await database.read.selectFrom('file').selectAll().execute()).toHaveLength(1);
});

test('a write waits for the lock of another process without blocking the thread', async () => {
  const { database, path } = await open();
  const other = new BetterSqlite3(path);
  other.exec('begin immediate');
  let turns = 0;
  const turning = setInterval(() => {
    turns += 1;
    if (turns === 20) other.exec('commit');
  }, 1);
  await database.write((trx) =>
    trx
      .insertInto('file')
      .values({ path: 'a', ...file })
      .execute(),
  );
  clearInterval(turning);
  other.close();
  expect(turns).toBeGreaterThanOrEqual(20);
});

test('a lock that is never freed is told as busy', async () => {
  const { database, path } = await open(undefined, { busyAfterMs: 50 });
  const other = new BetterSqlite3(path);
  other.exec('begin immediate');
  onTestFinished(() => void other.close());
  await expect(database.write(async () => 1)).rejects.toMatchObject({
    key: 'error.store.busy',
    kind: 'busy',
  });
});

test('several processes may open a new folder at once', async () => {
  const path = join(temporaryFolder(), 'amur.db');
  const opened = await Promise.all([openDatabase(path), openDatabase(path), openDatabase(path)]);
  const written = opened.map((each, i) =>
    each.write((trx) =>
      trx
        .insertInto('file')
        .values({ path: `${i}`, ...file })
        .execute(),
    ),
  );
  await Promise.all(written);
  expect(await opened[0]?.read.selectFrom('file').selectAll().execute()).toHaveLength(3);
  await Promise.all(opened.map((each) => each.close()));
});

test('closing twice is closing once', async () => {
  const { database } = await open();
  await Promise.all([database.close(), database.close()]);
  await database.close();
});

test('closing lets a running write finish', async () => {
  const { database, path } = await open();
  const writing = database.write((trx) =>
    trx
      .insertInto('file')
      .values({ path: 'a', ...file })
      .execute(),
  );
  await Promise.all([writing, database.close()]);
  expect(await (await open(path)).database.read.selectFrom('file').selectAll().execute()).toHaveLength(1);
});

test('the disk is waited for after each transaction, unless what is written can be gathered again', async () => {
  const synchronous = async (options: DatabaseOptions) => {
    const { database } = await open(undefined, options);
    const pragma = sql<{ synchronous: number }>`pragma synchronous`;
    return (await database.write((trx) => pragma.execute(trx))).rows[0]?.synchronous;
  };
  expect(await synchronous({})).toBe(2);
  expect(await synchronous({ synchronous: 'normal' })).toBe(1);
});

test('nothing of a failed migration remains, and those before it stay', async () => {
  const path = join(temporaryFolder(), 'amur.db');
  const db = openWriter(path, 'full');
  const first = {
    up: (to: Kysely<unknown>) => to.schema.createTable('one').addColumn('a', 'integer').execute(),
  };
  const second = {
    async up(to: Kysely<unknown>) {
      await to.schema.createTable('two').addColumn('a', 'integer').execute();
      await sql`insert into nowhere values (1)`.execute(to);
    },
  };
  await expect(migrate(db, { '0001': first, '0002': second }, path)).rejects.toThrow('nowhere');
  expect(await tableNames(db)).toContain('one');
  expect(await tableNames(db)).not.toContain('two');

  const mended = {
    up: (to: Kysely<unknown>) => to.schema.createTable('two').addColumn('a', 'integer').execute(),
  };
  await migrate(db, { '0001': first, '0002': mended }, path);
  expect(await tableNames(db)).toContain('two');
  await db.destroy();
});

test('a database of a newer program is refused and left alone', async () => {
  const path = join(temporaryFolder(), 'amur.db');
  const db = openWriter(path, 'full');
  const newer = {
    up: (to: Kysely<unknown>) => to.schema.createTable('later').addColumn('a', 'integer').execute(),
  };
  await migrate(db, { ...migrations, '9999-later': newer }, path);
  await db.destroy();
  await expect(openDatabase(path)).rejects.toMatchObject({
    key: 'error.store.newer',
    kind: 'configuration',
    params: { path, migration: '9999-later' },
  });
});

test('a file that is no database is told as corrupt', async () => {
  const path = join(temporaryFolder(), 'amur.db');
  writeFileSync(path, 'this is certainly no database\n'.repeat(100));
  await expect(openDatabase(path)).rejects.toMatchObject({ key: 'error.store.corrupt', params: { path } });
});

test('a damaged page is told as corrupt when it is read', async () => {
  const { database, path } = await open();
  const paths = Array.from({ length: 400 }, (_, i) => ({ path: `${i}`.padStart(60, '0'), ...file }));
  await database.write((trx) => trx.insertInto('file').values(paths).execute());
  await database.close();
  const raw = new BetterSqlite3(path);
  const rootPage = raw.prepare(`select rootpage from sqlite_schema where name = 'file'`).pluck().get();
  raw.close();
  const { openSync, writeSync, closeSync } = await import('node:fs');
  const fd = openSync(path, 'r+');
  writeSync(fd, Buffer.alloc(200, 0xff), 0, 200, (Number(rootPage) - 1) * 4096);
  closeSync(fd);
  const again = await open(path);
  const reading = again.database.read.selectFrom('file').selectAll().execute();
  await expect(reading).rejects.toMatchObject({ key: 'error.store.corrupt' });
});

test.skipIf(process.getuid?.() === 0)('a folder that cannot be written is told so', async () => {
  const folder = join(temporaryFolder(), 'locked');
  mkdirSync(folder);
  chmodSync(folder, 0o555);
  await expect(openDatabase(join(folder, 'amur.db'))).rejects.toMatchObject({
    key: 'error.store.notWritable',
  });
});

test('a folder that is a file is told so', async () => {
  const path = join(temporaryFolder(), 'file');
  writeFileSync(path, '');
  await expect(openDatabase(join(path, 'amur.db'))).rejects.toMatchObject({
    key: 'error.store.notWritable',
    kind: 'configuration',
  });
});

test('a full disk is told so', async () => {
  const { database } = await open();
  const filling = database.write(async (trx) => {
    await sql`pragma max_page_count = 100`.execute(trx);
    await sql`pragma cache_size = 1`.execute(trx);
    for (let i = 0; ; i += 1)
      await trx
        .insertInto('file')
        .values({ path: `${i}`.padStart(900, '0'), ...file })
        .execute();
  });
  await expect(filling).rejects.toMatchObject({ key: 'error.store.full' });
});
