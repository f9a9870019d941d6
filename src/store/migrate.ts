import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { UserError } from '../errors.ts';
import type { Schema } from './schema.ts';

/**
 * Brings a database to the newest shape, one transaction a migration: a failed one leaves nothing behind, those
 * before it stay. Throws `UserError` `error.store.newer` for a database that knows migrations which this program does not.
 */
export async function migrate(
  db: Kysely<Schema>,
  migrations: Readonly<Record<string, Migration>>,
  path: string,
): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    // Kysely would tell the order by the clock of the machine, which may have been set back between two of them.
    allowUnorderedMigrations: true,
  });
  await pendingMigrations(db, migrations, path);
  for (;;) {
    const { error, results } = await migrator.migrateUp();
    if (error !== undefined) throw error;
    if (!results?.length) return;
  }
}

/** The migrations that a database lacks. Throws as `migrate` does. */
export async function pendingMigrations(
  db: Kysely<Schema>,
  migrations: Readonly<Record<string, Migration>>,
  path: string,
): Promise<readonly string[]> {
  const tables = await sql<{
    name: string;
  }>`select name from sqlite_schema where name = 'kysely_migration'`.execute(db);
  if (tables.rows.length === 0) return Object.keys(migrations);
  const done = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const unknown = done.rows.find(({ name }) => !(name in migrations));
  if (unknown)
    throw new UserError('error.store.newer', { path, migration: unknown.name }, { kind: 'configuration' });
  const names = new Set(done.rows.map(({ name }) => name));
  return Object.keys(migrations).filter((name) => !names.has(name));
}
