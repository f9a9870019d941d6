import { type Kysely, sql } from 'kysely';

/** Articles, their readings, the search index, files read, and stories. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** A migration is never edited once released; what a later one changes is in the later one. */
const statements = [
  `create table article (
     docid integer primary key,
     id text not null unique,
     seq integer not null unique,
     url text not null unique,
     title text not null,
     source text not null,
     section text,
     lang text not null,
     published_at text not null,
     published_at_from text not null,
     captured_at text not null,
     first_seen_at text not null,
     text_hash text not null
   ) strict`,
  'create index article_source on article (source)',

  `create table article_text (
     docid integer primary key references article (docid) on update cascade on delete cascade,
     lead text,
     paragraphs text not null,
     image text,
     agencies text not null
   ) strict`,

  `create table reading (
     docid integer primary key references article (docid) on update cascade on delete cascade,
     reader_version integer not null,
     label text not null,
     score real not null,
     reason text not null,
     topics text not null
   ) strict`,
  'create index reading_label on reading (label)',

  `create table revision (
     number integer primary key,
     article_id text not null references article (id) on delete cascade,
     title text not null,
     lead text,
     paragraphs text not null,
     text_hash text not null,
     captured_at text not null,
     replaced_at text not null
   ) strict`,
  'create index revision_article on revision (article_id)',

  `create table file (
     path text primary key,
     size_bytes integer not null,
     mtime_ms real not null,
     article_id text,
     line integer,
     reason text
   ) strict, without rowid`,

  `create table story (
     id text primary key,
     headline text not null,
     headline_article text not null,
     sources text not null,
     independent_sources integer not null,
     first_at text not null,
     last_at text not null,
     label text not null,
     topics text not null
   ) strict`,
  'create index story_last_at on story (last_at)',

  `create table story_article (
     article_id text primary key references article (id) on delete cascade,
     story_id text not null references story (id) on delete cascade,
     position integer not null
   ) strict, without rowid`,
  'create index story_article_story on story_article (story_id, position)',

  // The words are cut and folded before they come here (src/text/tokens.ts): the tokenizer has only spaces to find,
  // and `ascii` is the one that does the least. No copy of the text is kept, for snippets are made from the article.
  `create virtual table article_index using fts5 (
     title, lead, text, source,
     content = '', contentless_delete = 1, detail = full, tokenize = 'ascii'
   )`,
  // Merging eight parts at a time instead of four takes a quarter off an import and adds a tenth to a query; with sixteen,
  // the limit at which FTS5 merges everything at once, a single batch took half a second.
  `insert into article_index (article_index, rank) values ('automerge', 8)`,
];
