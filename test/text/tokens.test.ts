import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexTokens } from '../../src/text/tokens.ts';

/** Any UTF-16 units, halves of pairs among them. */
const units = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 50 })
  .map((all) => String.fromCharCode(...all));

test.each([
  ['俄罗斯', '俄罗 罗斯 斯'],
  ['中', '中'],
  ['習近平，普京', '习近 近平 平 普京 京'],
  ['购买苏-35战机', '购买 买苏 苏 35 战机 机'],
  ['Xi Jinping met Путина.', 'xi jinping met путина'],
  ['e\u0301cole', 'ecole'],
  ['𠮷野家', '𠮷野 野家 家'],
  ['野𠮷', '野𠮷 𠮷'],
  ['……！？ \u0000 🚀', ''],
  ['🚀中国🚀', '中国 国'],
  ['\ud83d中', '中'],
])('%j is indexed as %j', (text, tokens) => {
  expect(indexTokens(text).trim()).toBe(tokens);
});

test('a token holds letters, digits and nothing that a query language could read', () => {
  fc.assert(
    fc.property(units, (text) => {
      expect(indexTokens(text)).toMatch(/^(?:[\p{L}\p{N}]+ )*$/u);
    }),
  );
});
