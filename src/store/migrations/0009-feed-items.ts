import { type Kysely, sql } from 'kysely';

/**
 * The items of feeds in a table apart: SQLite writes a row whole, and that of a feed is written at each poll, while its items
 * change only with its document. An index of what is due cost each poll more than reading a thousand feeds costs a round.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table feed_items (
      feed_id text primary key references feed (id) on delete cascade,
      items text not null
    ) strict`.execute(db);
  await sql`insert into feed_items (feed_id, items) select id, items from feed`.execute(db);
  await sql`alter table feed drop column items`.execute(db);
  await sql`drop index feed_due`.execute(db);
}
