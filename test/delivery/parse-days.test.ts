import { expect, test } from 'vitest';
import { parseDays } from '../../src/delivery/parse-days.ts';

test.each([
  ['15', 15],
  ['5', 5],
  ['monthly 15', 15],
  ['Monthly, 15', 15],
  ['the 15th', 15],
  ['15th of each month', 15],
  ['on the 1st of every month', 1],
  ['day 3 of the month', 3],
  ['每月15日', 15],
  ['每个月１５号', 15],
  ['15號', 15],
  ['15-го числа каждого месяца', 15],
  ['15 числа', 15],
  ['ежемесячно 15', 15],
  ['last day', 31],
  ['last day of each month', 31],
  ['月底', 31],
  ['последний день каждого месяца', 31],
])('%s is a day of the month', (text, day) => {
  expect(parseDays(text)).toEqual({ kind: 'monthly', day });
});

test.each([
  ['every day', [1, 2, 3, 4, 5, 6, 7]],
  ['1,4', [1, 4]],
  ['1-5', [1, 2, 3, 4, 5]],
  ['Mon, Thu', [1, 4]],
  ['日', [7]],
  ['周日', [7]],
])('%s are weekdays', (text, weekdays) => {
  expect(parseDays(text)).toEqual({ kind: 'weekdays', weekdays });
});

test.each(['', 'monthly', '0', '32', 'monthly 32', 'monthly mon', '15, 30', 'first monday', '每月'])(
  '%j names no days',
  (text) => {
    expect(parseDays(text)).toBeNull();
  },
);
