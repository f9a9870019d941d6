import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText } from '../../src/text/fold.ts';
import { toPhrase } from '../../src/text/phrase.ts';
import { makeSnippet } from '../../src/text/snippet.ts';

const phrasesOf = (...words: readonly string[]) => words.flatMap((word) => toPhrase(word) ?? []);
const shown = (texts: readonly string[], ...words: readonly string[]) =>
  makeSnippet(texts, phrasesOf(...words))
    .map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join('');

test.each([
  [['中國外長王毅會見俄羅斯外長。'], ['俄罗斯'], '中國外長王毅會見[俄羅斯]外長。'],
  [['ПУТИН прибыл. Путиным доволен.'], ['путин'], '[ПУТИН] прибыл. Путиным доволен.'],
  [['Ёлка дорогая.'], ['елка'], '[Ёлка] дорогая.'],
  [['购买S－400导弹，又买 S 400。'], ['S-400'], '购买[S－400]导弹，又买 [S 400]。'],
  [['军方称，军队在。'], ['军'], '[军]方称，[军]队在。'],
  [['art of the party, Art.'], ['art'], '[art] of the party, [Art].'],
  [['俄外长 Lavrov抵达。'], ['lavrov'], '俄外长 [Lavrov]抵达。'],
  [['普京会见习近平。'], ['普京', '习近平', '普京会见'], '[普京会见][习近平]。'],
  [['没有。', '也没有。'], ['普京'], '没有。'],
  [[], ['普京'], ''],
])('%j, found by %j, is shown as %s', (texts, words, expected) => {
  expect(shown(texts, ...words)).toBe(expected);
});

const filler = '这是一个没有关系的句子，说了很多别的事情。';

test('the sentence of the hit begins the snippet, and a sentence ends it', () => {
  const text = `${filler.repeat(10)}普京抵达北京。${filler.repeat(10)}`;
  expect(shown([text], '普京')).toBe(`[普京]抵达北京。${filler.repeat(3)}`);
});

test('the place where most different words stand together wins over the first', () => {
  const text = `普京讲话。${filler.repeat(10)}普京与习近平会谈能源。${filler.repeat(10)}`;
  expect(shown(['普京。', text, '普京与习近平。'], '普京', '习近平', '能源')).toMatch(
    /^\[普京\]与\[习近平\]会谈\[能源\]。/,
  );
});

test('a hit deep in a long sentence is shown with some words before it, between ellipses', () => {
  const text = `${'很长的一句话没有停顿'.repeat(20)}普京${'后面也没有停顿'.repeat(20)}`;
  const snippet = shown([text], '普京');
  expect(snippet).toMatch(/^….+\[普京\].+…$/);
  expect(snippet.length).toBeLessThanOrEqual(80 + '[]……'.length);
});

test('a grapheme is never cut', () => {
  const text = `${'👨‍👩‍👧‍👦'.repeat(60)}普京${'👨‍👩‍👧‍👦'.repeat(60)}`;
  const outside = makeSnippet([text], phrasesOf('普京')).filter(({ hit }) => !hit);
  for (const part of outside) expect(part.text.replaceAll('👨‍👩‍👧‍👦', '').replace('…', '')).toBe('');
});

test('whatever the text, a snippet is a stretch of it with its hits, and not much longer than the limit', () => {
  const unit = fc.constantFrom(
    '普',
    '京',
    '普京',
    '。',
    '“',
    '”',
    ' ',
    'Путин ',
    'é',
    '👨‍👩‍👧',
    '俄羅斯',
    '说了很多',
  );
  const text = fc.array(unit, { maxLength: 200 }).map((units) => units.join(''));
  fc.assert(
    fc.property(text, (given) => {
      const parts = makeSnippet([given], phrasesOf('普京', 'путин', '俄罗斯'));
      const joined = parts.map((part) => part.text).join('');
      expect(given).toContain(joined.replace(/^…|…$/g, ''));
      expect(joined.length).toBeLessThanOrEqual(165);
      for (const { text: hit } of parts.filter((part) => part.hit))
        expect(['普京', 'путин', '俄罗斯']).toContain(foldText(hit));
      expect(parts.some(({ hit }) => hit)).toBe(/普京|(?<!\p{sc=Cyrillic}|é)Путин|俄羅斯/u.test(given));
    }),
  );
});
