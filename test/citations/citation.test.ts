import { expect, test } from 'vitest';
import { citationOf } from '../../src/citations/citation.ts';
import { locales } from '../../src/locale/locale.ts';
import { citedArticle, citedArticles } from './cited-articles.ts';

test.each(locales)('citations as readers of %s write them', async (locale) => {
  const lines = citedArticles.map(({ article }) => `${citationOf(article, locale)}\n`);
  await expect(lines.join('')).toMatchFileSnapshot(`golden/citations.${locale}.txt`);
});

test('days are those of the outlet: nothing is read before it was published', () => {
  const { article } = citedArticle('a', {
    source: 'cna-tw',
    publishedAt: '2021-03-26T23:10:00.000Z',
    capturedAt: '2021-03-26T23:34:00.000Z',
  });
  expect(citationOf(article, 'zh-CN')).toContain('(2021-03-27)[2021-03-27]');
});
