/** Similarities of items to each other, 0–1, by index, symmetric; what is absent is 0. */
export type Similarities = readonly ReadonlyMap<number, number>[];

/**
 * Group-average clustering: merges the two clusters whose members are most alike on average, while that average
 * reaches `threshold`. By nearest-neighbour chains (Murtagh 1983), which give the same clusters as the greedy order in
 * quadratic time at worst. The result has a cluster for each item: the index of the cluster's first item.
 */
export function clusterByAverage(similarities: Similarities, threshold: number): readonly number[] {
  // For each live cluster, the sums of similarities between its members and those of the others.
  const sums = similarities.map((row) => new Map(row));
  const sizes = similarities.map(() => 1);
  const members = similarities.map((_, at) => [at]);
  const chain: number[] = [];
  const open = new Set(sums.keys());
  while (open.size > 0) {
    const top = chain.at(-1) ?? firstOf(open);
    if (chain.length === 0) chain.push(top);
    const nearest = nearestOf(top, sums, sizes, threshold, chain.at(-2));
    if (nearest === undefined) {
      // Nothing is near enough now, and merging others never brings an average nearer: this cluster is complete.
      open.delete(top);
      chain.pop();
    } else if (nearest === chain.at(-2)) {
      chain.length -= 2;
      const [kept, gone] = top < nearest ? [top, nearest] : [nearest, top];
      merge(kept, gone, sums, sizes);
      members[kept] = [...(members[kept] ?? []), ...(members[gone] ?? [])];
      members[gone] = [];
      open.delete(gone);
    } else {
      chain.push(nearest);
    }
  }
  const clusters = similarities.map((_, at) => at);
  members.forEach((items) => {
    for (const item of items) clusters[item] = Math.min(...items);
  });
  return clusters;
}

function firstOf(set: ReadonlySet<number>): number {
  for (const value of set) return value;
  throw new Error('empty set');
}

/** The nearest cluster at or above the threshold; `preferred`, then the lower index, where several are as near. */
function nearestOf(
  cluster: number,
  sums: readonly ReadonlyMap<number, number>[],
  sizes: readonly number[],
  threshold: number,
  preferred: number | undefined,
): number | undefined {
  let best: number | undefined;
  let bestAverage = threshold;
  for (const [other, sum] of sums[cluster] ?? []) {
    const average = sum / ((sizes[cluster] ?? 1) * (sizes[other] ?? 1));
    const wins =
      average > bestAverage ||
      best === undefined ||
      other === preferred ||
      (best !== preferred && other < best);
    if (average >= bestAverage && wins) {
      best = other;
      bestAverage = average;
    }
  }
  return best;
}

function merge(kept: number, gone: number, sums: readonly Map<number, number>[], sizes: number[]): void {
  const into = sums[kept] ?? new Map();
  for (const [other, sum] of sums[gone] ?? []) {
    sums[other]?.delete(gone);
    if (other === kept) continue;
    const total = (into.get(other) ?? 0) + sum;
    into.set(other, total);
    sums[other]?.set(kept, total);
  }
  sums[gone]?.clear();
  sizes[kept] = (sizes[kept] ?? 1) + (sizes[gone] ?? 1);
}
