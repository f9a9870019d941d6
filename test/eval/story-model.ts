import type { ReadArticle } from '../../src/reading/describe-story.ts';
import { measurePairs, type PairModel, type PairSignals } from '../../src/reading/story-similarity.ts';
import { type Example, fitLogistic } from './logistic.ts';

export interface StoryLabel extends ReadArticle {
  readonly story: number;
}

const penalty = 0.0005;

/**
 * Fits the weights of `story-similarity.ts`. A pair of one story counts by 1/√(its members − 1), so that one long
 * event does not outvote all others.
 */
export function trainStories(labels: readonly StoryLabel[]): PairModel {
  const sizes = new Map<number, number>();
  for (const { story } of labels) sizes.set(story, (sizes.get(story) ?? 0) + 1);
  const examples: Example[] = [];
  measurePairs(labels, (a, b, signals) => {
    const story = labels[a]?.story ?? -1;
    const positive = story === labels[b]?.story;
    const weight = positive ? 1 / Math.sqrt((sizes.get(story) ?? 2) - 1) : 1;
    examples.push({ values: valuesOf(signals), positive, weight });
  });
  const { bias, weights } = fitLogistic(examples, penalty);
  const [words = 0, opening = 0, days = 0, relevance = 0] = weights.map(round);
  return { bias: round(bias), weights: { words, opening, days, relevance } };
}

function valuesOf({ words, opening, days, relevance }: PairSignals): readonly number[] {
  return [words, opening, days, relevance];
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
