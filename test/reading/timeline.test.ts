import { describe, expect, test } from 'vitest';
import { collectTimeline } from '../../src/reading/timeline.ts';
import { readArticle } from '../support/coverage.ts';

const article = (id: string, ...paragraphs: string[]) =>
  readArticle(id, { source: 'rfi-zh', paragraphs }).article;
const all = { concerns: () => true, since: null, until: null };
const dated = (entries: ReturnType<typeof collectTimeline>) =>
  entries.map(({ articleId, event }) => [event.date, articleId]);

describe('collectTimeline', () => {
  const visit = '普京将于10月17日访问北京。';
  const talks = '两国外长昨天在雅加达举行会谈。';

  test('oldest first, with the sentence word for word', () => {
    const entries = collectTimeline([article('a', visit), article('b', talks)], all);
    expect(dated(entries)).toEqual([
      ['2023-07-12', 'b'],
      ['2023-10-17', 'a'],
    ]);
    expect(entries[1]?.event.text).toBe(visit);
  });

  test('one event told twice stands once, as it was told first', () => {
    const again = article('b', '普京将于10月17日访问北京和上海。');
    expect(dated(collectTimeline([article('a', visit), again], all))).toEqual([['2023-10-17', 'a']]);
  });

  test('only what concerns the matter, happens, and lies in the period', () => {
    const articles = [article('a', visit, talks, '外交部昨天表示欢迎。', '双方将于2025年举行峰会。')];
    const about = { ...all, concerns: (sentence: string) => sentence.includes('普京') };
    expect(dated(collectTimeline(articles, about))).toEqual([['2023-10-17', 'a']]);
    expect(dated(collectTimeline(articles, { ...all, until: '2023-10-17' }))).toEqual([['2023-07-12', 'a']]);
    expect(dated(collectTimeline(articles, { ...all, since: '2023-07-13' }))).toEqual([['2023-10-17', 'a']]);
  });

  test('nothing makes nothing', () => {
    expect(collectTimeline([], all)).toEqual([]);
  });
});
