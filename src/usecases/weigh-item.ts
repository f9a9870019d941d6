import type { Article } from '../articles/article.ts';
import { readArticle } from '../reading/read-article.ts';
import type { Reading } from '../reading/reading.ts';
import type { ExtractedPage, FeedItem } from '../sources/feed.ts';
import { itemToArticle } from '../sources/item-to-article.ts';

/** An item of a feed as an article, and what it is worth to us. */
export interface WeighedItem {
  readonly article: Article;
  readonly reading: Reading;
  /** Core or related: its text is kept. Of the rest we keep headline and link, so that it can be told who was silent. */
  readonly isRelevant: boolean;
  /**
   * The page has more text, and what the feed tells names both sides. To ask for the pages of what looks core or related
   * alone would be 118 pages of 7,012 and miss an eighth of the core articles; this is 532 and misses none of them.
   */
  readonly wantsPage: boolean;
}

/** Reads an item, with the text of its page where that was fetched; null where it has no title or no address. */
export function weighItem(item: FeedItem, page: ExtractedPage | null, nowMs: number): WeighedItem | null {
  const article = itemToArticle(item, page, new Date(nowMs).toISOString());
  if (article === null) return null;
  const reading = readArticle(article);
  const { label } = reading.relevance;
  return {
    article,
    reading,
    isRelevant: label === 'core' || label === 'related',
    wantsPage: article.extent !== undefined && label !== 'none',
  };
}

/** The article without its text. */
export function headlineOf(article: Article): Article {
  return { ...article, lead: null, paragraphs: [], image: null, extent: 'headline' };
}
