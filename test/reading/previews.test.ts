import { describe, expect, it } from 'vitest';
import { findSupersededPreviews, isPreview } from '../../src/reading/previews.ts';
import { makeArticle } from './make-article.ts';

const article = (id: string, hour: number, title: string) =>
  makeArticle({ id, title, publishedAt: `2021-03-22T${String(hour).padStart(2, '0')}:00:00.000Z` });

describe('isPreview', () => {
  it.each([
    '俄外长将访华',
    '俄外長下週訪華',
    '中俄拟签署协议',
    'Lavrov will visit Beijing',
    'Лавров посетит Пекин',
  ])('is true of %s', (title) => expect(isPreview(title)).toBe(true));
  it.each(['中俄外长举行会谈', '俄将军访华', '俄中将领会面', '中俄将继续合作', 'Lavrov visits Beijing'])(
    'is not true of %s',
    (title) => expect(isPreview(title)).toBe(false),
  );
});

describe('findSupersededPreviews', () => {
  const preview = article('a', 8, '俄外长将访华与王毅会谈');
  const report = article('b', 12, '中俄外长在桂林举行会谈');
  const later = article('c', 14, '王毅与拉夫罗夫会谈');

  it('finds the first report of what was announced, whatever the order', () => {
    expect([...findSupersededPreviews([later, report, preview])]).toEqual([['a', 'b']]);
  });

  it('leaves a preview alone before the event, and when another thing happened', () => {
    expect(findSupersededPreviews([preview, article('d', 7, '中俄外长举行会谈')]).size).toBe(0);
    expect(findSupersededPreviews([preview, article('d', 12, '中俄举行联合军演')]).size).toBe(0);
    expect(findSupersededPreviews([preview, article('d', 12, '会谈意味着什么？ - 要闻分析')]).size).toBe(0);
    expect(findSupersededPreviews([]).size).toBe(0);
  });
});
