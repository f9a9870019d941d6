import type { Article } from '../../src/articles/article.ts';
import type { CitableArticle } from '../../src/citations/citable-row.ts';
import { readArticle } from '../support/coverage.ts';
import { readSeeds } from '../support/seeds.ts';

const storedAs = (seq: number) => ({ firstSeenAt: '2023-07-14T00:00:00.000Z', seq });

/** An article of the store, with what a test says otherwise. */
export function citedArticle(id: string, given: Partial<Article> = {}): CitableArticle {
  const { article, reading } = readArticle(id, given);
  return { article: { ...article, ...storedAs(1) }, reading };
}

/** The seeds, and what a writer may stumble over: separators, quotes, lines, formulas, braces, directions, no date, no reading. */
export const citedArticles: readonly CitableArticle[] = [
  ...readSeeds().map(({ article, reading }, at) => ({ article: { ...article, ...storedAs(at) }, reading })),
  citedArticle('commas', {
    title: 'Wang, Lavrov "agree", sign\nthe rest later',
    lang: 'en',
    source: 'tass-en',
    agencies: ['tass', 'xinhua'],
  }),
  citedArticle('formula', { title: '=HYPERLINK("https://evil.example","中俄")', source: 'zaobao' }),
  citedArticle('braces', {
    title: 'Рост {на 40%} & $70 млрд: #1_в~мире^\\',
    lang: 'ru',
    source: 'kommersant',
    url: 'https://www.kommersant.ru/doc/1?a={b}',
  }),
  citedArticle('direction', { title: 'روسيا والصين \u202eabc\u202c', lang: 'und', source: 'example.org' }),
  citedArticle('undated', { title: '王毅会见拉夫罗夫！', source: 'cna-tw', publishedAtFrom: 'capture' }),
  { ...citedArticle('day', { source: 'zaobao', publishedAt: '2023-07-13T15:59:00.000Z' }), reading: null },
];
