import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Article } from '../articles/article.ts';
import {
  toArticle,
  toArticleWithReading,
  toFileColumns,
  toListing,
  toReadingColumns,
} from './article-rows.ts';
import type { ArticleFilter, ArticleStore, SourceShare, SourceStatus } from './article-store.ts';
import type { Database } from './database.ts';
import { deleteOld } from './delete-old.ts';
import { timeWindow } from './docid.ts';
import { fromJsonText } from './json-text.ts';
import { lastSeq, putArticles, replaceFile, upsertReading } from './put-articles.ts';
import type { Schema } from './schema.ts';
import { jsonList, matching, selectFull, selectListing, selectWithReading } from './select-articles.ts';

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
