import { UserError } from '../errors.ts';
import { type Phrase, toPhrase } from './phrase.ts';
import { splitRun } from './split-run.ts';

/** Every name of what `text` names exactly, in any script; empty where it is no name. */
export type AliasesOf = (text: string) => readonly string[];

/** What an article must have to be found. */
export type Expression =
  | { readonly kind: 'phrase'; readonly phrase: Phrase }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Expression[] }
  /** Counts only where the other does not: finds what `any` of the two finds, but ranks it by the one it has. */
  | { readonly kind: 'instead'; readonly of: Expression; readonly without: Expression };

export interface Query {
  readonly include: Expression;
  /** What a found article must not have. */
  readonly exclude: Expression | null;
}

/** In code points. Longer texts are pasted, not asked. */
const maxLength = 200;
/** Of a pasted headline so many words tell it from all others; each word more costs time. */
const maxTerms = 12;

/**
 * Reads what a person typed as a query. All words must be there, of more than 12 the first 12; `"a phrase"` stands as
 * it is written; `-word` must not be there; a name finds all names of the same person, place or organisation. Whatever
 * else stands in it is text: there are no operators. A long run of Chinese is also found by its words, wherever they
 * stand; as a whole it counts more. Throws `UserError` `error.search.empty`, `.tooLong` or `.onlyNegative`.
 */
export function parseQuery(text: string, aliasesOf: AliasesOf): Query {
  const length = Array.from(text.trim()).length;
  if (length > maxLength) throw unusable('error.search.tooLong', { length, limit: maxLength });
  const terms = splitTerms(text);
  const include = allOf(includedTerms(distinct(terms.filter(({ excluded }) => !excluded)), aliasesOf));
  const excluded = distinct(terms.filter((term) => term.excluded));
  const exclude = anyOf(excluded.map((term) => excludedTerm(term, aliasesOf)));
  if (!include) throw unusable(exclude ? 'error.search.onlyNegative' : 'error.search.empty');
  return { include, exclude };
}

/** A query of what was typed so far: quotes and signs mean nothing, the last word may go on. Null when nothing was typed. */
export function parseBeginning(text: string, aliasesOf: AliasesOf): Expression | null {
  const words = text.slice(0, maxLength).split(/\s+/u).filter(Boolean).slice(0, maxTerms);
  return allOf(words.map((word, i) => name(word, aliasesOf, i === words.length - 1)));
}

/** The phrases that an expression looks for, each once. */
export function phrasesOf(expression: Expression): readonly Phrase[] {
  if (expression.kind === 'phrase') return [expression.phrase];
  return expression.kind === 'instead' ? phrasesOf(expression.of) : expression.of.flatMap(phrasesOf);
}

const unusable = (key: `error.search.${string}`, params = {}) =>
  new UserError(key, params, { kind: 'usage' });

interface Term {
  readonly text: string;
  readonly excluded: boolean;
  /** In quotes: neither taken apart nor extended by other names. */
  readonly exact: boolean;
}

/** A minus that begins a word; then a text in quotes of any kind, closed or not, or a word. */
const termPattern =
  /(?<minus>(?<!\S)[-－−](?=\S))?(?:["“”„«»「」『』＂](?<quoted>[^"“”„«»「」『』＂]*)["“”„«»「」『』＂]?|(?<plain>[^\s"“”„«»「」『』＂]+))/gu;
