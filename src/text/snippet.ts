import { foldText } from './fold.ts';
import { findPhrases, type Phrase, type Span } from './phrase.ts';
import { splitSentences } from './sentences.ts';
import { graphemeBorder } from './truncate.ts';

/** A piece of a shown text; `hit` where it matched. */
export interface SnippetPart {
  readonly text: string;
  readonly hit: boolean;
}

/** In columns, of which a Chinese character takes two: about 80 characters of Chinese, 160 of Latin or Cyrillic. */
const maxColumns = 160;
/** What the hits of one stretch may take of it: the rest is for the words around them. */
const hitColumns = 120;

/**
 * The stretch of `texts` that shows best why they were found: where most different `phrases`
 * stand closest together, the first of equals. It begins and ends at a sentence where there is room, else between two
 * graphemes, with an ellipsis. Without a hit, the beginning of the first text. Ellipses aside, the parts joined are the
 * text word for word.
 */
export function makeSnippet(texts: readonly string[], phrases: readonly Phrase[]): readonly SnippetPart[] {
  const [best] = texts
    .map((text) => bestWindow(text, findHits(text, phrases)))
    .toSorted((a, b) => b.score - a.score);
  return best ? toParts(best) : [];
}

interface Hit extends Span {
  /** Folded. */
  readonly words: string;
}

/** A text with its hits, and the stretch of it that must be shown. */
interface Candidate {
  readonly text: string;
  readonly hits: readonly Hit[];
  readonly window: Span;
  readonly score: number;
}

function findHits(text: string, phrases: readonly Phrase[]): readonly Hit[] {
  const folded = foldText(text);
  return findPhrases(folded, phrases).map(({ from, to }) => ({ from, to, words: folded.slice(from, to) }));
}

/** Of the stretches that begin with a hit and hold as many after it as fit. */
function bestWindow(text: string, hits: readonly Hit[]): Candidate {
  let best: Candidate = { text, hits, window: { from: 0, to: 0 }, score: 0 };
  for (const [start, { from, to }] of hits.entries()) {
    const limit = Math.max(to, forward(text, from, hitColumns));
    const beyond = hits.findIndex((hit) => hit.to > limit);
    const inside = hits.slice(start, beyond < 0 ? hits.length : beyond);
    const score = scoreOf(inside);
    if (score > best.score) best = { text, hits, window: { from, to: inside.at(-1)?.to ?? to }, score };
  }
  return best;
}

/** Different words count most, then how many there are. */
function scoreOf(hits: readonly Hit[]): number {
  return new Set(hits.map(({ words }) => words)).size * 100 + Math.min(hits.length, 99);
}

function toParts({ text, hits, window }: Candidate): readonly SnippetPart[] {
  const sentences = splitSentences(text);
  const from = startBefore(text, window, sentences);
  const to = endAfter(text, from, window, sentences);
  const parts: SnippetPart[] = [];
  const add = (piece: string, hit = false) => piece !== '' && parts.push({ text: piece, hit });

  if (from > 0 && !sentences.some((sentence) => sentence.from === from)) add(ellipsis);
  let at = from;
  for (const hit of hits.filter((each) => each.from >= from && each.to <= to)) {
    add(text.slice(at, hit.from));
    add(text.slice(hit.from, hit.to), true);
    at = hit.to;
  }
  add(text.slice(at, to));
  if (to < text.length && !sentences.some((sentence) => sentence.to === to)) add(ellipsis);
  return parts;
}

const ellipsis = '…';

/** At the beginning of the first hit's sentence, or some words before the hit where that is too far. */
function startBefore(text: string, window: Span, sentences: readonly Span[]): number {
  const room = Math.max(0, maxColumns - columnsOf(text.slice(window.from, window.to)));
  const sentence = sentences.findLast(({ from }) => from <= window.from);
  if (sentence && columnsOf(text.slice(sentence.from, window.from)) <= room) return sentence.from;
  return graphemeBorder(text, backward(text, window.from, room / 3));
}

/** After the last sentence that fits, where that uses at least half of the room; else where the room ends. */
function endAfter(text: string, from: number, window: Span, sentences: readonly Span[]): number {
  const limit = Math.max(window.to, forward(text, from, maxColumns));
  if (limit >= text.length) return text.length;
  const least = Math.max(window.to, forward(text, from, maxColumns / 2));
  const sentence = sentences.findLast(({ to }) => to >= least && to <= limit);
  return sentence?.to ?? Math.max(window.to, graphemeBorder(text, limit));
}

/** From Hangul on, scripts are mostly as wide as they are high. */
const columnsAt = (text: string, at: number) => (text.charCodeAt(at) >= 0x1100 ? 2 : 1);

function columnsOf(text: string): number {
  let columns = 0;
  for (let at = 0; at < text.length; at += 1) columns += columnsAt(text, at);
  return columns;
}

/** The furthest place to which a stretch from `from` has at most `columns`. */
function forward(text: string, from: number, columns: number): number {
  let at = from;
  for (let left = columns; at < text.length; at += 1) {
    left -= columnsAt(text, at);
    if (left < 0) break;
  }
  return at;
}

function backward(text: string, to: number, columns: number): number {
  let at = to;
  for (let left = columns; at > 0; at -= 1) {
    left -= columnsAt(text, at - 1);
    if (left < 0) break;
  }
  return at;
}
