import { expect, test } from 'vitest';
import { recentSpans, wholeSpans } from '../../src/usecases/trend-spans.ts';

const now = '2026-11-20T11:30:45.123Z'; // a Friday

test.each([
  ['month', 'day', 30, '2026-10-21T16:00:00.000Z', '2026-11-20T16:00:00.000Z'],
  ['quarter', 'week', 13, '2026-08-23T16:00:00.000Z', '2026-11-22T16:00:00.000Z'],
  ['year', 'month', 12, '2025-11-30T16:00:00.000Z', '2026-11-30T16:00:00.000Z'],
] as const)('a %s is cut at local midnights, today’s %s included', (period, unit, count, first, last) => {
  const { spans } = recentSpans(period, now, 'Asia/Shanghai');
  expect(spans.unit).toBe(unit);
  expect(spans.edges).toHaveLength(count + 1);
  expect([spans.edges[0], spans.edges.at(-1)]).toEqual([first, last]);
});

test('the time before is as long, up to the same point', () => {
  expect(recentSpans('year', now, 'Asia/Shanghai').before).toEqual([
    '2024-11-30T16:00:00.000Z',
    '2025-11-20T11:30:45.000Z',
  ]);
});

test('a day on which the clocks change has 23 or 25 hours', () => {
  const { edges } = recentSpans('month', '2026-11-05T12:00:00.000Z', 'Europe/Berlin').spans;
  const hours = edges
    .slice(1)
    .map((edge, index) => (Date.parse(edge) - Date.parse(edges[index] ?? '')) / 3_600_000);
  expect(new Set(hours)).toEqual(new Set([24, 25]));
  expect(hours.filter((length) => length === 25)).toHaveLength(1);
});

test.each([
  ['2026-11-20T00:00:00.000Z', '2026-11-20T23:00:00.000Z', 'day', 1],
  ['2026-11-01T00:00:00.000Z', '2026-11-20T23:00:00.000Z', 'day', 20],
  ['2026-02-02T00:00:00.000Z', '2026-11-20T23:00:00.000Z', 'week', 42],
  ['2020-02-29T00:00:00.000Z', '2026-11-20T23:00:00.000Z', 'month', 82],
  ['1998-07-01T00:00:00.000Z', '2026-11-20T23:00:00.000Z', 'year', 29],
])('all from %s to %s is by %s, %d of them, and holds both', (first, last, unit, count) => {
  const spans = wholeSpans(first, last, 'UTC');
  expect(spans.unit).toBe(unit);
  expect(spans.edges).toHaveLength(count + 1);
  expect((spans.edges[0] ?? '') <= first).toBe(true);
  expect((spans.edges.at(-1) ?? '') > last).toBe(true);
});
