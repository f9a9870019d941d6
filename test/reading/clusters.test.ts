import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterByAverage } from '../../src/reading/clusters.ts';

function rowsOf(
  size: number,
  pairs: readonly (readonly [number, number, number])[],
): readonly Map<number, number>[] {
  const rows = Array.from({ length: size }, () => new Map<number, number>());
  for (const [a, b, similarity] of pairs) {
    rows[a]?.set(b, similarity);
    rows[b]?.set(a, similarity);
  }
  return rows;
}

/** The definition, step by step: merge the two most alike clusters until none is alike enough. */
function clusterPlainly(rows: readonly ReadonlyMap<number, number>[], threshold: number): number[] {
  let clusters = rows.map((_, at) => [at]);
  for (;;) {
    let best = { average: 0, a: 0, b: 0 };
    clusters.forEach((one, a) => {
      clusters.slice(0, a).forEach((other, b) => {
        const sum = one
          .flatMap((i) => other.map((j) => rows[i]?.get(j) ?? 0))
          .reduce((total, value) => total + value, 0);
        const average = sum / (one.length * other.length);
        if (average > best.average) best = { average, a, b };
      });
    });
    if (best.average < threshold) break;
    const merged = [...(clusters[best.a] ?? []), ...(clusters[best.b] ?? [])];
    clusters = [...clusters.filter((_, at) => at !== best.a && at !== best.b), merged];
  }
  return rows.map((_, at) => Math.min(...(clusters.find((cluster) => cluster.includes(at)) ?? [])));
}

describe('clusterByAverage', () => {
  it('merges while the average over all pairs of members is at the threshold', () => {
    const chain = rowsOf(3, [
      [0, 1, 0.9],
      [1, 2, 0.5],
    ]);
    expect(clusterByAverage(chain, 0.2)).toEqual([0, 0, 0]);
    expect(clusterByAverage(chain, 0.3)).toEqual([0, 0, 2]);
    expect(clusterByAverage(chain, 0.95)).toEqual([0, 1, 2]);
  });

  it('takes the lower number where two are as near, and ends', () => {
    const equal = rowsOf(4, [
      [0, 1, 0.5],
      [1, 2, 0.5],
      [2, 3, 0.5],
      [3, 0, 0.5],
    ]);
    expect(clusterByAverage(equal, 0.5)).toEqual(clusterByAverage(equal, 0.5));
    expect(clusterByAverage(rowsOf(0, []), 0.5)).toEqual([]);
  });

  it('gives what merging the nearest pair again and again gives', () => {
    const size = 9;
    // Similarities that differ: where several are the same, more than one clustering is right.
    const order = fc.shuffledSubarray(
      Array.from({ length: (size * (size - 1)) / 2 }, (_, at) => at + 1),
      { minLength: 20 },
    );
    fc.assert(
      fc.property(order, fc.double({ min: 0.05, max: 0.9, noNaN: true }), (values, threshold) => {
        const pairs: [number, number, number][] = [];
        for (let a = 0; a < size; a += 1) {
          for (let b = 0; b < a; b += 1)
            pairs.push([a, b, ((values[pairs.length] ?? 0) + 0.001 * Math.sqrt(pairs.length)) / 40]);
        }
        const rows = rowsOf(
          size,
          pairs.filter(([, , similarity]) => similarity > 0.01),
        );
        expect(clusterByAverage(rows, threshold)).toEqual(clusterPlainly(rows, threshold));
      }),
    );
  });
});
