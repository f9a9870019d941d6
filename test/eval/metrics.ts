export interface Scores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** How often each item counts; once where it is not given. */
type Times = ArrayLike<number>;

/** Precision, recall and F1 of a yes-or-no judgement; 0 where nothing was said or nothing was to be found. */
export function scoreBinary(truth: readonly boolean[], said: readonly boolean[], times?: Times): Scores {
  const count = (holds: (at: number) => boolean) =>
    truth.reduce((sum, _, at) => sum + (holds(at) ? (times?.[at] ?? 1) : 0), 0);
  return scoresOf(
    count((at) => truth[at] === true && said[at] === true),
    count((at) => said[at] === true),
    count((at) => truth[at] === true),
  );
}

function scoresOf(right: number, said: number, wanted: number): Scores {
  return withF1(said === 0 ? 0 : right / said, wanted === 0 ? 0 : right / wanted);
}

function withF1(precision: number, recall: number): Scores {
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

/** Of all pairs of items: which were put together rightly. `truth` and `said` name each item's group. */
export function scorePairs(truth: readonly unknown[], said: readonly unknown[], times?: Times): Scores {
  let right = 0;
  let together = 0;
  let wanted = 0;
  for (let a = 0; a < truth.length; a += 1) {
    for (let b = a + 1; b < truth.length; b += 1) {
      const belong = truth[a] === truth[b];
      const put = said[a] === said[b];
      if (!belong && !put) continue;
      const count = (times?.[a] ?? 1) * (times?.[b] ?? 1);
      right += belong && put ? count : 0;
      together += put ? count : 0;
      wanted += belong ? count : 0;
    }
  }
  return scoresOf(right, together, wanted);
}

/** B³ (Bagga and Baldwin 1998): precision and recall of each item's own group, averaged over the items. */
export function scoreBCubed(truth: readonly unknown[], said: readonly unknown[], times?: Times): Scores {
  const timesOf = (at: number) => times?.[at] ?? 1;
  const sizes = (keys: readonly unknown[]) => {
    const counts = new Map<unknown, number>();
    keys.forEach((key, at) => {
      counts.set(key, (counts.get(key) ?? 0) + timesOf(at));
    });
    return counts;
  };
  const both = truth.map((group, at) => `${String(group)} ${String(said[at])}`);
  const [wanted, put, right] = [sizes(truth), sizes(said), sizes(both)];
  let [precision, recall, total] = [0, 0, 0];
  truth.forEach((group, item) => {
    const shared = right.get(both[item]) ?? 0;
    if (timesOf(item) === 0) return;
    total += timesOf(item);
    precision += (timesOf(item) * shared) / (put.get(said[item]) ?? 1);
    recall += (timesOf(item) * shared) / (wanted.get(group) ?? 1);
  });
  return total === 0 ? withF1(0, 0) : withF1(precision / total, recall / total);
}
