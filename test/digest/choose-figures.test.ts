import { expect, test } from 'vitest';
import { chooseFigures } from '../../src/digest/choose-figures.ts';
import { withSpeech } from '../../src/digest/spoken-article.ts';
import { readArticle } from '../support/coverage.ts';

const report = (id: string, ...paragraphs: string[]) =>
  withSpeech(readArticle(id, { source: 'rfi-zh', paragraphs }));
const trade = '据中国海关统计，今年前四个月中俄贸易额达到700亿美元。';
const gas = '据俄罗斯天然气工业股份公司统计，去年对中国的天然气出口增长了40%。';
const coal = '据中国海关统计，去年自俄罗斯进口的煤炭达到5000万吨。';

test('at most two, each amount once, with what is measured and where it stands', () => {
  const chosen = chooseFigures([[report('a', trade), report('b', trade)], [report('c', gas, coal)]]);
  expect(chosen).toHaveLength(2);
  expect(new Set(chosen.map(({ text }) => text)).size).toBe(2);
  for (const { text, what, period, claimant } of chosen) {
    expect(`${trade}${gas}${coal}`).toContain(text);
    expect(`${trade}${gas}${coal}`).toContain(what);
    expect(period ?? claimant).not.toBeNull();
  }
});

test('tells growth from amount', () => {
  expect(chooseFigures([[report('c', gas)]])).toMatchObject([{ text: '40%', change: 'up' }]);
  expect(chooseFigures([[report('a', trade)]])).toMatchObject([{ text: '700亿美元', change: null }]);
});

test('nothing where the text does not say what is measured, or nothing matters', () => {
  expect(chooseFigures([[report('a', '他今年50岁，当天来了20辆汽车。')], []])).toEqual([]);
});
