import type { Article } from '../../src/articles/article.ts';

/** An article of nothing but what a test says. */
export function makeArticle(given: Partial<Article>): Article {
  return {
    id: 'a',
    url: `https://news.example/${given.id ?? 'a'}`,
    title: '标题',
    source: 'example',
    section: null,
    lang: 'zh-Hans',
    publishedAt: '2023-07-13T08:00:00.000Z',
    publishedAtFrom: 'page',
    capturedAt: '2023-07-13T09:00:00.000Z',
    lead: null,
    paragraphs: [],
    image: null,
    agencies: [],
    ...given,
  };
}
