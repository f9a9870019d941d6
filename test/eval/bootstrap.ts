/** The middle 95 % of a statistic over resamples: how much of it may be chance. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const resamples = 1000;
const seed = 20_201_120;

/**
 * Percentile bootstrap (Efron 1979): draws as many units as there are, with replacement, again and again, and asks for
 * the statistic where each unit counts as often as it was drawn. Seeded: the same input gives the same interval.
 */
export function bootstrap(units: number, statistic: (times: Uint16Array) => number): Interval {
  const random = mulberry32(seed);
  const values = Array.from({ length: resamples }, () => {
    const times = new Uint16Array(units);
    for (let draw = 0; draw < units; draw += 1) {
      const unit = Math.floor(random() * units);
      times[unit] = (times[unit] ?? 0) + 1;
    }
    return statistic(times);
  }).toSorted((a, b) => a - b);
  return {
    low: values[Math.floor(resamples * 0.025)] ?? 0,
    high: values[Math.ceil(resamples * 0.975) - 1] ?? 0,
  };
}

/** Numbers each group as it is met: units for `bootstrap` where items of one group belong together. */
export function unitsOf(groups: readonly unknown[]): {
  readonly unitOf: readonly number[];
  readonly count: number;
} {
  const numbers = new Map<unknown, number>();
  for (const group of groups) if (!numbers.has(group)) numbers.set(group, numbers.size);
  return { unitOf: groups.map((group) => numbers.get(group) ?? 0), count: numbers.size };
}

/** Tommy Ettinger's generator of 32 bits, public domain: 0 ≤ value < 1. */
function mulberry32(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
