import { sql, type Transaction } from 'kysely';
import type { Article } from '../articles/article.ts';
import type { FileStamp } from '../articles/file-stamp.ts';
import type { Reading } from '../reading/reading.ts';
import { textHash, toArticleColumns, toReadingColumns, toTextColumns } from './article-rows.ts';
import type { IncomingArticle, PutOutcome } from './articles.ts';
import { firstDocid, freeDocid } from './docid.ts';
import type { Schema } from './schema.ts';
import { type IndexEntry, updateIndex } from './search-index.ts';

/** Stores a batch within a transaction, in its order; one article may come several times. The index is changed once, at the end. */
export async function putArticles(
  trx: Transaction<Schema>,
  batch: readonly IncomingArticle[],
  nowMs: number,
): Promise<readonly PutOutcome[]> {
  const now = new Date(nowMs).toISOString();
  const index = new IndexChanges();
  const outcomes: PutOutcome[] = [];
  for (const { article, reading, file } of batch) {
    outcomes.push(await putArticle(trx, article, reading, now, index));
    if (file) await rememberFile(trx, file, { article_id: article.id, line: null, reason: null });
  }
  await updateIndex(trx, index.removed, [...index.added.values()]);
  return outcomes;
}

/** What a batch does to the search index, gathered, so that it can be written in order of numbers. */
class IndexChanges {
  readonly removed: number[] = [];
  readonly added = new Map<string, IndexEntry>();

  add(docid: number, article: Article): void {
    this.added.set(article.id, { docid, article });
  }
  replace(oldDocid: number, docid: number, article: Article): void {
    if (!this.added.has(article.id)) this.removed.push(oldDocid);
    this.add(docid, article);
  }
}

async function putArticle(
  trx: Transaction<Schema>,
  article: Article,
  reading: Reading | null,
  now: string,
  index: IndexChanges,
): Promise<PutOutcome> {
  const stored = await trx
    .selectFrom('article')
    .select(['docid', 'title', 'text_hash', 'captured_at', 'published_at'])
    .where('id', '=', article.id)
    .executeTakeFirst();
  if (!stored) {
    index.add(await insertArticle(trx, article, reading, now), article);
    return 'imported';
  }
  if (stored.text_hash === textHash(article)) {
    if (reading) await upsertReadings(trx, [{ docid: stored.docid, reading }]);
    return 'unchanged';
  }
  if (article.capturedAt < stored.captured_at) {
    await keepEarlierText(trx, article, now);
    return 'unchanged';
  }
  const docid =
    firstDocid(article.publishedAt) === firstDocid(stored.published_at)
      ? stored.docid
      : await freeDocid(trx, article.publishedAt);
  await replaceText(trx, stored.docid, docid, article, reading, now);
  index.replace(stored.docid, docid, article);
  return 'updated';
}

async function insertArticle(
  trx: Transaction<Schema>,
  article: Article,
  reading: Reading | null,
  now: string,
): Promise<number> {
  const docid = await freeDocid(trx, article.publishedAt);
  const seq = sql<number>`(select coalesce(max(seq), 0) + 1 from article)`;
  await trx
    .insertInto('article')
    .values({ docid, seq, first_seen_at: now, ...toArticleColumns(article) })
    .execute();
  await trx
    .insertInto('article_text')
    .values({ docid, ...toTextColumns(article) })
    .execute();
  if (reading) await upsertReadings(trx, [{ docid, reading }]);
  return docid;
}

/** The stored text becomes a revision, the new one takes its place; a reading of the old text would not fit the new one. */
async function replaceText(
  trx: Transaction<Schema>,
  oldDocid: number,
  docid: number,
  article: Article,
  reading: Reading | null,
  now: string,
): Promise<void> {
  await sql`
    insert into revision (article_id, title, lead, paragraphs, text_hash, captured_at, replaced_at)
    select id, title, lead, paragraphs, text_hash, captured_at, ${now}
    from article join article_text using (docid) where docid = ${oldDocid}`.execute(trx);
  await trx
    .updateTable('article')
    .set({ docid, ...toArticleColumns(article) })
    .where('docid', '=', oldDocid)
    .execute();
  await trx.updateTable('article_text').set(toTextColumns(article)).where('docid', '=', docid).execute();
  await trx.deleteFrom('reading').where('docid', '=', docid).execute();
  if (reading) await upsertReadings(trx, [{ docid, reading }]);
}

/** A text that is older than the stored one is kept as a revision, once. */
async function keepEarlierText(trx: Transaction<Schema>, article: Article, now: string): Promise<void> {
  const known = await trx
    .selectFrom('revision')
    .select('number')
    .where('article_id', '=', article.id)
    .where('text_hash', '=', textHash(article))
    .executeTakeFirst();
  if (known) return;
  const { id, title, captured_at, text_hash } = toArticleColumns(article);
  const { lead, paragraphs } = toTextColumns(article);
  await trx
    .insertInto('revision')
    .values({ article_id: id, title, lead, paragraphs, text_hash, captured_at, replaced_at: now })
    .execute();
}

/** The newest reading wins; one by an older reader never replaces a newer one. */
export async function upsertReadings(
  trx: Transaction<Schema>,
  readings: readonly { readonly docid: number; readonly reading: Reading }[],
): Promise<void> {
  for (const { docid, reading } of readings) {
    const columns = toReadingColumns(reading);
    await trx
      .insertInto('reading')
      .values({ docid, ...columns })
      .onConflict((conflict) =>
        conflict
          .column('docid')
          .doUpdateSet(columns)
          .where('reading.reader_version', '<=', reading.readerVersion),
      )
      .execute();
  }
}

export async function rememberFile(
  trx: Transaction<Schema>,
  file: FileStamp,
  result: {
    readonly article_id: string | null;
    readonly line: number | null;
    readonly reason: string | null;
  },
): Promise<void> {
  const columns = { size_bytes: file.sizeBytes, mtime_ms: file.mtimeMs, ...result };
  await trx
    .insertInto('file')
    .values({ path: file.path, ...columns })
    .onConflict((conflict) => conflict.column('path').doUpdateSet(columns))
    .execute();
}
