import { expect, test } from 'vitest';
import { formatAmount } from '../../src/locale/amounts.ts';

test.each([
  [7e10, '美元', 'en', 'US$70bn'],
  [7e10, '美元', 'zh-CN', 'US$700亿'],
  [7e10, '美元', 'ru', '70\u00a0млрд\u00a0$'],
  [40, '%', 'en', '40%'],
  [2.55, '%', 'ru', '2,6\u00a0%'],
  [3, '架', 'en', null],
  [3, 'constructor', 'en', null],
] as const)('%d %s in %s', (value, unit, locale, shown) => {
  expect(formatAmount(value, unit, locale)).toBe(shown);
});
