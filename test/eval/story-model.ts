import type { ReadArticle } from '../../src/reading/describe-story.ts';
import { measurePairs, type PairModel, type PairSignals } from '../../src/reading/story-similarity.ts';
import { type Example, fitLogistic } from './logistic.ts';

export interface StoryLabel extends ReadArticle {
  readonly story: number;
}

const penalty = 0.001;

export interface LabelledPair {
  readonly months: readonly [string, string];
  readonly example: Example;
}

/** All pairs of articles, a pair of one story weighing 1/√(its members − 1): one long event does not outvote all others. */
export function measureLabelledPairs(labels: readonly StoryLabel[]): readonly LabelledPair[] {
  const sizes = new Map<number, number>();
  for (const { story } of labels) sizes.set(story, (sizes.get(story) ?? 0) + 1);
  const pairs: LabelledPair[] = [];
  measurePairs(labels, (a, b, signals) => {
    const [one, other] = [labels[a], labels[b]];
    if (one === undefined || other === undefined) return;
    const positive = one.story === other.story;
    const weight = positive ? 1 / Math.sqrt((sizes.get(one.story) ?? 2) - 1) : 1;
    pairs.push({
      months: [monthOf(one), monthOf(other)],
      example: { values: valuesOf(signals), positive, weight },
    });
  });
  return pairs;
}

/** Fits the weights of `story-similarity.ts`. */
export function trainStories(pairs: readonly LabelledPair[]): PairModel {
  const { bias, weights } = fitLogistic(
    pairs.map(({ example }) => example),
    penalty,
  );
  const [words = 0, names = 0, days = 0, relevance = 0, topics = 0] = weights.map(round);
  return { bias: round(bias), weights: { words, names, days, relevance, topics } };
}

/** `2021-03` */
export function monthOf({ article }: StoryLabel): string {
  return article.publishedAt.slice(0, 7);
}

function valuesOf({ words, names, days, relevance, topics }: PairSignals): readonly number[] {
  return [words, names, days, relevance, topics];
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
