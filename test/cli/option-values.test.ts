import { describe, expect, it } from 'vitest';
import { parseSince, parseTime, parseUntil, parseWhole } from '../../src/cli/option-values.ts';

describe('D', () => {
  it.each([
    ['2023-05-24', '2023-05-24T00:00:00.000Z', '2023-05-25T00:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z', '2024-03-01T00:00:00.000Z'],
    ['2023-12-31', '2023-12-31T00:00:00.000Z', '2024-01-01T00:00:00.000Z'],
    ['2023-05-24T15:19:00+02:00', '2023-05-24T13:19:00.000Z', '2023-05-24T13:19:00.000Z'],
    ['2023-05-24t15:19:00.25z', '2023-05-24T15:19:00.250Z', '2023-05-24T15:19:00.250Z'],
  ])('%s begins at %s and ends before %s', (text, since, until) => {
    expect(parseSince(text)).toBe(since);
    expect(parseUntil(text)).toBe(until);
  });

  it.each([
    '',
    'today',
    '2023-5-24',
    '2023-02-30',
    '2023-13-01',
    '2023-05-24T15:19:00',
    '2023-02-30T00:00:00Z',
    '20230524',
    ' 2023-05-24',
  ])('refuses %j', (text) => {
    expect(() => parseSince(text)).toThrow(/2023-05-24/);
    expect(() => parseUntil(text)).toThrow(/2023-05-24/);
  });
});

it('T is a time, not a date', () => {
  expect(() => parseTime('2023-05-24')).toThrow();
});

it('whole numbers stay within their bounds', () => {
  const parse = parseWhole(1, 5);
  expect([parse('1'), parse('5')]).toEqual([1, 5]);
  for (const text of ['0', '6', '-1', '1.5', '1e1', '', 'x', '٣'])
    expect(() => parse(text)).toThrow(/1 to 5/);
});
