import { expect, test } from 'vitest';
import { knownFacts } from '../../src/digest/known-facts.ts';
import { readArticle } from '../support/coverage.ts';

test.each([
  ['王毅周四在雅加达会见拉夫罗夫，北京方面表示支持。', ['wang-yi', 'lavrov'], ['jakarta']],
  ['王毅在北京會見拉夫羅夫。', ['wang-yi', 'lavrov'], ['beijing']],
  ['双方就天然气价格达成一致。', [], []],
])('%s', (lead, people, places) => {
  expect(knownFacts(readArticle('a', { title: '外长会晤', lead }))).toEqual({ people, places });
});

test('reads the first paragraph where there is no lead, and nothing further', () => {
  const article = readArticle('a', { title: '会晤', paragraphs: ['普京抵达上海。', '习近平在莫斯科。'] });
  expect(knownFacts(article)).toEqual({ people: ['putin'], places: ['shanghai'] });
});
