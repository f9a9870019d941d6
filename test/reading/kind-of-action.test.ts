import { describe, expect, it } from 'vitest';
import { eventWeight, kindOfAction } from '../../src/reading/kind-of-action.ts';
import { makeArticle } from './make-article.ts';
import { readSeed, seedNames } from './read-seed.ts';

describe('kindOfAction', () => {
  it.each([
    ['meeting', '中俄外长在桂林会谈', ''],
    ['visit', '俄羅斯外長訪華', ''],
    ['exercise', '中俄举行联合军演', ''],
    ['signing', '中俄签署月球科研站备忘录', ''],
    ['sanction', '欧盟制裁两国官员', ''],
    ['call', '习近平与普京通电话', ''],
    ['meeting', '中俄：不针对第三方', '两国外长周一举行会谈。其后发表声明。'],
    ['meeting', '中俄发表声明', '两国外长周一举行会谈。'],
    ['statement', '中俄发表声明', '声明有四页。'],
    [null, '天气', '今天晴。'],
    [null, '', ''],
  ])('%s: %s %s', (kind, title, text) => {
    expect(kindOfAction(makeArticle({ title, paragraphs: text === '' ? [] : [text] }))).toBe(kind);
  });

  it('tells what the seeds are about', () => {
    expect(seedNames.map((name) => kindOfAction(readSeed(name)))).toEqual(['meeting', 'visit']);
  });
});

describe('eventWeight', () => {
  it('puts a summit above an agreement above a statement above a commentary', () => {
    const weights = ['中俄元首峰会', '中俄签署协议', '中俄发表声明', '中俄会谈意味什么？'].map((title) =>
      eventWeight(makeArticle({ title })),
    );
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
    expect(new Set(weights).size).toBe(4);
  });
});
