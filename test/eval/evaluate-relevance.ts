import type { RelevanceLabel } from '../../src/reading/reading.ts';
import { labelFor, probability } from '../../src/reading/relevance.ts';
import { foldOf } from './folds.ts';
import { type Scores, scoreBinary } from './metrics.ts';
import { type MeasuredLabel, trainRelevance } from './relevance-model.ts';

const folds = 5;

export interface RelevanceEvaluation {
  readonly articles: number;
  /** Core against the rest, by cross-validation: no event has articles on both sides. */
  readonly core: Scores;
  readonly baselines: Readonly<Record<string, Scores>>;
  /** Truth → judgement → number of articles. */
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly mistakes: readonly {
    readonly title: string;
    readonly truth: string;
    readonly said: string;
    readonly score: number;
  }[];
}

export function evaluateRelevance(examples: readonly MeasuredLabel[]): RelevanceEvaluation {
  const judged = crossValidate(examples);
  const truth = examples.map(({ relevance }) => relevance === 'core');
  const bothInTitle = examples.map(({ signals }) => (signals?.titleNamesBoth ?? 0) > 0);
  return {
    articles: examples.length,
    core: scoreBinary(
      truth,
      judged.map(({ label }) => label === 'core'),
    ),
    baselines: {
      'both in the title': scoreBinary(truth, bothInTitle),
      'both in the title, no third party or threat': scoreBinary(
        truth,
        examples.map(
          ({ signals }) => (signals?.titleNamesBothAlone ?? 0) > 0 && (signals?.titleThreat ?? 0) === 0,
        ),
      ),
    },
    confusion: confusionOf(examples, judged),
    mistakes: examples.flatMap(({ article, relevance }, at) => {
      const said = judged[at];
      if (said === undefined || (said.label === 'core') === (relevance === 'core')) return [];
      return [{ title: article.title, truth: relevance, said: said.label, score: said.score }];
    }),
  };
}

interface Judgement {
  readonly label: RelevanceLabel;
  readonly score: number;
}

/** Each article judged by weights from the folds that hold nothing of its story. */
export function crossValidate(examples: readonly MeasuredLabel[]): readonly Judgement[] {
  const foldNumbers = examples.map(({ story, file }) =>
    foldOf(story === null ? file : `story ${story}`, folds),
  );
  const models = Array.from({ length: folds }, (_, fold) =>
    trainRelevance(examples.filter((_example, at) => foldNumbers[at] !== fold)),
  );
  return examples.map(({ signals }, at) => {
    const model = models[foldNumbers[at] ?? 0];
    if (model === undefined) throw new Error('an article without a fold');
    if (signals === null) return { label: 'none', score: 0 };
    const score = probability(model.core, signals);
    return { label: labelFor(score, probability(model.related, signals)), score };
  });
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
