import type { Article, ArticleExtent, StoredArticle } from '../articles/article.ts';
import type { FileStamp } from '../articles/file-stamp.ts';
import type { Reading, Relevance, RelevanceLabel } from '../reading/reading.ts';

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
export interface SourceShare {
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
