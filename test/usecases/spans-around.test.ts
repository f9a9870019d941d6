import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spansAround } from '../../src/usecases/regroup-stories.ts';

const day = 86_400_000;
const times = fc.array(
  fc.integer({ min: 0, max: 3000 }).map((days) => days * day),
  { maxLength: 40 },
);

describe('spansAround', () => {
  it('is nothing for nothing', () => {
    expect(spansAround([])).toEqual([]);
  });

  it('reaches thirty days to both sides', () => {
    expect(spansAround([100 * day])).toEqual([{ from: 70 * day, until: 130 * day + 1 }]);
  });

  it('keeps what lies far apart apart', () => {
    expect(spansAround([0, 365 * day])).toHaveLength(2);
  });

  it('covers thirty days around every time, without long pieces', () => {
    fc.assert(
      fc.property(times, (all) => {
        const spans = spansAround(all);
        for (const time of all) {
          expect(spans.some(({ from, until }) => from <= time && time < until)).toBe(true);
          for (let at = time - 30 * day; at <= time + 30 * day; at += day) {
            expect(spans.some(({ from, until }) => from <= at && at < until)).toBe(true);
          }
        }
        for (const { from, until } of spans) expect(until - from).toBeLessThanOrEqual(90 * day);
      }),
    );
  });
});
