import type { Article } from '../../src/articles/article.ts';
import type { Reading, RelevanceLabel, Topic } from '../../src/reading/reading.ts';
import type { IncomingArticle } from '../../src/store/article-store.ts';

export const now = Date.parse('2023-07-20T08:00:00.000Z');

/** An article that differs by its id, and by what is given. */
export function sampleArticle(id: string, given: Partial<Article> = {}): Article {
  return {
    id,
    url: `https://example.org/${id}`,
    title: `标题 ${id}`,
    source: 'example-zh',
    section: null,
    lang: 'zh-Hans',
    publishedAt: '2023-07-13T14:55:00.000Z',
    publishedAtFrom: 'page',
    capturedAt: '2023-07-13T15:10:00.000Z',
    lead: null,
    paragraphs: ['正文。'],
    image: null,
    agencies: [],
    ...given,
  };
}

export function sampleReading(
  label: RelevanceLabel,
  topics: readonly Topic[] = [],
  readerVersion = 1,
): Reading {
  return { readerVersion, relevance: { label, score: 0.5, reason: 'because' }, topics };
}

export function incoming(
  id: string,
  given: Partial<Article> = {},
  reading: Reading | null = null,
): IncomingArticle {
  return { article: sampleArticle(id, given), reading, file: null };
}
