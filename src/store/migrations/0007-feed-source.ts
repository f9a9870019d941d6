import { type Kysely, sql } from 'kysely';

/** What the items of a feed are of: often another host than the feed's own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table feed add column source text`.execute(db);
}
