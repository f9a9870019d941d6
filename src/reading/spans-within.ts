interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Those of some stretches, sorted and without overlaps, that lie within `from`–`to`; a search and no walk, for long texts. */
export function spansWithin<T extends Stretch>(sorted: readonly T[], from: number, to: number): readonly T[] {
  const first = indexAt(sorted, from);
  let end = first;
  while (end < sorted.length && (sorted[end]?.to ?? 0) <= to) end += 1;
  return sorted.slice(first, end);
}

/** Index of the first stretch that begins at `from` or later. */
function indexAt(sorted: readonly Stretch[], from: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.from ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
