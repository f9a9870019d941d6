import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Article, ArticleExtent, StoredArticle } from '../articles/article.ts';
import type { FileStamp } from '../articles/file-stamp.ts';
import type { Reading, Relevance, RelevanceLabel } from '../reading/reading.ts';
import {
  toArticle,
  toArticleWithReading,
  toFileColumns,
  toListing,
  toReadingColumns,
} from './article-rows.ts';
import type { Database } from './database.ts';
import { deleteOld } from './delete-old.ts';
import { timeWindow } from './docid.ts';
import { fromJsonText } from './json-text.ts';
import { lastSeq, putArticles, replaceFile, upsertReading } from './put-articles.ts';
import type { Schema } from './schema.ts';
import { jsonList, matching, selectFull, selectListing, selectWithReading } from './select-articles.ts';

/** An article on its way in; `reading` is null when it is imported without being read. */
export interface IncomingArticle {
  readonly article: Article;
  readonly reading: Reading | null;
  readonly file: FileStamp | null;
}

export type PutOutcome = 'imported' | 'updated' | 'unchanged';

/** What tells whether an article is news. */
export interface KnownArticle {
  readonly title: string;
  /** Null where the text is whole. */
  readonly extent: ArticleExtent | null;
}

export interface ArticleWithReading {
  readonly article: StoredArticle;
  readonly reading: Reading | null;
}

/** The line of a list: no text. */
export interface ArticleListing {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly source: string;
  readonly lang: string;
  readonly publishedAt: string;
  readonly publishedAtFrom: string;
  readonly relevance: Relevance | null;
}

export interface ArticleFilter {
  /** Inclusive, UTC. */
  readonly since?: string;
  /** Exclusive, UTC. */
  readonly until?: string;
  readonly source?: string;
  readonly relevance?: readonly RelevanceLabel[];
  readonly topic?: string;
}

interface Page {
  readonly limit: number;
  readonly offset: number;
}

interface Revision {
  readonly title: string;
  readonly lead: string | null;
  readonly paragraphs: readonly string[];
  readonly capturedAt: string;
  readonly replacedAt: string;
}

/** What an article said before its last change. */
export interface FormerHeadline {
  readonly title: string;
  /** When the change was stored. */
  readonly replacedAt: string;
}

export interface SourceStatus {
  readonly source: string;
  readonly articles: number;
  /** Of those, published since a given time. */
  readonly recent: number;
  readonly newestPublishedAt: string;
  readonly lastStoredAt: string;
}

/** What is stored of an outlet from a span of time. */
interface SourceShare {
  readonly source: string;
  readonly articles: number;
  /** Of those, core and related ones. */
  readonly onRelation: number;
}

