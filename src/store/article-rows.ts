import { hash } from 'node:crypto';
import type { Article, ArticleLanguage, PublishedAtFrom, StoredArticle } from '../articles/article.ts';
import type { FileStamp } from '../articles/file-stamp.ts';
import type { Reading, Relevance, RelevanceLabel } from '../reading/reading.ts';
import type { ArticleListing, ArticleWithReading } from './article-store.ts';
import { fromJsonText, toJsonText } from './json-text.ts';
import type { ArticleTable, ArticleTextTable, ReadingTable } from './schema.ts';

/** Of the words that a reader sees, and whether they are all: two captures with the same hash say the same. */
export function textHash({
  title,
  lead,
  paragraphs,
  extent,
}: Pick<Article, 'title' | 'lead' | 'paragraphs' | 'extent'>): string {
  const words = [title, lead, paragraphs, ...(extent === undefined ? [] : [extent])];
  return hash('sha256', JSON.stringify(words), 'base64url').slice(0, 22);
}

/** The columns that a capture may change; number, order and first sight are the store's. */
export function toArticleColumns(article: Article) {
  return {
    id: article.id,
    url: article.url,
    title: article.title,
    source: article.source,
    section: article.section,
    lang: article.lang,
    published_at: article.publishedAt,
    published_at_from: article.publishedAtFrom,
    captured_at: article.capturedAt,
    text_hash: textHash(article),
    extent: article.extent ?? null,
  };
}

export function toTextColumns({ lead, paragraphs, image, agencies }: Article) {
  return {
    lead,
    paragraphs: toJsonText(paragraphs),
    image: image && toJsonText(image),
    agencies: toJsonText(agencies),
  };
}

export function toReadingColumns({ readerVersion, relevance, topics }: Reading) {
  return {
    reader_version: readerVersion,
    label: relevance.label,
    score: relevance.score,
    reason: relevance.reason,
    topics: toJsonText(topics),
  };
}

export function toFileColumns({ path, sizeBytes, mtimeMs }: FileStamp) {
  return { path, size_bytes: sizeBytes, mtime_ms: mtimeMs };
}

/** A reading that is not there comes out of a left join as nulls. */
type JoinedReading = { [Column in keyof Omit<ReadingTable, 'docid'>]: ReadingTable[Column] | null };
type ListingRow = Omit<
  ArticleTable,
  'seq' | 'section' | 'captured_at' | 'first_seen_at' | 'text_hash' | 'extent'
> &
  Pick<JoinedReading, 'label' | 'score' | 'reason'>;
type TextRow = Omit<ArticleTable, 'text_hash'> & ArticleTextTable;

export function toListing(row: ListingRow): ArticleListing {
  return {
    id: row.id,
    url: row.url,
    title: row.title,
    source: row.source,
    lang: row.lang,
    publishedAt: row.published_at,
    publishedAtFrom: row.published_at_from,
    relevance: toRelevance(row),
  };
}

/** What these columns hold was written from the same types, above, and by nobody else. */
export function toArticle(row: TextRow): StoredArticle {
  return {
    id: row.id,
    url: row.url,
    title: row.title,
    source: row.source,
    section: row.section,
    lang: row.lang as ArticleLanguage,
    publishedAt: row.published_at,
    publishedAtFrom: row.published_at_from as PublishedAtFrom,
    capturedAt: row.captured_at,
    lead: row.lead,
    paragraphs: fromJsonText(row.paragraphs),
    ...(row.extent !== null && { extent: row.extent }),
    image: row.image && fromJsonText(row.image),
    agencies: fromJsonText(row.agencies),
    firstSeenAt: row.first_seen_at,
    seq: row.seq,
  };
}

export function toArticleWithReading(row: TextRow & JoinedReading): ArticleWithReading {
  return { article: toArticle(row), reading: toReading(row) };
}

function toReading(row: JoinedReading): Reading | null {
  const relevance = toRelevance(row);
  if (!relevance || row.reader_version === null) return null;
  return {
    readerVersion: row.reader_version,
    relevance,
    topics: row.topics ? fromJsonText(row.topics) : [],
  };
}

function toRelevance({
  label,
  score,
  reason,
}: Pick<JoinedReading, 'label' | 'score' | 'reason'>): Relevance | null {
  if (label === null) return null;
  return { label: label as RelevanceLabel, score: score ?? 0, reason: reason ?? '' };
}
