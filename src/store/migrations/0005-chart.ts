import { type Kysely, sql } from 'kysely';

/** Whether a digest comes with a weekly chart. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table subscription add column chart integer not null default 0').execute(db);
}