export interface ArticleStore {
  /**
   * Stores a batch in one transaction, with readings, search index and file stamps. The same text again is
   * `unchanged`; a later capture with another title or text is `updated`, and the earlier text becomes a revision.
   */
  put(batch: readonly IncomingArticle[], nowMs: number): Promise<readonly PutOutcome[]>;
  /** Whether a file with this stamp was read before, with whatever result. */
  isKnownFile(stamp: FileStamp): Promise<boolean>;
  /** Remembers a file that was rejected, so that it is not parsed again until it changes. */
  rememberRejected(file: FileStamp, line: number, reason: string): Promise<void>;
  get(id: string): Promise<ArticleWithReading | null>;
  /** In the order of `ids`; unknown ids are left out. */
  getMany(ids: readonly string[]): Promise<readonly ArticleWithReading[]>;
  /** Of these articles the ones that are stored, by id. */
  known(ids: readonly string[]): Promise<ReadonlyMap<string, KnownArticle>>;
  findByUrl(canonicalUrl: string): Promise<ArticleWithReading | null>;
  /** Newest first. */
  list(
    filter: ArticleFilter,
    page: Page,
  ): Promise<{ readonly total: number; readonly articles: readonly ArticleListing[] }>;
  /** The same without any text: what an export walks through. */
  listIds(
    filter: ArticleFilter,
    limit: number,
  ): Promise<{ readonly total: number; readonly ids: readonly string[] }>;
  /** Articles with these labels, published in a window, with text: what stories and digests are made of. Newest first. */
  readingWindow(
    filter: ArticleFilter & { readonly afterSeq?: number },
    limit: number,
  ): Promise<readonly ArticleWithReading[]>;
  /** Of the articles whose reading is missing or older than `readerVersion`, at most `limit`. */
  needsReading(readerVersion: number, limit: number): Promise<readonly StoredArticle[]>;
  putReadings(readings: readonly { readonly id: string; readonly reading: Reading }[]): Promise<void>;
  revisions(id: string): Promise<readonly Revision[]>;
  /** Of these articles those whose words have changed since they were first stored, by id. */
  formerHeadlines(ids: readonly string[]): Promise<ReadonlyMap<string, FormerHeadline>>;
  /** Largest first; `recent` counts what was published since a time, RFC 3339. */
  sources(since: string): Promise<readonly SourceStatus[]>;
  /** Outlets with articles published in a span (RFC 3339, both ends in it), by name. */
  sourcesBetween(from: string, to: string): Promise<readonly SourceShare[]>;
  count(): Promise<number>;
  /** Deletes at most `limit` articles: see `delete-old.ts`. */
  deleteOld(beforeMs: number, limit: number): Promise<number>;
  /** The highest `seq` so far, 0 when empty. */
  lastSeq(): Promise<number>;
  /**
   * The highest `seq` up to which every core or related article has its story, so far as it was stored since `sinceMs`. Between
   * storing and drawing lies a moment; a digest that is composed in it leaves what has no story yet to the next one.
   */
  settledSeq(sinceMs: number): Promise<number>;
  /** Core and related articles that no story holds: a run that was to draw them was cut off. */
  withoutStory(): Promise<readonly Pick<Article, 'id' | 'publishedAt'>[]>;
}

