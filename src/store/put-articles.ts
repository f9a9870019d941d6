import { type Kysely, sql, type Transaction } from 'kysely';
import type { Article, PublishedAtFrom } from '../articles/article.ts';
import type { Reading } from '../reading/reading.ts';
import {
  textHash,
  toArticle,
  toArticleColumns,
  toFileColumns,
  toReadingColumns,
  toTextColumns,
} from './article-rows.ts';
import type { IncomingArticle, PutOutcome } from './article-store.ts';
import { firstDocid, freeDocid } from './docid.ts';
import { inserter } from './insert-row.ts';
import type { ArticleTable, Schema } from './schema.ts';
import { type IndexEntry, updateIndex } from './search-index.ts';
import { selectFull } from './select-articles.ts';

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
    if (file)
      await replaceFile(trx, { ...toFileColumns(file), article_id: article.id, line: null, reason: null });
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
  const stored = await findStored(trx, article.id);
  if (!stored) {
    index.add(await insertNew(trx, article, reading, now), article);
    return 'imported';
  }
  if (stored.text_hash === textHash(article)) {
    if (reading) await upsertReading(trx, { docid: stored.docid, ...toReadingColumns(reading) });
    return 'unchanged';
  }
  const gain = extentRank(article.extent ?? null) - extentRank(stored.extent);
  if (gain < 0) return putLessText(trx, article, stored, now, index);
  if (gain === 0 && article.capturedAt < stored.captured_at) {
    await keepEarlierText(trx, article, now);
    return 'unchanged';
  }
  // What was only a part becomes more: nobody has changed anything.
  if (gain === 0 || article.title !== stored.title) await keepStoredText(trx, stored.docid, now);
  // With its headline alone an article was in no digest; now it may come in the next one.
  const seq = stored.extent === 'headline' && gain > 0 ? { seq: (await lastSeq(trx)) + 1 } : {};
  const dated = article.publishedAtFrom === 'capture' ? { ...article, ...publicationOf(stored) } : article;
  const docid = await docidFor(trx, dated, stored);
  await replaceText(trx, stored.docid, docid, dated, reading, seq);
  index.replace(stored.docid, docid, dated);
  return 'updated';
}

const extentRank = (extent: ArticleTable['extent']) => (extent === null ? 2 : extent === 'excerpt' ? 1 : 0);

/** Of an article whose text is stored comes less of it: the text stays, and a new headline is taken. */
async function putLessText(
  trx: Transaction<Schema>,
  { title, capturedAt }: Article,
  stored: Stored,
  now: string,
  index: IndexChanges,
): Promise<PutOutcome> {
  if (title === stored.title || capturedAt < stored.captured_at) return 'unchanged';
  const row = await selectFull(trx).where('article.docid', '=', stored.docid).executeTakeFirstOrThrow();
  const article = { ...toArticle(row), title, capturedAt };
  await keepStoredText(trx, stored.docid, now);
  // Without a reading: the old one was of another headline, and the new one of less text.
  await replaceText(trx, stored.docid, stored.docid, article, null, {});
  index.replace(stored.docid, stored.docid, article);
  return 'updated';
}

type Stored = Pick<
  ArticleTable,
  'docid' | 'title' | 'text_hash' | 'extent' | 'captured_at' | 'published_at' | 'published_at_from'
>;

/** A page that does not tell its time was published before the first capture: a later one does not make it new. */
const publicationOf = ({ published_at, published_at_from }: Stored) => ({
  publishedAt: published_at,
  publishedAtFrom: published_at_from as PublishedAtFrom,
});

async function docidFor(trx: Transaction<Schema>, { publishedAt }: Article, stored: Stored): Promise<number> {
  const sameSecond = firstDocid(publishedAt) === firstDocid(stored.published_at);
  return sameSecond ? stored.docid : freeDocid(trx, publishedAt);
}

async function findStored(trx: Transaction<Schema>, id: string): Promise<Stored | undefined> {
  const { rows } = await sql<Stored>`
    select docid, title, text_hash, extent, captured_at, published_at, published_at_from from article where id = ${id}`.execute(
    trx,
  );
  return rows[0];
}

async function insertNew(
  trx: Transaction<Schema>,
  article: Article,
  reading: Reading | null,
  now: string,
): Promise<number> {
  const docid = await freeDocid(trx, article.publishedAt);
  const seq = (await lastSeq(trx)) + 1;
  await insertArticle(trx, { docid, seq, first_seen_at: now, ...toArticleColumns(article) });
  await insertText(trx, { docid, ...toTextColumns(article) });
  if (reading) await upsertReading(trx, { docid, ...toReadingColumns(reading) });
  return docid;
}

/** The highest number in the order of arrival, 0 when there is none. */
export async function lastSeq(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`select max(seq) as last from article`.execute(db);
  return rows[0]?.last ?? 0;
}

const insertArticle = inserter('article', [
  'docid',
  'id',
  'seq',
  'url',
  'title',
  'source',
  'section',
  'lang',
  'published_at',
  'published_at_from',
  'captured_at',
  'first_seen_at',
  'text_hash',
  'extent',
]);
const insertText = inserter('article_text', ['docid', 'lead', 'paragraphs', 'image', 'agencies']);
/** The newest reader wins: what an older one makes of an article is not stored over it. */
export const upsertReading = inserter(
  'reading',
  ['docid', 'reader_version', 'label', 'score', 'reason', 'topics'],
  `on conflict (docid) do update set reader_version = excluded.reader_version, label = excluded.label,
     score = excluded.score, reason = excluded.reason, topics = excluded.topics
   where reader_version <= excluded.reader_version`,
);
/** Remembers a file and what became of it. */
export const replaceFile = inserter(
  'file',
  ['path', 'size_bytes', 'mtime_ms', 'article_id', 'line', 'reason'],
  `on conflict (path) do update set size_bytes = excluded.size_bytes, mtime_ms = excluded.mtime_ms,
     article_id = excluded.article_id, line = excluded.line, reason = excluded.reason`,
);

/** The stored text becomes a revision. */
async function keepStoredText(trx: Transaction<Schema>, docid: number, now: string): Promise<void> {
  await sql`
    insert into revision (article_id, title, lead, paragraphs, text_hash, captured_at, replaced_at)
    select id, title, lead, paragraphs, text_hash, captured_at, ${now}
    from article join article_text using (docid) where docid = ${docid}`.execute(trx);
}

/** The new text takes the place of the stored one; a reading of that would not fit it. */
async function replaceText(
  trx: Transaction<Schema>,
  oldDocid: number,
  docid: number,
  article: Article,
  reading: Reading | null,
  renumbered: { readonly seq?: number },
): Promise<void> {
  await trx
    .updateTable('article')
    .set({ docid, ...toArticleColumns(article), ...renumbered })
    .where('docid', '=', oldDocid)
    .execute();
  await trx.updateTable('article_text').set(toTextColumns(article)).where('docid', '=', docid).execute();
  await trx.deleteFrom('reading').where('docid', '=', docid).execute();
  if (reading) await upsertReading(trx, { docid, ...toReadingColumns(reading) });
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
