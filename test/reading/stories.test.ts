import { describe, expect, it } from 'vitest';
import type { ReadArticle } from '../../src/reading/describe-story.ts';
import { readArticle } from '../../src/reading/read-article.ts';
import { groupStories } from '../../src/reading/stories.ts';
import { makeArticle } from './make-article.ts';
import { readSeed, seedNames } from './read-seed.ts';

function read(id: string, source: string, publishedAt: string, title: string, text: string): ReadArticle {
  const article = makeArticle({ id, source, publishedAt, title, paragraphs: [text] });
  return { article, reading: readArticle(article) };
}

const visit =
  '俄罗斯外长拉夫罗夫周一抵达广西桂林，开始对中国进行访问，并与中国外长王毅举行会谈。双方就两国关系和国际问题交换意见，并发表联合声明。拉夫罗夫呼吁中俄减少使用美元。';
const pipeline =
  '俄罗斯天然气工业公司宣布，经西伯利亚力量管道向中国输送的天然气创下日供应量纪录。中石油表示，明年输气量将继续增长，管道东段工程已经完工。';
const preview = read(
  'a1',
  'rfi-zh',
  '2021-03-21T08:00:00.000Z',
  '俄外长拉夫罗夫将访华 与王毅在桂林会谈',
  `${visit}这是行前的消息。`,
);
const report = read('a2', 'voa-zh', '2021-03-22T09:00:00.000Z', '拉夫罗夫访华 中俄外长桂林会谈', visit);
const copy = read('a3', 'zaobao', '2021-03-22T10:00:00.000Z', '中俄外长在桂林会谈', visit);
const column = read(
  'a4',
  'rfi-zh',
  '2021-03-22T12:00:00.000Z',
  '拉夫罗夫访华意味什么？ - 要闻分析',
  `拉夫罗夫在桂林与王毅会谈。${visit.slice(0, 60)}分析认为中俄外长会谈意在回应美国。`,
);
const other = read(
  'a5',
  'dw-zh',
  '2021-03-22T11:00:00.000Z',
  '拉夫罗夫与王毅桂林会谈 中俄发表联合声明',
  '中国外长王毅和到访的俄罗斯外长拉夫罗夫在广西桂林会谈后发表联合声明，批评单边制裁。拉夫罗夫呼吁中俄两国减少使用美元。',
);
const gas = read('b1', 'reuters-cn', '2021-03-22T11:00:00.000Z', '西伯利亚力量管道对华输气创纪录', pipeline);
const items = [preview, report, copy, column, gas];

describe('groupStories', () => {
  it('puts the coverage of one event together, newest story first', () => {
    const stories = groupStories(items);
    expect(stories.map(({ articles }) => articles)).toEqual([['a1', 'a2', 'a3', 'a4'], ['b1']]);
    expect(stories[0]).toMatchObject({
      sources: ['rfi-zh', 'voa-zh', 'zaobao'],
      firstAt: '2021-03-21T08:00:00.000Z',
      lastAt: '2021-03-22T12:00:00.000Z',
      relevance: 'core',
    });
    expect(stories[1]?.topics).toContain('energy');
  });

  it('counts an outlet that carries another’s text as no source of its own', () => {
    expect(groupStories([report, copy])[0]).toMatchObject({
      sources: ['voa-zh', 'zaobao'],
      independentSources: 1,
    });
    expect(groupStories([report, copy, other])[0]?.independentSources).toBe(2);
  });

  it('takes its headline from news rather than from commentary, word for word', () => {
    const [story] = groupStories([column, report]);
    expect(story).toMatchObject({ headline: '拉夫罗夫访华 中俄外长桂林会谈', headlineArticle: 'a2' });
    expect(groupStories([column])[0]?.headline).toBe(column.article.title);
  });

  it('takes its headline from the event rather than from its preview', () => {
    expect(groupStories([preview, report])[0]).toMatchObject({ headlineArticle: 'a2' });
    expect(groupStories([preview])[0]).toMatchObject({ headlineArticle: 'a1' });
  });

  it('gives the same stories whatever the order of the articles', () => {
    const expected = groupStories(items);
    for (let turn = 1; turn < items.length; turn += 1) {
      expect(groupStories([...items.slice(turn), ...items.slice(0, turn)])).toEqual(expected);
    }
    expect(groupStories(items.toReversed())).toEqual(expected);
  });

  it('keeps a story’s id when an earlier article joins it', () => {
    const before = groupStories([report, column, gas]);
    const after = groupStories(items, before);
    const idOf = (stories: typeof before, article: string) =>
      stories.find(({ articles }) => articles.includes(article))?.id;
    expect(idOf(after, 'a2')).toBe(idOf(before, 'a2'));
    expect(idOf(after, 'b1')).toBe(idOf(before, 'b1'));
    expect(idOf(groupStories(items), 'a2')).not.toBe(idOf(before, 'a2'));
  });

  it('gives every story an id of its own when a story falls apart', () => {
    const [gathered] = groupStories([report]);
    const previous = gathered === undefined ? [] : [{ ...gathered, articles: ['a2', 'b1', 'a1'] }];
    const after = groupStories([report, gas], previous);
    expect(new Set(after.map(({ id }) => id)).size).toBe(2);
    expect(after.map(({ id }) => id)).toContain(gathered?.id);
  });

  it('tells the seeds as two stories', () => {
    const seeds = seedNames.map((name) => ({
      article: readSeed(name),
      reading: readArticle(readSeed(name)),
    }));
    expect(groupStories(seeds).map(({ headline }) => headline)).toEqual([
      '中国强调加强与俄罗斯双边关系',
      '习近平承诺有力支持俄罗斯"核心利益"',
    ]);
  });

  it('has no story where there is no article', () => {
    expect(groupStories([])).toEqual([]);
  });
});
