import { NameWeigher } from './article-names.ts';
import { WordWeigher } from './article-words.ts';
import type { Similarities } from './clusters.ts';
import type { ReadArticle } from './describe-story.ts';
import { type Topic, topics as topicOrder } from './reading.ts';
import { cosineRows } from './sparse-vector.ts';
import model from './story-model.json' with { type: 'json' };
import { nameRarity, type Rarity, wordRarity } from './word-rarity.ts';

/** What tells whether two articles are about one event. */
export interface PairSignals {
  /** Square root of the cosine of all words: 0–1. */
  readonly words: number;
  /** The same of the people, places, organisations named. */
  readonly names: number;
  /** Days between the two publications, at most 30. */
  readonly days: number;
  /** Geometric mean of the relevance scores: what bears on the relation belongs together more often. */
  readonly relevance: number;
  /** Share of the subjects of either that both have. */
  readonly topics: number;
}

export interface PairModel {
  readonly bias: number;
  readonly weights: PairSignals;
}

/** Articles further apart are never compared. */
const mostDays = 30;
const dayMs = 86_400_000;
/** Log odds below which two articles count as unlike: a probability of .05. */
const leastLogOdds = Math.log(0.05 / 0.95);

/** The probability that two articles are of one story, by the weights that `npm run eval -- train` fits. */
export function compareArticles(items: readonly ReadArticle[]): Similarities {
  const rows = items.map(() => new Map<number, number>());
  measurePairs(items, (a, b, signals) => {
    const similarity = likelihood(signals, model);
    if (similarity === 0) return;
    rows[a]?.set(b, similarity);
    rows[b]?.set(a, similarity);
  });
  return rows;
}

/** How probably two articles of such signals are of one story; 0 below .05. */
export function likelihood(
  { words, names, days, relevance, topics }: PairSignals,
  { bias, weights }: PairModel,
): number {
  const logOdds =
    bias +
    weights.words * words +
    weights.names * names +
    weights.days * days +
    weights.relevance * relevance +
    weights.topics * topics;
  return logOdds < leastLogOdds ? 0 : 1 / (1 + Math.exp(-logOdds));
}

/** Calls `take` for each pair a < b that is near enough in time, row by row, with signals that hold until the next call. */
export function measurePairs(
  items: readonly ReadArticle[],
  take: (a: number, b: number, signals: PairSignals) => void,
  rarity: { readonly words: Rarity; readonly names: Rarity } = { words: wordRarity(), names: nameRarity() },
): void {
  const wordWeigher = new WordWeigher(rarity.words);
  const nameWeigher = new NameWeigher(rarity.names);
  const days = items.map(({ article }) => Date.parse(article.publishedAt) / dayMs);
  const scores = items.map(({ reading }) => reading.relevance.score);
  const topics = items.map(({ reading }) => topicBits(reading.topics));
  const wordRows = cosineRows(items.map(({ article }) => wordWeigher.weigh(article)));
  const nameRows = cosineRows(items.map(({ article }) => nameWeigher.weigh(article)));
  // One object for millions of pairs.
  const signals = { words: 0, names: 0, days: 0, relevance: 0, topics: 0 };
  for (let b = 0; b < items.length; b += 1) {
    const wordRow = wordRows(b);
    const nameRow = nameRows(b);
    for (let a = 0; a < b; a += 1) {
      const apart = Math.abs((days[a] ?? 0) - (days[b] ?? 0));
      if (apart > mostDays) continue;
      signals.words = Math.sqrt(wordRow[a] ?? 0);
      signals.names = Math.sqrt(nameRow[a] ?? 0);
      signals.days = apart;
      signals.relevance = Math.sqrt((scores[a] ?? 0) * (scores[b] ?? 0));
      signals.topics = jaccard(topics[a] ?? 0, topics[b] ?? 0);
      take(a, b, signals);
    }
  }
}

function topicBits(topics: readonly Topic[]): number {
  return topics.reduce((bits, topic) => bits | (1 << topicOrder.indexOf(topic)), 0);
}

function jaccard(a: number, b: number): number {
  return a === 0 && b === 0 ? 0 : countBits(a & b) / countBits(a | b);
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
