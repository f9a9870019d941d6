import { expect, test } from 'vitest';
import { isDayOnly } from '../../src/articles/is-day-only.ts';

test.each([
  ['zaobao', '2021-03-22T15:59:00.000Z', true],
  ['zaobao', '2021-03-22T15:58:00.000Z', false],
  ['rfi-zh', '2021-03-22T15:59:00.000Z', false],
  ['rfi-zh', '2021-03-22T22:59:00.000Z', true],
  ['news.example', '2021-03-22T23:59:00.000Z', true],
  ['news.example', '2021-03-22T15:59:00.000Z', false],
])('%s at %s: %j', (source, publishedAt, expected) => {
  expect(isDayOnly({ source, publishedAt })).toBe(expected);
});
