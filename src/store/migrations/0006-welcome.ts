import { type Kysely, sql } from 'kysely';

/** Servers that were greeted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw('create table welcome (guild_id text primary key, begun_at text not null) strict, without rowid')
    .execute(db);
}
