import { expect, test } from 'vitest';
import { type Expression, parseBeginning, parseQuery } from '../../src/text/query.ts';

const names = [
  ['普京', '普丁', '蒲亭', 'Putin', 'Путин', 'Vladimir Putin'],
  ['习近平', '習近平', 'Xi Jinping'],
];
const aliasesOf = (text: string) =>
  names.find((aliases) => aliases.some((alias) => alias.toLowerCase() === text.toLowerCase())) ?? [];

/** `普京` for a phrase, `中*` for one with an open end. */
function written(expression: Expression | null): string {
  if (!expression) return '';
  if (expression.kind === 'phrase')
    return expression.phrase.tokens.join('_') + (expression.phrase.openEnd ? '*' : '');
  if (expression.kind === 'instead')
    return `${written(expression.of)} instead of ${written(expression.without)}`;
  const parts = expression.of.map(written);
  return expression.kind === 'all' ? `(${parts.join(' & ')})` : `(${parts.toSorted().join(' | ')})`;
}

const han = '(普丁 | 普京 | 蒲亭)';
const putin = `((putin | путин) instead of ${han} | ${han})`;
const xi = '(xi_jinping instead of 习近_近平 | 习近_近平)';

test.each([
  ['能源', '能源'],
  ['能源 合作', '(能源 & 合作)'],
  ['能源，合作！', '(能源 & 合作)'],
  ['能源合作', '能源_源合_合作'],
  ['俄', '俄*'],
  ['S-400', 's_400'],
  ['苏-35', '苏_35'],
  ['5月', '5_月*'],
  ['"能源 合作"', '能源_源_合作'],
  ['“能源”「合作', '(能源 & 合作)'],
  ['OR AND NOT NEAR(a b)', '(or & and & not & near & a & b)'],
  ['title:普 ^x* {y} (z', '(title & 普* & x & y & z)'],
  ['a\u0000b', '(a & b)'],
  ['preiſ ＳＷＩＦＴ', '(preis & swift)'],
])('%s looks for %s', (text, expected) => {
  expect(written(parseQuery(text, () => []).include)).toBe(expected);
});

test.each([
  ['能源 -石油', '能源', '石油'],
  ['能源 -石油 -煤', '能源', '(煤* | 石油)'],
  ['能源 -"石油 公司"', '能源', '石油_油_公司'],
  ['-石油 能源', '能源', '石油'],
  ['能源 - 石油', '(能源 & 石油)', ''],
  ['歼-20 -S-400', '歼_20', 's_400'],
  ['能源 -Putin', '能源', putin],
])('%s looks for %s without %s', (text, include, exclude) => {
  const query = parseQuery(text, aliasesOf);
  expect([written(query.include), written(query.exclude)]).toEqual([include, exclude]);
});

test.each([
  ['Putin', putin],
  ['蒲亭', putin],
  ["Putin's", putin],
  ['Putin’s visit', `(${putin} & visit)`],
  ['putin 访华', `(${putin} & 访华)`],
  ['visit Xi Jinping Moscow', `(visit & ${xi} & moscow)`],
  ['"Xi" Jinping', '(xi & jinping)'],
  ['"普京"', '普京'],
  ['普京访华', `((${putin} & 访华) | 普京_京访_访华)`],
  ['蒲亭習近平會晤', `((${putin} & ${xi} & 会晤) | 蒲亭_亭习_习近_近平_平会_会晤)`],
  ['普京说', '普京_京说'],
  ['Vladimir Putin', putin],
])('%s finds the other names: %s', (text, expected) => {
  expect(written(parseQuery(text, aliasesOf).include)).toBe(expected);
});

test('a long run of Chinese is looked for whole and by its words', () => {
  expect(written(parseQuery('天然气管道谈判进展', () => []).include)).toBe(
    '((天然_然气 & 管道 & 谈判 & 进展) | 天然_然气_气管_管道_道谈_谈判_判进_进展)',
  );
});

test.each([
  ['', 'error.search.empty'],
  ['  \u3000', 'error.search.empty'],
  ['……"" - -- *', 'error.search.empty'],
  ['-普京', 'error.search.onlyNegative'],
  ['-"普京 访华" -美国', 'error.search.onlyNegative'],
  ['中'.repeat(201), 'error.search.tooLong'],
])('%j is no query: %s', (text, key) => {
  expect(() => parseQuery(text, aliasesOf)).toThrow(expect.objectContaining({ key, kind: 'usage' }));
});

test('200 characters are a query, whatever they take in UTF-16', () => {
  expect(() => parseQuery('𠮷'.repeat(200), aliasesOf)).not.toThrow();
});

test.each([
  ['普', '普*'],
  ['普京', putin],
  ['Mosc', 'mosc*'],
  ['Moscow tal', '(moscow & tal*)'],
  ['"-OR', 'or*'],
  ['', ''],
  ['！', ''],
])('%j, as the beginning of a query, looks for %s', (text, expected) => {
  expect(written(parseBeginning(text, aliasesOf))).toBe(expected);
});
