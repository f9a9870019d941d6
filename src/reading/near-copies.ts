import { foldText } from '../text/fold.ts';

/** Two texts are near copies from this Jaccard index of their shingles on … */
const leastJaccard = 0.5;
/** … or when this share of the shorter one's shingles is in the other: an excerpt. */
const leastContainment = 0.8;
const shingleLength = 5;
/** Letters below which a text is too short to tell a copy from a coincidence. */
const shortest = 24;
/** One shingle in eight looks for candidates (Manber 1994, "0 mod p"); candidates are then compared whole. */
const sampling = 8;
const leastSampledShare = 0.35;
/** Copies are published within so many days; later ones are a form filled in anew, such as a daily report of rates. */
const mostDays = 3;
/** Shingles in more texts than this are set phrases of an outlet and find nobody. */
const commonest = 40;

/**
 * Groups texts that copy each other, whole or in part: wire stories as several outlets carry them. `days` has the day
 * on which each was published, counted from any, with fractions. The result has a group number for each text, the index
 * of the group's first text; copies of copies belong together.
 * Method: Broder 1997, on 5-character shingles of folded text without punctuation.
 */
export function groupNearCopies(texts: readonly string[], days: readonly number[]): readonly number[] {
  const letters = texts.map((text) => foldText(text).replace(/[^\p{L}\p{N}]+/gu, ''));
  const whole = new Map<number, ReadonlySet<number>>();
  const shinglesAt = (at: number) => {
    const shingles = whole.get(at) ?? new Set(shinglesOf(letters[at] ?? '', 1));
    whole.set(at, shingles);
    return shingles;
  };
  const groups = texts.map((_, at) => at);
  for (const [a, b] of candidatePairs(letters)) {
    if (Math.abs((days[a] ?? 0) - (days[b] ?? 0)) > mostDays) continue;
    if (rootOf(groups, a) !== rootOf(groups, b) && areNearCopies(shinglesAt(a), shinglesAt(b))) {
      const roots = [rootOf(groups, a), rootOf(groups, b)];
      groups[Math.max(...roots)] = Math.min(...roots);
    }
  }
  return groups.map((_, at) => rootOf(groups, at));
}

function rootOf(groups: number[], at: number): number {
  let root = at;
  while (groups[root] !== root) root = groups[root] ?? root;
  groups[at] = root;
  return root;
}

/** Hashes of the 5-character pieces of a text, of those alone that `sampling` divides. */
function shinglesOf(letters: string, sampling: number): number[] {
  const shingles: number[] = [];
  for (let at = 0; at + shingleLength <= letters.length; at += 1) {
    const hash = hashOf(letters, at);
    if (hash % sampling === 0) shingles.push(hash);
  }
  return shingles;
}

/** FNV-1a over UTF-16 units, with a last mix so that its low bits sample evenly; 31 bits, which V8 keeps unboxed. */
function hashOf(text: string, from: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < from + shingleLength; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 1;
}

/** Pairs (a < b) whose sampled shingles overlap enough to be worth comparing. */
function candidatePairs(letters: readonly string[]): readonly (readonly [number, number])[] {
  const sampled = letters.map((text) =>
    text.length < shortest ? [] : [...new Set(shinglesOf(text, sampling))],
  );
  const holders = new Map<number, number[]>();
  const pairs: [number, number][] = [];
  sampled.forEach((hashes, b) => {
    const shared = new Map<number, number>();
    for (const hash of hashes) {
      const earlier = holders.get(hash);
      if (earlier === undefined) {
        holders.set(hash, [b]);
        continue;
      }
      for (const a of earlier) shared.set(a, (shared.get(a) ?? 0) + 1);
      if (earlier.length < commonest) earlier.push(b);
    }
    for (const [a, count] of shared) {
      if (count >= leastSampledShare * Math.min(sampled[a]?.length ?? 0, hashes.length)) pairs.push([a, b]);
    }
  });
  return pairs;
}

function areNearCopies(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  let shared = 0;
  for (const shingle of a) shared += b.has(shingle) ? 1 : 0;
  const jaccard = shared / (a.size + b.size - shared);
  return jaccard >= leastJaccard || shared / Math.min(a.size, b.size) >= leastContainment;
}
