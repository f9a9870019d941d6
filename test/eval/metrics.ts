export interface Scores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Precision, recall and F1 of a yes-or-no judgement; 0 where nothing was said or nothing was to be found. */
export function scoreBinary(truth: readonly boolean[], said: readonly boolean[]): Scores {
  const right = truth.filter((value, at) => value && said[at]).length;
  return scoresOf(right, said.filter(Boolean).length, truth.filter(Boolean).length);
}

function scoresOf(right: number, said: number, wanted: number): Scores {
  const precision = said === 0 ? 0 : right / said;
  const recall = wanted === 0 ? 0 : right / wanted;
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

/** Of all pairs of items: which were put together rightly. `truth` and `said` name each item's group. */
export function scorePairs(truth: readonly unknown[], said: readonly unknown[]): Scores {
  let right = 0;
  let together = 0;
  let wanted = 0;
  for (let a = 0; a < truth.length; a += 1) {
    for (let b = a + 1; b < truth.length; b += 1) {
      const belong = truth[a] === truth[b];
      const put = said[a] === said[b];
      right += belong && put ? 1 : 0;
      together += put ? 1 : 0;
      wanted += belong ? 1 : 0;
    }
  }
  return scoresOf(right, together, wanted);
}

/** B³ (Bagga and Baldwin 1998): precision and recall of each item's own group, averaged over the items. */
export function scoreBCubed(truth: readonly unknown[], said: readonly unknown[]): Scores {
  let precision = 0;
  let recall = 0;
  truth.forEach((group, item) => {
    const wanted = truth.filter((other) => other === group).length;
    const put = said.filter((other) => other === said[item]).length;
    const right = truth.filter((other, at) => other === group && said[at] === said[item]).length;
    precision += right / put / truth.length;
    recall += right / wanted / truth.length;
  });
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}
