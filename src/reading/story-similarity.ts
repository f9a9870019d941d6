import { type WordVector, WordWeigher } from './article-words.ts';
import type { Similarities } from './clusters.ts';
import type { ReadArticle } from './describe-story.ts';
import model from './story-model.json' with { type: 'json' };

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
const leastSimilarity = 0.05;

/** The probability that two articles are of one story, by the weights that `npm run eval -- train` fits. */
export function compareArticles(items: readonly ReadArticle[], pairModel: PairModel = model): Similarities {
  const rows = items.map(() => new Map<number, number>());
  const leastLogOdds = Math.log(leastSimilarity / (1 - leastSimilarity));
  measurePairs(items, (a, b, signals) => {
    const odds = logOdds(signals, pairModel);
    if (odds < leastLogOdds) return;
    const similarity = 1 / (1 + Math.exp(-odds));
    rows[a]?.set(b, similarity);
    rows[b]?.set(a, similarity);
  });
  return rows;
}

function logOdds({ words, opening, days, relevance }: PairSignals, { bias, weights }: PairModel): number {
  return (
    bias +
    weights.words * words +
    weights.opening * opening +
    weights.days * days +
    weights.relevance * relevance
  );
}

/** Calls `take` for each pair a < b that is near enough in time, row by row. */
export function measurePairs(
  items: readonly ReadArticle[],
  take: (a: number, b: number, signals: PairSignals) => void,
): void {
  const weigher = new WordWeigher();
  const words = items.map(({ article }) => weigher.weigh(article));
  const days = items.map(({ article }) => Date.parse(article.publishedAt) / dayMs);
  const scores = items.map(({ reading }) => reading.relevance.score);
  const all = cosineRows(words.map((each) => each.all));
  const openings = cosineRows(words.map((each) => each.opening));
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
  const { begins, items, weights } = emptyPostings(vectors);
  const ends = begins.slice();
  return (at) => {
    const row = new Float64Array(at);
    const vector = vectors[at];
    vector?.words.forEach((word, place) => {
      const weight = vector.weights[place] ?? 0;
      const end = ends[word] ?? 0;
      for (let i = begins[word] ?? 0; i < end; i += 1) {
        const item = items[i] as number;
        row[item] = (row[item] as number) + weight * (weights[i] as number);
      }
      items[end] = at;
      weights[end] = weight;
      ends[word] = end + 1;
    });
    return row;
  };
}

/** Room for each word's holders, side by side: word w has its own from `begins[w]` on. */
function emptyPostings(vectors: readonly WordVector[]) {
  const highest = vectors.reduce((most, { words }) => words.reduce((a, b) => Math.max(a, b), most), 0);
  const begins = new Int32Array(highest + 2);
  for (const { words } of vectors) for (const word of words) begins[word + 1] = (begins[word + 1] ?? 0) + 1;
  for (let word = 1; word < begins.length; word += 1)
    begins[word] = (begins[word] ?? 0) + (begins[word - 1] ?? 0);
  const total = begins.at(-1) ?? 0;
  return { begins, items: new Int32Array(total), weights: new Float64Array(total) };
}
