import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText } from '../../src/text/fold.ts';

/** Any UTF-16 units, halves of pairs among them. */
const units = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 50 })
  .map((all) => String.fromCharCode(...all));

test.each([
  ['習近平與俄羅斯總統普京在臺灣海峽', '习近平与俄罗斯总统普京在台湾海峡'],
  ['裏、裡、里', '里、里、里'],
  ['顯著、显着', '显着、显着'],
  ['Ёлка и Путин', 'елка и путин'],
  ['École Müller Łódź', 'ecole muller łodz'],
  ['ＡＢＣ　１２３－４％', 'abc　123-4%'],
  ['İstanbul ß', 'istanbul ß'],
  ['', ''],
])('%s is compared as %s', (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

test('the length stays and folding twice changes nothing', () => {
  fc.assert(
    fc.property(units, (text) => {
      const folded = foldText(text);
      expect(folded).toHaveLength(text.length);
      expect(foldText(folded)).toBe(folded);
    }),
  );
});
