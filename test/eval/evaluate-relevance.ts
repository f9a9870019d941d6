import type { RelevanceLabel } from '../../src/reading/reading.ts';
import { labelFor, probability } from '../../src/reading/relevance.ts';
import { findSides } from '../../src/reading/sides.ts';
import { foldText } from '../../src/text/fold.ts';
import { bootstrap, type Interval, unitsOf } from './bootstrap.ts';
import { foldOf } from './folds.ts';
import { type Scores, scoreBinary } from './metrics.ts';
import { type MeasuredLabel, trainRelevance } from './relevance-model.ts';

const folds = 5;

export interface RelevanceEvaluation {
  readonly articles: number;
  /** Core against the rest, by cross-validation: no event has articles on both sides. */
  readonly core: Scores;
  readonly coreInterval: Interval;
  /** The same with the threshold, too, that is best on the other folds. */
  readonly coreOwnThreshold: Scores;
  readonly baselines: Readonly<Record<string, Scores>>;
  /** Of what the digest takes for core: core counts whole, related half. */
  readonly digestPrecision: number;
  readonly digestInterval: Interval;
  /** Truth → judgement → number of articles. */
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly mistakes: readonly {
    readonly title: string;
    readonly url: string;
    readonly truth: string;
    readonly said: string;
    readonly score: number;
  }[];
}

export function evaluateRelevance(examples: readonly MeasuredLabel[]): RelevanceEvaluation {
  const judged = crossValidate(examples);
  const truth = examples.map(({ relevance }) => relevance === 'core');
  const said = judged.map(({ label }) => label === 'core');
  const { unitOf, count } = unitsOf(examples.map(groupOf));
  const overStories = (statistic: (times: readonly number[]) => number) =>
    bootstrap(count, (times) => statistic(unitOf.map((unit) => times[unit] ?? 0)));
  const worth = examples.map(({ relevance }) => ({ core: 1, related: 0.5, mention: 0 })[relevance]);
  const digestPrecision = (times?: readonly number[]) => {
    const taken = said.map((isCore, at) => (isCore ? (times?.[at] ?? 1) : 0));
    return total(taken.map((each, at) => each * (worth[at] ?? 0))) / Math.max(1, total(taken));
  };
  return {
    articles: examples.length,
    core: scoreBinary(truth, said),
    coreInterval: overStories((times) => scoreBinary(truth, said, times).f1),
    coreOwnThreshold: scoreBinary(truth, saidByOtherFolds(examples, judged, truth)),
    baselines: evaluateBaselines(examples, truth),
    digestPrecision: digestPrecision(),
    digestInterval: overStories(digestPrecision),
    confusion: confusionOf(examples, judged),
    mistakes: examples.flatMap(({ article, relevance }, at) => {
      const one = judged[at];
      if (one === undefined || (one.label === 'core') === (relevance === 'core')) return [];
      return [
        { title: article.title, url: article.url, truth: relevance, said: one.label, score: one.score },
      ];
    }),
  };
}

function evaluateBaselines(
  examples: readonly MeasuredLabel[],
  truth: readonly boolean[],
): Record<string, Scores> {
  const titles = examples.map(({ article: { title } }) => {
    const named = new Set(findSides(title, foldText(title)).map(({ side }) => side));
    const both = named.has('both') || named.has('all') || (named.has('china') && named.has('russia'));
    return { both, alone: both && !named.has('other') };
  });
  return {
    'both in the title': scoreBinary(
      truth,
      titles.map(({ both }) => both),
    ),
    'both in the title, no third party': scoreBinary(
      truth,
      titles.map(({ alone }) => alone),
    ),
  };
}

interface Judgement {
  readonly label: RelevanceLabel;
  readonly score: number;
  readonly fold: number;
}

/** Each article judged by weights from the folds that hold nothing of its story. */
export function crossValidate(examples: readonly MeasuredLabel[]): readonly Judgement[] {
  const foldNumbers = examples.map((example) => foldOf(groupOf(example), folds));
  const models = Array.from({ length: folds }, (_, fold) =>
    trainRelevance(examples.filter((_example, at) => foldNumbers[at] !== fold)),
  );
  return examples.map(({ signals }, at) => {
    const fold = foldNumbers[at] ?? 0;
    const model = models[fold];
    if (model === undefined) throw new Error('an article without a fold');
    if (signals === null) return { label: 'none', score: 0, fold };
    const score = probability(model.core, signals);
    return { label: labelFor(score, probability(model.related, signals)), score, fold };
  });
}

function groupOf({ story, file }: MeasuredLabel): string {
  return story === null ? file : `story ${story}`;
}

/** What would be called core, were the threshold of each fold the one that does best on the scores of the others. */
function saidByOtherFolds(
  examples: readonly MeasuredLabel[],
  judged: readonly Judgement[],
  truth: readonly boolean[],
): readonly boolean[] {
  const grid = Array.from({ length: 11 }, (_, step) => 0.25 + 0.03 * step);
  const thresholds = Array.from({ length: folds }, (_, fold) => {
    const others = examples.map((_example, at) => (judged[at]?.fold === fold ? 0 : 1));
    const f1At = (threshold: number) =>
      scoreBinary(
        truth,
        judged.map(({ score }) => score >= threshold),
        others,
      ).f1;
    return grid.reduce((best, threshold) => (f1At(threshold) > f1At(best) ? threshold : best));
  });
  return judged.map(({ score, fold }) => score >= (thresholds[fold] ?? 1));
}

function confusionOf(
  examples: readonly MeasuredLabel[],
  judged: readonly Judgement[],
): Record<string, Record<string, number>> {
  const table: Record<string, Record<string, number>> = {};
  examples.forEach(({ relevance }, at) => {
    const row = table[relevance] ?? { core: 0, related: 0, mention: 0, none: 0 };
    const said = judged[at]?.label ?? 'none';
    row[said] = (row[said] ?? 0) + 1;
    table[relevance] = row;
  });
  return table;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
