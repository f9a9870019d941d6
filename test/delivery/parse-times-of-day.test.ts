import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTimesOfDay } from '../../src/delivery/parse-times-of-day.ts';

test.each([
  ['08:00', ['08:00']],
  ['08:00, 18:30', ['08:00', '18:30']],
  ['18:30,8:00', ['08:00', '18:30']],
  ['8:00 18:30', ['08:00', '18:30']],
  ['8 am and 6:30 pm', ['08:00', '18:30']],
  ['8:00; 12:00 & 18:00', ['08:00', '12:00', '18:00']],
  ['８点、１８点半', ['08:00', '18:30']],
  ['上午8点和下午6点', ['08:00', '18:00']],
  ['8 утра и 6 вечера', ['08:00', '18:00']],
  ['08:00, 8:00', ['08:00']],
  ['08:00,', ['08:00']],
])('%s', (text, times) => {
  expect(parseTimesOfDay(text)).toEqual(times);
});

test.each(['', ' ', ',', '25:00', '08:00, 24:00', '08:00, later', '8 18', 'and'])(
  '%j names no times',
  (text) => {
    expect(parseTimesOfDay(text)).toBeNull();
  },
);

test('what was read is read again as it is', () => {
  const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 24 * 60 - 1 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(minutes, fc.constantFrom(', ', ',', ' ', '、', ' и ', '和'), (some, separator) => {
      const times = some.map((all) =>
        [Math.floor(all / 60), all % 60].map((part) => String(part).padStart(2, '0')).join(':'),
      );
      expect(parseTimesOfDay(times.join(separator))).toEqual(times.toSorted());
    }),
  );
});
