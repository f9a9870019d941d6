import { CompiledQuery, type Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/**
 * Makes an insert whose text is written once. Kysely builds and prints a syntax tree each time, which for the rows of an
 * import took as long as writing them. `conflict` is what follows the values.
 */
export function inserter<Table extends keyof Schema, Column extends keyof Schema[Table] & string>(
  table: Table,
  columns: readonly Column[],
  conflict = '',
): (db: Kysely<Schema>, row: Readonly<Record<Column, Schema[Table][Column]>>) => Promise<unknown> {
  const text = `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')}) ${conflict}`;
  return (db, row) =>
    db.executeQuery(
      CompiledQuery.raw(
        text,
        columns.map((column) => row[column]),
      ),
    );
}
