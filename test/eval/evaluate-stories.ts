import { storyThreshold } from '../../src/reading/stories.ts';
import { likelihood, type PairSignals } from '../../src/reading/story-similarity.ts';
import { bootstrap, type Interval, unitsOf } from './bootstrap.ts';
import { type Scores, scoreBCubed, scorePairs } from './metrics.ts';
import { placeStories, type StoryLabels, trainStories } from './story-model.ts';

interface StoryScores {
  readonly pairs: Scores;
  readonly bCubed: Scores;
}

export interface StoryEvaluation {
  readonly articles: number;
  readonly stories: number;
  /** Each month's articles with weights and threshold from the other months; a story across a month's end counts as parted. */
  readonly crossValidated: StoryScores;
  readonly pairsInterval: Interval;
  readonly bCubedInterval: Interval;
  /** Month → the threshold that was best on the others. */
  readonly thresholds: Readonly<Record<string, number>>;
  readonly baselines: Readonly<Record<string, StoryScores>>;
  /** Weights from the other months at fixed thresholds: how much hangs on it. */
  readonly byThreshold: Readonly<Record<string, StoryScores>>;
  readonly thresholdInUse: number;
  /** Stories that were parted, and groups that hold more than one. */
  readonly mistakes: readonly {
    readonly kind: 'parted' | 'mixed';
    readonly articles: readonly { readonly title: string; readonly url: string; readonly group: string }[];
  }[];
}

const grid = [0.08, 0.1, 0.12, 0.14, 0.16, 0.18, 0.2, 0.22, 0.25, 0.28, 0.32];

export function evaluateStories(measured: StoryLabels): StoryEvaluation {
  const truth = measured.labels.map(({ story }) => story);
  const scoreOf = (said: readonly unknown[], times?: readonly number[]): StoryScores => ({
    pairs: scorePairs(truth, said, times),
    bCubed: scoreBCubed(truth, said, times),
  });
  const { said, thresholds, atThreshold } = placeByMonth(measured);
  const { unitOf, count } = unitsOf(truth);
  const overStories = (pick: (scores: StoryScores) => Scores) =>
    bootstrap(
      count,
      (times) =>
        pick(
          scoreOf(
            said,
            unitOf.map((unit) => times[unit] ?? 0),
          ),
        ).f1,
    );
  return {
    articles: truth.length,
    stories: count,
    crossValidated: scoreOf(said),
    pairsInterval: overStories(({ pairs }) => pairs),
    bCubedInterval: overStories(({ bCubed }) => bCubed),
    thresholds,
    baselines: {
      'each alone': scoreOf(truth.keys().toArray()),
      'cosine of words, in-sample': bestInSample(measured, scoreOf),
    },
    byThreshold: Object.fromEntries(grid.map((threshold, at) => [threshold, scoreOf(atThreshold[at] ?? [])])),
    thresholdInUse: storyThreshold,
    mistakes: mistakesOf(measured, said),
  };
}

/** Places the articles of each month by a model of the others, at the threshold that is best there by models of the rest. */
function placeByMonth(measured: StoryLabels) {
  const months = [...new Set(measured.months)];
  const truth = measured.labels.map(({ story }) => story);
  const said: string[] = [];
  const atThreshold = grid.map((): string[] => []);
  const thresholds: Record<string, number> = {};
  const placer = rememberPlacements(measured);
  for (const month of months) {
    const others = months.filter((other) => other !== month);
    const inner = grid.map((_, step) => {
      const groups: string[] = [];
      for (const other of others) placer([month, other], other, step, groups);
      return groups;
    });
    const scores = inner.map((groups) => {
      const known = [...truth.keys()].filter((at) => measured.months[at] !== month);
      const [wanted, put] = [known.map((at) => truth[at]), known.map((at) => groups[at])];
      return scorePairs(wanted, put).f1 + scoreBCubed(wanted, put).f1;
    });
    const best = bestOfNeighbours(scores);
    thresholds[month] = grid[best] ?? storyThreshold;
    placer([month], month, best, said);
    grid.forEach((_, step) => {
      placer([month], month, step, atThreshold[step] ?? []);
    });
  }
  return { said, thresholds, atThreshold };
}

/** Fills in the groups of one month's articles by a model without some months, each model and placement made once. */
function rememberPlacements(measured: StoryLabels) {
  const placements = new Map<string, readonly number[]>();
  const models = new Map<string, ReturnType<typeof trainStories>>();
  return (without: readonly string[], month: string, step: number, groups: string[]): void => {
    const name = without.toSorted().join(' ');
    const model = models.get(name) ?? trainStories(measured, without);
    models.set(name, model);
    const key = `${name} ${step}`;
    const placed =
      placements.get(key) ??
      placeStories(measured, (signals) => likelihood(signals, model), grid[step] ?? storyThreshold);
    placements.set(key, placed);
    placed.forEach((group, at) => {
      if (measured.months[at] === month) groups[at] = `${month} ${group}`;
    });
  };
}

/** The best step, each taken with its neighbours: a lucky one among bad ones is none. */
function bestOfNeighbours(scores: readonly number[]): number {
  const smooth = scores.map((score, at) => (scores[at - 1] ?? score) + score + (scores[at + 1] ?? score));
  return smooth.indexOf(Math.max(...smooth));
}

/** Group-average clustering of the cosines of words with a Gaussian decay in time, at its best threshold on the same labels. */
function bestInSample(
  measured: StoryLabels,
  scoreOf: (said: readonly unknown[]) => StoryScores,
): StoryScores {
  const decayDays = 7;
  const similarityOf = ({ words, days }: PairSignals) =>
    words ** 2 * Math.exp(-((days / decayDays) ** 2) / 2);
  const scores = grid.map((threshold) => scoreOf(placeStories(measured, similarityOf, threshold)));
  return scores.reduce((best, one) => (one.pairs.f1 > best.pairs.f1 ? one : best));
}

function mistakesOf({ labels }: StoryLabels, said: readonly string[]): StoryEvaluation['mistakes'] {
  const articles = labels.map(({ article: { title, url }, story }, at) => ({
    title,
    url,
    story,
    group: said[at] ?? '',
  }));
  const parted = [...Map.groupBy(articles, ({ story }) => story).values()].filter(
    (members) => new Set(members.map(({ group }) => group)).size > 1,
  );
  const mixed = [...Map.groupBy(articles, ({ group }) => group).values()].filter(
    (members) => new Set(members.map(({ story }) => story)).size > 1,
  );
  return [
    ...parted.map((members) => ({ kind: 'parted' as const, articles: members })),
    ...mixed.map((members) => ({ kind: 'mixed' as const, articles: members })),
  ];
}
