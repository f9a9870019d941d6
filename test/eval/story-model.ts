import { clusterByAverage } from '../../src/reading/clusters.ts';
import type { ReadArticle } from '../../src/reading/describe-story.ts';
import { findCopies } from '../../src/reading/stories.ts';
import { measurePairs, type PairModel, type PairSignals } from '../../src/reading/story-similarity.ts';
import { nameRarity, type Shares, wordRarity } from '../../src/reading/word-rarity.ts';
import { fitLogistic } from './logistic.ts';

export interface StoryLabel extends ReadArticle {
  readonly story: number;
}

const penalty = 0.001;

interface LabelledPair {
  readonly a: number;
  readonly b: number;
  readonly signals: PairSignals;
  readonly isOneStory: boolean;
  readonly weight: number;
}

/** Articles with stories, sorted by time, and all that is measured of their pairs. */
export interface StoryLabels {
  readonly labels: readonly StoryLabel[];
  readonly months: readonly string[];
  readonly copyOf: readonly number[];
  readonly pairs: readonly LabelledPair[];
}

/** A pair of one story weighs 1/√(its members − 1): one long event does not outvote all others. */
export function measureStories(
  labels: readonly StoryLabel[],
  shares?: { readonly words: Shares; readonly names: Shares },
): StoryLabels {
  const sizes = new Map<number, number>();
  for (const { story } of labels) sizes.set(story, (sizes.get(story) ?? 0) + 1);
  const pairs: LabelledPair[] = [];
  measurePairs(
    labels,
    (a, b, signals) => {
      const story = labels[a]?.story;
      const isOneStory = story === labels[b]?.story;
      const weight = isOneStory ? 1 / Math.sqrt((sizes.get(story ?? -1) ?? 2) - 1) : 1;
      pairs.push({ a, b, signals: { ...signals }, isOneStory, weight });
    },
    { words: wordRarity(shares?.words), names: nameRarity(shares?.names) },
  );
  return {
    labels,
    months: labels.map(({ article }) => article.publishedAt.slice(0, 7)),
    copyOf: findCopies(labels.map(({ article }) => article)),
    pairs,
  };
}

/** Fits the weights of `story-similarity.ts` to the pairs without articles of some months (`2021-03`). */
export function trainStories({ pairs, months }: StoryLabels, without: readonly string[] = []): PairModel {
  const isLeftOut = (at: number) => without.includes(months[at] ?? '');
  const { bias, weights } = fitLogistic(
    pairs
      .filter(({ a, b }) => !isLeftOut(a) && !isLeftOut(b))
      .map(({ signals, isOneStory, weight }) => ({
        values: valuesOf(signals),
        positive: isOneStory,
        weight,
      })),
    penalty,
  );
  const [words = 0, names = 0, days = 0, relevance = 0, topics = 0] = weights.map(round);
  return { bias: round(bias), weights: { words, names, days, relevance, topics } };
}

/** The story of each article, as `groupStories` does it, with another similarity and threshold. */
export function placeStories(
  { labels, copyOf, pairs }: StoryLabels,
  similarityOf: (signals: PairSignals) => number,
  threshold: number,
): readonly number[] {
  const rows = labels.map(() => new Map<number, number>());
  for (const { a, b, signals } of pairs) {
    const similarity = copyOf[a] === a && copyOf[b] === b ? similarityOf(signals) : 0;
    if (similarity === 0) continue;
    rows[a]?.set(b, similarity);
    rows[b]?.set(a, similarity);
  }
  const clusters = clusterByAverage(rows, threshold);
  return labels.map((_, at) => clusters[copyOf[at] ?? at] ?? at);
}

function valuesOf({ words, names, days, relevance, topics }: PairSignals): readonly number[] {
  return [words, names, days, relevance, topics];
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
