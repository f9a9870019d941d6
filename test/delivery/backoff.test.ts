import { expect, test } from 'vitest';
import { backoffMs } from '../../src/delivery/backoff.ts';

test.each([
  [1, 1_000],
  [2, 2_000],
  [5, 16_000],
  [9, 256_000],
  [10, 300_000],
  [5_000, 300_000],
])('after %i tries anywhere up to %i ms', (attempts, boundMs) => {
  expect(backoffMs(attempts, () => 0)).toBe(0);
  expect(backoffMs(attempts, () => 0.999_999_9)).toBe(boundMs);
});
