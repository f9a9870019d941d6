import type { Article, StoredArticle } from '../articles/article.ts';
import type { Reading, Relevance, RelevanceLabel } from '../reading/reading.ts';

/** A file as it was when it was read: the same stamp means the same content. */
export interface FileStamp {
  readonly path: string;
  readonly sizeBytes: number;
  readonly mtimeMs: number;
}

/** An article on its way in; `reading` is null when it is imported without being read. */
export interface IncomingArticle {
  readonly article: Article;
  readonly reading: Reading | null;
  readonly file: FileStamp | null;
}

export type PutOutcome = 'imported' | 'updated' | 'unchanged';

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

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

export interface Revision {
  readonly title: string;
  readonly lead: string | null;
  readonly paragraphs: readonly string[];
  readonly capturedAt: string;
  readonly replacedAt: string;
}

export interface SourceStatus {
  readonly source: string;
  readonly articles: number;
  readonly newestPublishedAt: string;
  readonly lastStoredAt: string;
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
  findByUrl(canonicalUrl: string): Promise<ArticleWithReading | null>;
  /** Newest first. */
  list(filter: ArticleFilter, page: Page): Promise<{ readonly total: number; readonly articles: readonly ArticleListing[] }>;
  /** Articles with these labels, published in a window, with text: what stories and digests are made of. Newest first. */
  readingWindow(
    filter: ArticleFilter & { readonly afterSeq?: number },
    limit: number,
  ): Promise<readonly ArticleWithReading[]>;
  /** Of the articles whose reading is missing or older than `readerVersion`, at most `limit`. */
  needsReading(readerVersion: number, limit: number): Promise<readonly StoredArticle[]>;
  putReadings(readings: readonly { readonly id: string; readonly reading: Reading }[]): Promise<void>;
  revisions(id: string): Promise<readonly Revision[]>;
  sources(): Promise<readonly SourceStatus[]>;
  count(): Promise<number>;
  /** The highest `seq` so far, 0 when empty. */
  lastSeq(): Promise<number>;
}
