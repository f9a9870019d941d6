import { placeArticles, storyThreshold } from '../../src/reading/stories.ts';
import { type Scores, scoreBCubed, scorePairs } from './metrics.ts';
import {
  type LabelledPair,
  measureLabelledPairs,
  monthOf,
  type StoryLabel,
  trainStories,
} from './story-model.ts';

interface StoryScores {
  readonly pairs: Scores;
  readonly bCubed: Scores;
}

export interface StoryEvaluation {
  readonly articles: number;
  readonly threshold: number;
  /** Each month's articles placed with weights from the other months; a story across a month's end counts as parted. */
  readonly crossValidated: StoryScores;
  readonly baselines: Readonly<Record<string, StoryScores>>;
  /** Weights from all labels, at thresholds around the one in use: how much hangs on it. */
  readonly inSample: Readonly<Record<string, StoryScores>>;
}

/** `labels` sorted by time of publication. */
export function evaluateStories(labels: readonly StoryLabel[]): StoryEvaluation {
  const truth = labels.map(({ story }) => story);
  const score = (said: readonly unknown[]): StoryScores => ({
    pairs: scorePairs(truth, said),
    bCubed: scoreBCubed(truth, said),
  });
  const pairs = measureLabelledPairs(labels);
  const model = trainStories(pairs);
  const place = (threshold: number) => placeArticles(labels, model, threshold).map(({ story }) => story);
  return {
    articles: labels.length,
    threshold: storyThreshold,
    crossValidated: score(placeByMonth(labels, pairs)),
    baselines: {
      'each alone': score(labels.map((_, at) => at)),
      'each month one story': score(labels.map(monthOf)),
    },
    inSample: Object.fromEntries(
      [0.1, 0.14, 0.18, 0.22, 0.26].map((threshold) => [threshold, score(place(threshold))]),
    ),
  };
}

function placeByMonth(labels: readonly StoryLabel[], pairs: readonly LabelledPair[]): readonly string[] {
  const placed = new Map<string, readonly number[]>();
  for (const month of new Set(labels.map(monthOf))) {
    const model = trainStories(pairs.filter(({ months }) => !months.includes(month)));
    placed.set(
      month,
      placeArticles(labels, model).map(({ story }) => story),
    );
  }
  return labels.map((label, at) => `${monthOf(label)} ${placed.get(monthOf(label))?.[at]}`);
}
