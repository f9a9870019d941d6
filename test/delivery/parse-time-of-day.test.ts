import { expect, test } from 'vitest';
import { parseTimeOfDay } from '../../src/delivery/parse-time-of-day.ts';

test.each([
  ['8:00', '08:00'],
  ['08:00', '08:00'],
  ['8.05', '08:05'],
  ['20', '20:00'],
  ['0', '00:00'],
  ['0830', '08:30'],
  ['8h30', '08:30'],
  ['8 pm', '20:00'],
  ['8:30PM', '20:30'],
  ['12 am', '00:00'],
  ['12 p.m.', '12:00'],
  ['８：００', '08:00'],
  ['20时', '20:00'],
  ['8點30分', '08:30'],
  ['早上8点', '08:00'],
  ['晚上8点半', '20:30'],
  ['8 вечера', '20:00'],
  ['23:59', '23:59'],
])('%s is %s', (text, time) => {
  expect(parseTimeOfDay(text)).toBe(time);
});

test.each([
  '',
  'noon',
  '24:00',
  '8:60',
  '13 pm',
  '0 am',
  '8:5',
  '-1',
  '8:00:00',
  '99',
  '２５',
  '8 30 00',
  'am',
  '1e1',
])('%j is no time', (text) => {
  expect(parseTimeOfDay(text)).toBeNull();
});
