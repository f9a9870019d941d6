import { foldText } from './fold.ts';

/** A stretch of folded text without a border in it: characters that are written without spaces, or one word. */
export interface Run {
  readonly kind: 'characters' | 'word';
  readonly from: number;
  readonly to: number;
}

/**
 * The words of a text for the index, folded, each followed by a space. Chinese has no spaces: every two neighbours in a
 * run of characters are a word, and the last character alone, so that each character is the head of some word (俄罗斯
 * is 俄罗 罗斯 斯). In other scripts a word is a word.
 */
export function indexTokens(text: string): string {
  const folded = foldText(text);
  let tokens = '';
  for (const run of findRuns(folded)) tokens += runTokens(folded.slice(run.from, run.to), run.kind);
  return tokens;
}

function runTokens(run: string, kind: Run['kind']): string {
  return kind === 'word'
    ? `${withoutMarks(run)} `
    : `${pairs(run)}${run.slice(pointBefore(run, run.length))} `;
}

/** Every two neighbours, each followed by a space; nothing of a single character. */
export function pairs(run: string): string {
  let tokens = '';
  for (let from = 0, next = pointAfter(run, 0); next < run.length; ) {
    const to = pointAfter(run, next);
    tokens += `${run.slice(from, to)} `;
    from = next;
    next = to;
  }
  return tokens;
}

/** Folding leaves the marks of decomposed letters, so that offsets hold; a word is the same without them. */
export function withoutMarks(word: string): string {
  return anyMark.test(word) ? word.replace(marks, '') : word;
}

const anyMark = /\p{M}/u;
const marks = /\p{M}/gu;

/** The runs of a folded text, in order. Between them are spaces, signs and symbols. */
export function findRuns(folded: string): readonly Run[] {
  const runs: Run[] = [];
  let open: Omit<Run, 'to'> | undefined;
  for (let at = 0; at < folded.length; at = pointAfter(folded, at)) {
    const kind = kindAt(folded, at);
    const opened: Kind | undefined = open?.kind;
    if (kind === opened || (kind === 'mark' && opened === 'word')) continue;
    if (open) runs.push({ ...open, to: at });
    open = kind === 'characters' || kind === 'word' ? { kind, from: at } : undefined;
  }
  if (open) runs.push({ ...open, to: folded.length });
  return runs;
}

const kinds = ['unknown', 'characters', 'word', 'mark', 'border'] as const;
type Kind = (typeof kinds)[number];

/** The kinds of units met so far, by their index in `kinds`: to ask regular expressions for each would be half of an import. */
const known = new Uint8Array(0x10000);

/** Of the code point at `at` in a folded text. */
export function kindAt(text: string, at: number): Kind {
  const unit = text.charCodeAt(at);
  if (isHighSurrogate(unit)) return kindOf(text.slice(at, pointAfter(text, at)));
  const index = known[unit] || kinds.indexOf(kindOf(text.charAt(at)));
  known[unit] = index;
  return kinds[index] ?? 'border';
}

function kindOf(point: string): Kind {
  if (/\p{M}/u.test(point)) return 'mark';
  if (!/[\p{L}\p{N}]/u.test(point)) return 'border';
  return /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u.test(point) ? 'characters' : 'word';
}

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit < 0xdc00;
const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit < 0xe000;

/** Where the code point at `at` ends; half a pair of surrogates is one of its own. */
export function pointAfter(text: string, at: number): number {
  return isHighSurrogate(text.charCodeAt(at)) && isLowSurrogate(text.charCodeAt(at + 1)) ? at + 2 : at + 1;
}

/** Where the code point that ends at `at` begins; −1 at the beginning. */
export function pointBefore(text: string, at: number): number {
  return at > 1 && pointAfter(text, at - 2) === at ? at - 2 : at - 1;
}
