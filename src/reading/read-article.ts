import type { ArticleText } from './article-text.ts';
import type { Reading } from './reading.ts';
import { judgeRelevance } from './relevance.ts';
import { findTopics } from './topics.ts';

/** Grows whenever the same article would be read differently: stored readings of a lower version are remade. */
export const readerVersion = 2;

/** What an article means, from the article alone. */
export function readArticle(article: ArticleText): Reading {
  return { readerVersion, relevance: judgeRelevance(article), topics: findTopics(article) };
}
