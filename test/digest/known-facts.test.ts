import { expect, test } from 'vitest';
import { knownFacts } from '../../src/digest/known-facts.ts';
import { readArticle } from '../support/coverage.ts';

test.each([
  [
    '王毅周四在雅加达会见拉夫罗夫，北京方面表示支持。',
    'meeting',
    ['wang-yi', 'lavrov'],
    ['jakarta'],
    '2023-07-13',
    null,
  ],
  ['王毅在北京會見拉夫羅夫。', 'meeting', ['wang-yi', 'lavrov'], ['beijing'], null, null],
  ['双方就天然气价格达成一致。', null, [], [], null, null],
  ['去年中俄贸易额达到700亿美元。', 'trade', [], [], null, { value: 7e10, unit: '美元' }],
])('%s', (lead, kind, people, places, date, amount) => {
  const article = readArticle('a', { title: '两国', source: 'rfi-zh', lead });
  expect(knownFacts(article)).toEqual({ kind, people, places, date, amount });
});

test('reads the first paragraph where there is no lead, and nothing further', () => {
  const article = readArticle('a', {
    title: '两国',
    paragraphs: ['普京抵达上海。', '习近平昨天在莫斯科举行会谈。'],
  });
  expect(knownFacts(article)).toEqual({
    kind: 'visit',
    people: ['putin'],
    places: ['shanghai'],
    date: null,
    amount: null,
  });
});