/** Letters and digits, and the signs that hold a word together: S-400, 阿列克谢·纳瓦利内, U.S. */
const wordPattern = /[\p{L}\p{N}\p{M}]+(?:[-.'’·•・‧_/&+－．][\p{L}\p{N}\p{M}]+)*/gu;

/** `Putin's` asks for Putin. */
const possessive = /['’]s$/iu;

function splitTerms(text: string): readonly Term[] {
  const terms: Term[] = [];
  for (const { groups } of text.matchAll(termPattern)) {
    const excluded = groups?.minus !== undefined;
    const { quoted, plain } = groups ?? {};
    const exact = quoted !== undefined;
    const words = Array.from(plain?.matchAll(wordPattern) ?? [], ([word]) => word.replace(possessive, ''));
    const texts = exact ? [quoted] : words;
    terms.push(...texts.map((each) => ({ text: each, excluded, exact })));
  }
  return terms;
}

/** Each once, and no more than count. */
function distinct(terms: readonly Term[]): readonly Term[] {
  return [...new Map(terms.map((term) => [`${term.exact}${term.text}`, term])).values()].slice(0, maxTerms);
}

/** Neighbouring words that are one name together become one term, the most words first. */
function includedTerms(terms: readonly Term[], aliasesOf: AliasesOf): readonly (Expression | null)[] {
  const expressions: (Expression | null)[] = [];
  for (let at = 0; at < terms.length; ) {
    const words = nameLength(terms.slice(at, at + longestName), aliasesOf);
    const text = joined(terms.slice(at, at + words));
    expressions.push(words > 1 ? name(text, aliasesOf) : term(terms[at], aliasesOf));
    at += words;
  }
  return expressions;
}

/** Of a name, in words: 亚洲基础设施投资银行 has six in English. */
const longestName = 6;

const joined = (terms: readonly Term[]) => terms.map(({ text }) => text).join(' ');

/** How many of the terms at the head make a name together; 1 when none do. */
function nameLength(terms: readonly Term[], aliasesOf: AliasesOf): number {
  const firstExact = terms.findIndex(({ exact }) => exact);
  for (let words = firstExact < 0 ? terms.length : firstExact; words > 1; words -= 1)
    if (aliasesOf(joined(terms.slice(0, words))).length > 0) return words;
  return 1;
}

function term(of: Term | undefined, aliasesOf: AliasesOf): Expression | null {
  if (!of) return null;
  if (of.exact) return fromPhrase(toPhrase(of.text));
  if (aliasesOf(of.text).length > 0) return name(of.text, aliasesOf);
  return anyOf([fromPhrase(toPhrase(of.text)), byWords(of.text, aliasesOf)]);
}

function excludedTerm(of: Term, aliasesOf: AliasesOf): Expression | null {
  return of.exact ? fromPhrase(toPhrase(of.text)) : name(of.text, aliasesOf);
}

/**
 * The text itself and all other names of what it names. Names in other scripts count only in articles without a Chinese
 * one: in 普京（Vladimir Putin） the rare words in brackets would outweigh an article about him.
 */
function name(text: string, aliasesOf: AliasesOf, unfinished = false): Expression | null {
  const names = [toPhrase(text, unfinished), ...aliasesOf(text).map((alias) => toPhrase(alias))];
  const phrases = shortest(names.filter((phrase) => phrase !== null));
  const chinese = anyOf(phrases.filter(isChinese).map(fromPhrase));
  const others = anyOf(phrases.filter((phrase) => !isChinese(phrase)).map(fromPhrase));
  if (!chinese || !others) return chinese ?? others;
  return anyOf([chinese, { kind: 'instead', of: others, without: chinese }]);
}

const isChinese = ({ runs }: Phrase) => /\p{sc=Han}/u.test(runs.join(''));

/** Each once, and none that holds another: Putin finds Vladimir Putin. */
function shortest(phrases: readonly Phrase[]): readonly Phrase[] {
  const words = phrases.map(({ tokens, openEnd }) => ` ${tokens.join(' ')}${openEnd ? '' : ' '}`);
  return phrases.filter((_, i) =>
    words.every((other, j) => i === j || !words[i]?.includes(other) || (words[i] === other && i < j)),
  );
}

/** The names and words of a run of Chinese, all of which must be there; null where it is better left whole. */
function byWords(text: string, aliasesOf: AliasesOf): Expression | null {
  const words = splitRun(text, (part) => aliasesOf(part).length > 0);
  return words.length < 2 ? null : allOf(words.map((word) => name(word, aliasesOf)));
}

function fromPhrase(phrase: Phrase | null): Expression | null {
  return phrase && { kind: 'phrase', phrase };
}

const allOf = (expressions: readonly (Expression | null)[]) => joinedBy('all', expressions);
const anyOf = (expressions: readonly (Expression | null)[]) => joinedBy('any', expressions);

function joinedBy(kind: 'all' | 'any', expressions: readonly (Expression | null)[]): Expression | null {
  const of = expressions.filter((expression) => expression !== null);
  return of.length > 1 ? { kind, of } : (of[0] ?? null);
}
