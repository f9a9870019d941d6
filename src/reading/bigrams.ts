import { findRuns } from '../text/tokens.ts';

/**
 * The words of a folded text as far as they can be told without a dictionary: overlapping pairs of Han characters,
 * words and numbers of other scripts. Repetitions are kept.
 */
export function bigrams(text: string): readonly string[] {
  const found: string[] = [];
  visitBigrams(
    text,
    (first, second) => found.push(String.fromCharCode(first, second)),
    (word) => found.push(word),
  );
  return found;
}

/** The same without making strings of the pairs, which takes most of the time where there are thousands of texts. */
export function visitBigrams(
  text: string,
  pair: (first: number, second: number) => void,
  word: (word: string) => void,
): void {
  for (const { kind, from, to } of findRuns(text)) {
    if (kind === 'word' || to - from === 1) word(text.slice(from, to));
    else for (let at = from + 1; at < to; at += 1) pair(text.charCodeAt(at - 1), text.charCodeAt(at));
  }
}

/** The share of `parts` that is in `whole`, 0–1. */
export function shareOf(parts: readonly string[], whole: ReadonlySet<string>): number {
  return parts.length === 0 ? 1 : parts.filter((part) => whole.has(part)).length / parts.length;
}
