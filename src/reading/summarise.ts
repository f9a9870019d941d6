import type { ArticleText } from './article-text.ts';
import { extractsOf, newsSentences } from './news-sentences.ts';
import type { Extract, Summary } from './reading.ts';
import { SentencePicker, type WordWorth } from './sentence-picker.ts';

/** What is taken from the text, in UTF-16 units, and in how many sentences (`docs/reading.md`). */
const room = 150;
const mostWithoutLead = 3;
const mostAfterLead = 2;

/** What makes a sentence worth taking; `npm run eval` holds others against these. */
export interface SentenceWeights extends WordWorth {
  /** Of being the first sentence. */
  readonly position: number;
}

const sentenceWeights: SentenceWeights = { title: 3, centre: 0.5, position: 0.5 };
/** Sentences over which the worth of the position falls to 1/e. */
const positionReach = 5;

interface SummaryOptions {
  /** How many sentences, whatever their length. */
  readonly sentences?: number;
  readonly weights?: SentenceWeights;
}

/**
 * An extract of the article's own sentences, word for word. With a lead: the lead, then at most two sentences that add
 * to it; without: at most three of the text that tell most. What is taken from the text is up to 150 characters long,
 * or one sentence. When a number of `sentences` is asked for, that many, as far as they add. Empty where the
 * article has no text.
 */
export function summarise(article: ArticleText, options: SummaryOptions = {}): Summary {
  const lead = article.lead === null ? [] : extractsOf(article.lead, -1);
  const count = options.sentences ?? (lead.length > 0 ? lead.length + mostAfterLead : mostWithoutLead);
  const first = lead.slice(0, count);
  const limits = {
    count: count - first.length,
    length: options.sentences === undefined ? room : Number.POSITIVE_INFINITY,
  };
  return {
    method: lead.length > 0 ? 'lead' : 'central-sentences',
    sentences: [...first, ...takeMore(article, first, limits, options.weights ?? sentenceWeights)],
  };
}

/** Sentences of the text that add to `first`, in the order of the text. */
function takeMore(
  article: ArticleText,
  first: readonly Extract[],
  limits: { readonly count: number; readonly length: number },
  weights: SentenceWeights,
): readonly Extract[] {
  const sentences = newsSentences(article);
  const candidates = sentences.map(({ text }, at) => ({
    text,
    placeWorth: weights.position * Math.exp(-at / positionReach),
    after: at === 0 ? null : at - 1,
  }));
  const picker = new SentencePicker(article.title, candidates, weights);
  for (const { text } of first) picker.tell(text);
  let left = limits.length;
  const lengthOf = (at: number) => sentences[at]?.text.length ?? 0;
  while (picker.picked.size < limits.count) {
    const isFirst = first.length + picker.picked.size === 0;
    const adding = [...sentences.keys()].filter(
      (at) => !picker.picked.has(at) && (isFirst || picker.adds(at)),
    );
    const fitting = adding.filter((at) => lengthOf(at) <= left);
    // One sentence there must be, however long.
    const next = picker.pick(isFirst && fitting.length === 0 ? adding : fitting);
    if (next === undefined) break;
    left -= lengthOf(next);
  }
  return sentences.filter((_, at) => picker.picked.has(at));
}
