import type { Article } from '../../src/articles/article.ts';
import { findCopies } from '../../src/reading/stories.ts';
import { foldText } from '../../src/text/fold.ts';

export interface CopyEvaluation {
  readonly articles: number;
  /** Pairs that are copies by the passages they share, and how many of them were put together. */
  readonly copies: number;
  readonly found: number;
  readonly putTogether: number;
  /** Pairs put together though less than half of the shorter one stands in the other, or days lie between. */
  readonly wrong: number;
  /** Copies found by the same title alone. */
  readonly baselines: Readonly<Record<string, number>>;
}

/** Passages shared word for word, in folded letters; shorter ones are set phrases. */
const passageLength = 12;
/** The share of the shorter text, in such passages, from which a pair is a copy, and below which it is none. */
const copyShare = 0.85;
const noCopyShare = 0.5;
const shortestText = 100;
const mostDays = 3;
const dayMs = 86_400_000;

/**
 * Near copies against shared passages: another method than that of `near-copies.ts`, and a slow one. Candidates share
 * three passages at least of the one in sixteen that are looked at.
 */
export function evaluateCopies(articles: readonly Article[]): CopyEvaluation {
  const texts = articles.map(({ lead, paragraphs }) => lettersOf([lead ?? '', ...paragraphs].join('\n')));
  const titles = articles.map(({ title }) => lettersOf(title));
  const days = articles.map(({ publishedAt }) => Date.parse(publishedAt) / dayMs);
  const shareOf = (a: number, b: number) => shareOfShorter(texts[a] ?? '', texts[b] ?? '');
  const isNear = (a: number, b: number) => Math.abs((days[a] ?? 0) - (days[b] ?? 0)) <= mostDays;
  const groups = findCopies(articles);
  const copies = sharingPairs(texts).filter(([a, b]) => isNear(a, b) && shareOf(a, b) >= copyShare);
  const together = pairsWithin(groups);
  return {
    articles: articles.length,
    copies: copies.length,
    found: copies.filter(([a, b]) => groups[a] === groups[b]).length,
    putTogether: together.length,
    wrong: together.filter(([a, b]) => !isNear(a, b) || shareOf(a, b) < noCopyShare).length,
    baselines: { 'the same title': copies.filter(([a, b]) => titles[a] === titles[b]).length },
  };
}

type Pair = readonly [a: number, b: number];

function lettersOf(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

function sharingPairs(texts: readonly string[]): readonly Pair[] {
  const holders = new Map<string, number[]>();
  texts.forEach((text, at) => {
    if (text.length < shortestText) return;
    for (const passage of new Set(passagesOf(text))) {
      if ((passage.charCodeAt(0) * 31 + passage.charCodeAt(5) * 17 + passage.charCodeAt(11)) % 16 !== 0)
        continue;
      holders.set(passage, [...(holders.get(passage) ?? []), at]);
    }
  });
  const shared = new Map<number, number>();
  for (const items of holders.values()) {
    if (items.length > 30) continue;
    for (const [a, b] of allPairs(items))
      shared.set(a * texts.length + b, (shared.get(a * texts.length + b) ?? 0) + 1);
  }
  return [...shared].flatMap(([key, count]) =>
    count < 3 ? [] : [[Math.floor(key / texts.length), key % texts.length] as const],
  );
}

function passagesOf(text: string): readonly string[] {
  const count = Math.max(0, text.length - passageLength + 1);
  return Array.from({ length: count }, (_, at) => text.slice(at, at + passageLength));
}

function shareOfShorter(one: string, other: string): number {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  const passages = new Set(passagesOf(longer));
  let covered = 0;
  let end = 0;
  passagesOf(shorter).forEach((passage, at) => {
    if (!passages.has(passage)) return;
    covered += at + passageLength - Math.max(end, at);
    end = at + passageLength;
  });
  return covered / Math.max(1, shorter.length);
}

function pairsWithin(groups: readonly number[]): readonly Pair[] {
  const members = Map.groupBy(groups.keys(), (at) => groups[at]);
  return [...members.values()].flatMap(allPairs);
}

function allPairs(items: readonly number[]): readonly Pair[] {
  return items.flatMap((a, at) => items.slice(at + 1).map((b) => [a, b] as const));
}
