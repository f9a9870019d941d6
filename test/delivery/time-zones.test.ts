import { describe, expect, test } from 'vitest';
import { isTimeZone, parseTimeZone, suggestTimeZones } from '../../src/delivery/time-zones.ts';

test.each([
  ['Asia/Shanghai', true],
  ['Asia/Kolkata', true],
  ['UTC', true],
  ['Asia/Atlantis', false],
  ['+08:00', false],
  ['', false],
  ['北京', false],
])('isTimeZone(%j) is %s', (text, expected) => {
  expect(isTimeZone(text)).toBe(expected);
});

describe('parseTimeZone', () => {
  test.each([
    ['asia/shanghai', 'Asia/Shanghai'],
    ['asia/hong kong', 'Asia/Hong_Kong'],
    ['Beijing', 'Asia/Shanghai'],
    ['北京', 'Asia/Shanghai'],
    ['臺北', 'Asia/Taipei'],
    ['Москва', 'Europe/Moscow'],
    ['Europe/Kyiv', 'Europe/Kyiv'],
    ['Europe/Kiev', 'Europe/Kiev'],
    ['utc', 'UTC'],
  ])('%s is %s', (text, zone) => {
    expect(parseTimeZone(text)).toBe(zone);
  });
  test.each(['', 'Atlantis', '+08:00', 'constructor', '__proto__'])('%j is none', (text) => {
    expect(parseTimeZone(text)).toBeNull();
  });
});

describe('suggestTimeZones', () => {
  test('offers the usual ones before anything is typed', () => {
    expect(suggestTimeZones('', 3)).toEqual(['Asia/Shanghai', 'Europe/Moscow', 'Asia/Hong_Kong']);
  });
  test.each([
    ['beij', 'Asia/Shanghai'],
    ['москв', 'Europe/Moscow'],
    ['taip', 'Asia/Taipei'],
    ['Owen', undefined],
    ['new y', 'America/New_York'],
    ['vladi', 'Asia/Vladivostok'],
  ])('%s leads to %s', (text, zone) => {
    expect(suggestTimeZones(text, 25)[0]).toBe(zone);
  });
  test('gives at most as many as asked, all real and all different', () => {
    const zones = suggestTimeZones('a', 25);
    expect(zones).toHaveLength(25);
    expect(new Set(zones).size).toBe(25);
    expect(zones.every(isTimeZone)).toBe(true);
  });
  test('every place leads to a zone that exists', () => {
    for (const text of 'abcdefghijklmnopqrstuvwxyzабвгдеийкмнопрстухчшя中北上台香东首莫新海'.split('')) {
      expect(suggestTimeZones(text, 500).filter((zone) => !isTimeZone(zone))).toEqual([]);
    }
  });
});