export function createArticles({ read, write }: Database): ArticleStore {
  return {
    put: (batch, nowMs) => write((trx) => putArticles(trx, batch, nowMs)),

    async isKnownFile({ path, sizeBytes, mtimeMs }) {
      const { rows } = await sql`
        select 1 from file where path = ${path} and size_bytes = ${sizeBytes} and mtime_ms = ${mtimeMs}`.execute(
        read,
      );
      return rows.length > 0;
    },
    rememberRejected: (file, line, reason) =>
      write(async (trx) => {
        await replaceFile(trx, { ...toFileColumns(file), article_id: null, line, reason });
      }),

    async get(id) {
      const row = await selectFull(read).where('article.id', '=', id).executeTakeFirst();
      return row ? toArticleWithReading(row) : null;
    },
    async getMany(ids) {
      const rows = await selectFull(read).where('article.id', 'in', jsonList(ids)).execute();
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.flatMap((id) => byId.get(id) ?? []).map(toArticleWithReading);
    },
    async known(ids) {
      const rows = await read
        .selectFrom('article')
        .select(['id', 'title', 'extent'])
        .where('id', 'in', jsonList(ids))
        .execute();
      return new Map(rows.map(({ id, ...article }) => [id, article]));
    },
    async findByUrl(canonicalUrl) {
      const row = await selectFull(read).where('article.url', '=', canonicalUrl).executeTakeFirst();
      return row ? toArticleWithReading(row) : null;
    },
    async list(filter, { limit, offset }) {
      const total = await countMatching(read, filter);
      const rows = await selectListing(read)
        .where(matching(filter))
        .orderBy('article.docid', 'desc')
        .limit(limit)
        .offset(offset)
        .execute();
      return { total, articles: rows.map(toListing) };
    },
    async listIds(filter, limit) {
      const total = await countMatching(read, filter);
      const rows = await selectWithReading(read)
        .select('article.id')
        .where(matching(filter))
        .orderBy('article.docid', 'desc')
        .limit(limit)
        .execute();
      return { total, ids: rows.map(({ id }) => id) };
    },
    async readingWindow({ afterSeq, ...filter }, limit) {
      const rows = await selectFull(read)
        .where(matching(filter))
        .where('article.seq', '>', afterSeq ?? 0)
        .orderBy('article.docid', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toArticleWithReading);
    },

    async needsReading(readerVersion, limit) {
      const rows = await selectFull(read)
        .where(sql<SqlBool>`coalesce(reading.reader_version < ${readerVersion}, true)`)
        .orderBy('article.docid', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toArticle);
    },
    putReadings: (readings) =>
      write(async (trx) => {
        const ids = readings.map(({ id }) => id);
        const rows = await trx
          .selectFrom('article')
          .select(['id', 'docid'])
          .where('id', 'in', jsonList(ids))
          .execute();
        const docids = new Map(rows.map(({ id, docid }) => [id, docid]));
        for (const { id, reading } of readings) {
          const docid = docids.get(id);
          if (docid !== undefined) await upsertReading(trx, { docid, ...toReadingColumns(reading) });
        }
      }),

    async revisions(id) {
      const rows = await read
        .selectFrom('revision')
        .selectAll()
        .where('article_id', '=', id)
        .orderBy('captured_at')
        .orderBy('number')
        .execute();
      return rows.map((row) => ({
        title: row.title,
        lead: row.lead,
        paragraphs: fromJsonText(row.paragraphs),
        capturedAt: row.captured_at,
        replacedAt: row.replaced_at,
      }));
    },
    async formerHeadlines(ids) {
      const rows = await read
        .selectFrom('revision')
        .select(['article_id', 'title', 'replaced_at'])
        .where('article_id', 'in', jsonList(ids))
        .orderBy('captured_at')
        .orderBy('number')
        .execute();
      // Of several the last one stays.
      return new Map(
        rows.map(({ article_id, title, replaced_at }) => [article_id, { title, replacedAt: replaced_at }]),
      );
    },
    async sources(since) {
      const { rows } = await sql<SourceStatus>`
        select source, count(*) as articles, count(*) filter (where published_at >= ${since}) as recent,
          max(published_at) as newestPublishedAt, max(first_seen_at) as lastStoredAt
        from article group by source order by articles desc, source`.execute(read);
      return rows;
    },
    async sourcesBetween(from, to) {
      const { firstDocid, lastDocid } = timeWindow({ since: from, until: to });
      const { rows } = await sql<SourceShare>`
        select source, count(*) as articles, count(*) filter (where label in ('core', 'related')) as onRelation
        from article left join reading using (docid)
        where docid between ${firstDocid} and ${lastDocid} and published_at between ${from} and ${to}
        group by source order by source`.execute(read);
      return rows;
    },
    async count() {
      const row = await read
        .selectFrom('article')
        .select(sql<number>`count(*)`.as('n'))
        .executeTakeFirstOrThrow();
      return row.n;
    },
    deleteOld: (beforeMs, limit) => write((trx) => deleteOld(trx, new Date(beforeMs).toISOString(), limit)),
    lastSeq: () => lastSeq(read),
    async settledSeq(sinceMs) {
      const { rows } = await sql<{ first: number | null }>`
        select min(seq) as first from article where first_seen_at >= ${new Date(sinceMs).toISOString()} and ${hasNoStory}`.execute(
        read,
      );
      const first = rows[0]?.first ?? null;
      return first === null ? lastSeq(read) : first - 1;
    },
    async withoutStory() {
      const { rows } = await sql<Pick<Article, 'id' | 'publishedAt'>>`
        select id, published_at as publishedAt from article
        where docid in (select docid from reading where label in ('core', 'related')) and ${hasNoStory}`.execute(
        read,
      );
      return rows;
    },
  };
}

async function countMatching(db: Kysely<Schema>, filter: ArticleFilter): Promise<number> {
  const { total } = await selectWithReading(db)
    .where(matching(filter))
    .select(sql<number>`count(*)`.as('total'))
    .executeTakeFirstOrThrow();
  return total;
}

const hasNoStory = sql<boolean>`
  exists (select 1 from reading where reading.docid = article.docid and label in ('core', 'related'))
  and not exists (select 1 from story_article where article_id = article.id)`;
