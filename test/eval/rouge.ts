/** F1 of ROUGE-1, -2 and -L (Lin 2004) over characters, letters and digits alone. */
export type Rouge = readonly [one: number, two: number, longest: number];

export function rougeOf(reference: string, candidate: string): Rouge {
  const wanted = reference.replace(/[^\p{L}\p{N}]+/gu, '');
  const given = candidate.replace(/[^\p{L}\p{N}]+/gu, '');
  return [
    sharedGrams(wanted, given, 1),
    sharedGrams(wanted, given, 2),
    f1(longestCommon(wanted, given), wanted.length, given.length),
  ];
}

function f1(shared: number, wanted: number, given: number): number {
  return shared === 0 ? 0 : (2 * shared) / (wanted + given);
}

function sharedGrams(wanted: string, given: string, size: number): number {
  const left = new Map<string, number>();
  for (let at = 0; at + size <= wanted.length; at += 1) {
    const gram = wanted.slice(at, at + size);
    left.set(gram, (left.get(gram) ?? 0) + 1);
  }
  let shared = 0;
  for (let at = 0; at + size <= given.length; at += 1) {
    const gram = given.slice(at, at + size);
    const count = left.get(gram) ?? 0;
    if (count === 0) continue;
    shared += 1;
    left.set(gram, count - 1);
  }
  return f1(shared, Math.max(0, wanted.length - size + 1), Math.max(0, given.length - size + 1));
}

/** Length of the longest common subsequence. */
function longestCommon(a: string, b: string): number {
  let above = new Uint16Array(b.length + 1);
  for (let i = 0; i < a.length; i += 1) {
    const row = new Uint16Array(b.length + 1);
    for (let j = 0; j < b.length; j += 1)
      row[j + 1] =
        a[i] === b[j] ? (above[j] as number) + 1 : Math.max(above[j + 1] as number, row[j] as number);
    above = row;
  }
  return above[b.length] ?? 0;
}
