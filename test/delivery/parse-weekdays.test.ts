import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseWeekdays } from '../../src/delivery/parse-weekdays.ts';

test.each([
  ['daily', [1, 2, 3, 4, 5, 6, 7]],
  ['Weekdays', [1, 2, 3, 4, 5]],
  ['工作日', [1, 2, 3, 4, 5]],
  ['по будням', [1, 2, 3, 4, 5]],
  ['周末', [6, 7]],
  ['mon', [1]],
  ['Mon, Wed and Fri', [1, 3, 5]],
  ['fri mon', [1, 5]],
  ['mon-fri', [1, 2, 3, 4, 5]],
  ['Mon – Fri', [1, 2, 3, 4, 5]],
  ['fri-mon', [1, 5, 6, 7]],
  ['1-5', [1, 2, 3, 4, 5]],
  ['1,7', [1, 7]],
  ['周一至周五', [1, 2, 3, 4, 5]],
  ['周一、周三', [1, 3]],
  ['一三五', [1, 3, 5]],
  ['週六日', [6, 7]],
  ['星期天', [7]],
  ['пн-пт', [1, 2, 3, 4, 5]],
  ['пн, ср', [1, 3]],
  ['понедельник', [1]],
  ['weekdays, sun', [1, 2, 3, 4, 5, 7]],
])('%s', (text, days) => {
  expect(parseWeekdays(text)).toEqual(days);
});

test.each([
  '',
  ' ',
  ',',
  '0',
  '8',
  'mo',
  'noday',
  'mon-',
  '-fri',
  'mon-wed-fri',
  'mon, noday',
  '周八',
  '1-8',
])('%j names no days', (text) => {
  expect(parseWeekdays(text)).toBeNull();
});

test('any text gives sorted days of the week, or null', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom('m', 'o', 'n', '1', '7', '-', ',', ' ', '周', '一', '日', '至', 'пн'),
      }),
      (text) => {
        const days = parseWeekdays(text);
        if (days === null) return;
        expect(days.length).toBeGreaterThan(0);
        expect(days).toEqual([...new Set(days)].sort((a, b) => a - b));
        expect(days.every((day) => day >= 1 && day <= 7)).toBe(true);
      },
    ),
  );
});
