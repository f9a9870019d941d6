import { foldText } from './fold.ts';
import { findRuns, pairs, withoutMarks } from './tokens.ts';

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

/** Finds any of the phrases in a folded text, the longest first; matches nothing when there are none. */
export function phrasePattern(phrases: readonly Phrase[]): RegExp {
  const sources = phrases
    .toSorted((a, b) => lengthOf(b) - lengthOf(a))
    .map(({ runs, openEnd }) => {
      const source = runs.map(runSource).join(anythingBetween);
      return openEnd || !endsInWord(runs) ? source : `${source}${wordEnd}`;
    });
  return new RegExp(sources.length > 0 ? sources.join('|') : '(?!)', 'gv');
}

const wordLetter = String.raw`[[\p{L}\p{N}]--[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]]`;
const wordEnd = `(?!${wordLetter})`;
const anythingBetween = String.raw`[^\p{L}\p{N}]{0,20}`;

const runSource = (run: string) => (startsInWord(run) ? `(?<!${wordLetter})${run}` : run);
const startsInWord = (run: string) => new RegExp(`^${wordLetter}`, 'v').test(run);
const endsInWord = (runs: readonly string[]) => startsInWord(runs.at(-1) ?? '');
const lengthOf = ({ runs }: Phrase) => runs.reduce((length, run) => length + run.length, 0);
