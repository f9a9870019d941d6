import type { Generated } from 'kysely';
import type { ArticleExtent, ArticleImage } from '../articles/article.ts';
import type { Topic } from '../reading/reading.ts';
import type { DeliverySchema } from './delivery-schema.ts';
import type { FeedSchema } from './feed-schema.ts';
import type { JsonText } from './json-text.ts';

/** An article without its text, so that lists and counts read few pages. Times are RFC 3339 in UTC, JSON columns are text. */
export interface ArticleTable {
  /** Grows with the time of publication: see `docid.ts`. */
  docid: number;
  id: string;
  seq: number;
  url: string;
  title: string;
  source: string;
  section: string | null;
  lang: string;
  published_at: string;
  published_at_from: string;
  captured_at: string;
  first_seen_at: string;
  /** Of the words alone: the same hash means that nothing has to be stored or indexed again. */
  text_hash: string;
  /** Null where the text is whole. */
  extent: ArticleExtent | null;
}

export interface ArticleTextTable {
  docid: number;
  lead: string | null;
  paragraphs: JsonText<readonly string[]>;
  image: JsonText<ArticleImage> | null;
  agencies: JsonText<readonly string[]>;
}

export interface ReadingTable {
  docid: number;
  reader_version: number;
  label: string;
  score: number;
  reason: string;
  topics: JsonText<readonly Topic[]>;
}

/** A text that was replaced by a later one, or came in later than the one it is older than. */
interface RevisionTable {
  number: Generated<number>;
  article_id: string;
  title: string;
  lead: string | null;
  paragraphs: JsonText<readonly string[]>;
  text_hash: string;
  captured_at: string;
  replaced_at: string;
}

interface FileTable {
  path: string;
  size_bytes: number;
  mtime_ms: number;
  /** Null where the file could not be used. */
  article_id: string | null;
  line: number | null;
  reason: string | null;
}

interface StoryTable {
  id: string;
  headline: string;
  headline_article: string;
  sources: JsonText<readonly string[]>;
  independent_sources: number;
  first_at: string;
  last_at: string;
  label: string;
  topics: JsonText<readonly Topic[]>;
}

interface StoryArticleTable {
  article_id: string;
  story_id: string;
  /** 0 for the oldest. */
  position: number;
}

/** All tables, as the last migration leaves them. */
export interface Schema extends DeliverySchema, FeedSchema {
  article: ArticleTable;
  article_text: ArticleTextTable;
  reading: ReadingTable;
  revision: RevisionTable;
  file: FileTable;
  story: StoryTable;
  story_article: StoryArticleTable;
}
