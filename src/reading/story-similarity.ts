import { type ArticleWords, type WordVector, weighWords } from './article-words.ts';
import type { Similarities } from './clusters.ts';
import type { ReadArticle } from './describe-story.ts';
import model from './story-model.json' with { type: 'json' };
import { loadRarity } from './word-rarity.ts';

/** What tells whether two articles are about one event. */
export interface PairSignals {
  /** Square root of the cosine of all words: 0–1. */
  readonly words: number;
  /** The same of title and opening. */
  readonly opening: number;
  /** Days between the two publications, at most 30. */
  readonly days: number;
  /** Geometric mean of the relevance scores: what bears on the relation belongs together more often. */
  readonly relevance: number;
}

export interface PairModel {
  readonly bias: number;
  readonly weights: PairSignals;
}

/** Articles further apart are never compared. */
const mostDays = 30;
const dayMs = 86_400_000;
/** Below this a similarity counts as none. */
const leastSimilarity = 0.01;

/** The probability that two articles are of one story, by the weights that `npm run eval -- train` fits. */
export function compareArticles(items: readonly ReadArticle[], pairModel: PairModel = model): Similarities {
  const rows = items.map(() => new Map<number, number>());
  measurePairs(items, (a, b, signals) => {
    const similarity = likeness(signals, pairModel);
    if (similarity < leastSimilarity) return;
    rows[a]?.set(b, similarity);
    rows[b]?.set(a, similarity);
  });
  return rows;
}

function likeness(signals: PairSignals, { bias, weights }: PairModel): number {
  const sum =
    bias +
    weights.words * signals.words +
    weights.opening * signals.opening +
    weights.days * signals.days +
    weights.relevance * signals.relevance;
  return 1 / (1 + Math.exp(-sum));
}

/** Calls `take` for each pair a < b that is near enough in time, row by row. */
export function measurePairs(
  items: readonly ReadArticle[],
  take: (a: number, b: number, signals: PairSignals) => void,
): void {
  const rarity = loadRarity();
  const words = items.map(({ article }) => weighWords(article, rarity));
  const days = items.map(({ article }) => Date.parse(article.publishedAt) / dayMs);
  const scores = items.map(({ reading }) => reading.relevance.score);
  const all = cosineRows(words.map((each) => each.all));
  const openings = cosineRows(words.map((each: ArticleWords) => each.opening));
  for (let b = 0; b < items.length; b += 1) {
    const wordRow = all(b);
    const openingRow = openings(b);
    for (let a = 0; a < b; a += 1) {
      const apart = Math.abs((days[a] ?? 0) - (days[b] ?? 0));
      if (apart > mostDays) continue;
      take(a, b, {
        words: Math.sqrt(wordRow[a] ?? 0),
        opening: Math.sqrt(openingRow[a] ?? 0),
        days: apart,
        relevance: Math.sqrt((scores[a] ?? 0) * (scores[b] ?? 0)),
      });
    }
  }
}

/** A function from each index, asked for in order, to the cosines with all vectors before it. */
function cosineRows(vectors: readonly WordVector[]): (at: number) => Float64Array {
  const holders = new Map<string, { readonly items: number[]; readonly weights: number[] }>();
  return (at) => {
    const row = new Float64Array(at);
    for (const [word, weight] of vectors[at] ?? []) {
      const held = holders.get(word);
      if (held === undefined) {
        holders.set(word, { items: [at], weights: [weight] });
        continue;
      }
      for (let i = 0; i < held.items.length; i += 1) {
        const item = held.items[i] ?? 0;
        row[item] = (row[item] ?? 0) + weight * (held.weights[i] ?? 0);
      }
      held.items.push(at);
      held.weights.push(weight);
    }
    return row;
  };
}
