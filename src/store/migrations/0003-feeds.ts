import { type Kysely, sql } from 'kysely';

/** Feeds and their state; articles of which a part is kept; what retention and revisions ask for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table feed (
     id text primary key,
     listed_url text not null unique,
     outlet text,
     origin text not null check (origin in ('list', 'settings', 'command')),
     added_at text not null,
     checked_at text,
     url text not null,
     title text,
     etag text,
     last_modified text,
     next_poll_at text not null,
     interval_ms integer not null,
     last_polled_at text,
     last_success_at text,
     last_fault text,
     faults_in_row integer not null,
     failing_since text,
     pause text check (pause in ('failing', 'gone', 'removed')),
     items text not null
   ) strict`,
  'create index feed_due on feed (next_poll_at) where pause is null',

  // Null where the text is whole.
  `alter table article add column extent text check (extent in ('excerpt', 'headline'))`,
  'create index article_first_seen on article (first_seen_at)',
  'create index file_article on file (article_id)',
];
