import { foldText } from './fold.ts';
import { findRuns, kindAt, pairs, pointAfter, pointBefore, withoutMarks } from './tokens.ts';

/** Words that stand next to each other in a text: what a search looks up, and what it highlights. */
export interface Phrase {
  /** The words as `indexTokens` makes them of a text, at least one. */
  readonly tokens: readonly string[];
  /** The last token may be the head of a word: a single character at the end of a query, or a word not yet typed to its end. */
  readonly openEnd: boolean;
  /** The folded text, run by run, as it is found in a folded text. */
  readonly runs: readonly string[];
}

/** Null where the text has neither letters nor digits. `unfinished` leaves the end of its last word open. */
export function toPhrase(text: string, unfinished = false): Phrase | null {
  const folded = foldText(text);
  const found = findRuns(folded);
  const last = found.at(-1);
  if (!last) return null;
  const runs = found.map(({ from, to }) => folded.slice(from, to));
  const tokens = found.flatMap(({ kind }, i) => {
    const run = runs[i] ?? '';
    if (kind === 'word') return [withoutMarks(run)];
    const words = pairs(run).split(' ').slice(0, -1);
    // In the text the run may go on, so its last character is looked for alone only where another run follows.
    return found[i] === last && words.length > 0 ? words : [...words, Array.from(run).at(-1) ?? ''];
  });
  const openEnd = last.kind === 'word' ? unfinished : Array.from(runs.at(-1) ?? '').length === 1;
  return { tokens, openEnd, runs };
}

/** A stretch of a text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Where the phrases stand in a folded text, in order; where two overlap, the earlier or else the longer. */
export function findPhrases(folded: string, phrases: readonly Phrase[]): readonly Span[] {
  const all = phrases.flatMap((phrase) => findPhrase(folded, phrase));
  const spans: Span[] = [];
  for (const span of all.toSorted((a, b) => a.from - b.from || b.to - a.to))
    if (span.from >= (spans.at(-1)?.to ?? 0)) spans.push(span);
  return spans;
}

function findPhrase(folded: string, { runs: [first = '', ...others], openEnd }: Phrase): readonly Span[] {
  const spans: Span[] = [];
  for (let from = folded.indexOf(first); from >= 0; from = folded.indexOf(first, from + first.length)) {
    const to = endOfRuns(folded, from + first.length, others);
    if (to > 0 && !isInsideWord(folded, from) && (openEnd || !isInsideWord(folded, to)))
      spans.push({ from, to });
  }
  return spans;
}

/** Where the last run ends, if each follows the one before with only signs or spaces between; else −1. */
function endOfRuns(folded: string, after: number, runs: readonly string[]): number {
  let end = after;
  for (const run of runs) {
    const from = skipSigns(folded, end);
    if (!folded.startsWith(run, from) || isInsideWord(folded, from)) return -1;
    end = from + run.length;
  }
  return end;
}

function skipSigns(folded: string, from: number): number {
  let at = from;
  while (at < folded.length && kindAt(folded, at) === 'border') at = pointAfter(folded, at);
  return at;
}

/** Between two letters of one word: nothing begins or ends here. */
function isInsideWord(folded: string, at: number): boolean {
  return isOfWord(folded, pointBefore(folded, at)) && isOfWord(folded, at);
}

function isOfWord(folded: string, at: number): boolean {
  if (at < 0 || at >= folded.length) return false;
  const kind = kindAt(folded, at);
  return kind === 'word' || kind === 'mark';
}
