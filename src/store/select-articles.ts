import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { RelevanceLabel } from '../reading/reading.ts';
import type { ArticleFilter } from './article-store.ts';
import { timeWindow } from './docid.ts';
import type { Schema } from './schema.ts';

/** Articles with their readings where they have one, by `toListing`'s columns. */
export function selectListing(db: Kysely<Schema>) {
  return selectWithReading(db).select([
    'article.docid',
    'article.id',
    'article.url',
    'article.title',
    'article.source',
    'article.lang',
    'article.published_at',
    'article.published_at_from',
    'reading.label',
    'reading.score',
    'reading.reason',
  ]);
}

/** All of an article with its text, by `toArticle`'s columns. */
export function selectFull(db: Kysely<Schema>) {
  return selectListing(db)
    .innerJoin('article_text', 'article_text.docid', 'article.docid')
    .select([
      'article.seq',
      'article.section',
      'article.captured_at',
      'article.first_seen_at',
      'article.extent',
      'article_text.lead',
      'article_text.paragraphs',
      'article_text.image',
      'article_text.agencies',
      'reading.reader_version',
      'reading.topics',
    ]);
}

export function selectWithReading(db: Kysely<Schema>) {
  return db.selectFrom('article').leftJoin('reading', 'reading.docid', 'article.docid');
}

/** The condition of a filter on `article` and `reading`. */
export function matching(filter: ArticleFilter): RawBuilder<SqlBool> {
  const { since, until, firstDocid, lastDocid } = timeWindow(filter);
  const conditions = [
    sql`article.docid between ${firstDocid} and ${lastDocid}`,
    sql`article.published_at >= ${since} and article.published_at < ${until}`,
  ];
  if (filter.source !== undefined) conditions.push(sql`article.source = ${filter.source}`);
  if (filter.relevance !== undefined || filter.topic !== undefined) conditions.push(readingMatching(filter));
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

/** The condition on `reading` of the part of a filter that an article's reading answers. */
export function readingMatching({
  relevance,
  topic,
}: {
  readonly relevance?: readonly RelevanceLabel[] | undefined;
  readonly topic?: string | undefined;
}): RawBuilder<SqlBool> {
  const conditions = [
    ...(relevance === undefined ? [] : [sql`reading.label in ${jsonList(relevance)}`]),
    ...(topic === undefined
      ? []
      : [sql`exists (select 1 from json_each(reading.topics) where value = ${topic})`]),
  ];
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

/** A list as one parameter, so that a statement stays the same whatever the length. */
export function jsonList(values: readonly (string | number)[]): RawBuilder<string> {
  return sql`(select value from json_each(${JSON.stringify(values)}))`;
}
