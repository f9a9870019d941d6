import type { SignalWeights } from '../../src/reading/relevance.ts';
import { measureRelevance, type RelevanceSignals } from '../../src/reading/relevance-signals.ts';
import type { LabelledArticle } from './labelled-data.ts';
import { fitLogistic } from './logistic.ts';

export interface RelevanceModel {
  readonly core: SignalWeights;
  readonly related: SignalWeights;
}

export interface MeasuredLabel extends LabelledArticle {
  /** Null where the article, as it is parsed, does not name both sides. */
  readonly signals: RelevanceSignals | null;
}

const penalty = 0.01;

export function measureLabels(labelled: readonly LabelledArticle[]): readonly MeasuredLabel[] {
  return labelled.map((item) => ({ ...item, signals: measureRelevance(item.article)?.signals ?? null }));
}

/** Fits both models of `relevance.ts`; the same labels give the same weights, rounded to four digits. */
export function trainRelevance(examples: readonly MeasuredLabel[]): RelevanceModel {
  const weigh = (isPositive: (label: string) => boolean): SignalWeights => {
    const names = Object.keys(examples.find(({ signals }) => signals !== null)?.signals ?? {});
    const { bias, weights } = fitLogistic(
      examples.flatMap(({ signals, relevance }) =>
        signals === null
          ? []
          : [{ values: names.map((name) => signals[name] ?? 0), positive: isPositive(relevance) }],
      ),
      penalty,
    );
    return {
      bias: round(bias),
      weights: Object.fromEntries(names.map((name, at) => [name, round(weights[at] ?? 0)])),
    };
  };
  return { core: weigh((label) => label === 'core'), related: weigh((label) => label !== 'mention') };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
