import type { ArticleText } from './article-text.ts';
import type { Clause } from './clauses.ts';
import type { Relevance, RelevanceLabel } from './reading.ts';
import model from './relevance-model.json' with { type: 'json' };
import { type MeasuredArticle, measureRelevance, type RelevanceSignals } from './relevance-signals.ts';

/** A weight for each signal; what is absent weighs nothing. */
export interface SignalWeights {
  readonly bias: number;
  readonly weights: Readonly<Record<string, number>>;
}

/**
 * How an article bears on the China–Russia relation. Two logistic models over the same signals (`relevance-signals.ts`)
 * tell core from the rest and core or related from mere mention; `npm run eval -- train` remakes their weights from labels.
 * The score is the probability of core. Articles that do not name both sides are `none`, score 0.
 */
export function judgeRelevance(article: ArticleText): Relevance {
  const measured = measureRelevance(article);
  if (measured === null) return { label: 'none', score: 0, reason: 'does not name both' };
  const score = probability(model.core, measured.signals);
  return {
    label: labelFor(score, probability(model.related, measured.signals)),
    score: Math.round(score * 1000) / 1000,
    reason: explain(measured),
  };
}

export function probability({ bias, weights }: SignalWeights, signals: RelevanceSignals): number {
  const sum = Object.entries(signals).reduce(
    (total, [name, value]) => total + (weights[name] ?? 0) * value,
    bias,
  );
  return 1 / (1 + Math.exp(-sum));
}

/**
 * From the probabilities of core and of core or related. One threshold, fixed: below .5 for recall, and as high as the
 * digest needs it, which takes what is core.
 */
export function labelFor(core: number, related: number): RelevanceLabel {
  const threshold = 0.45;
  if (core >= threshold) return 'core';
  return related >= threshold ? 'related' : 'mention';
}

/** The kind of clause that says most, whom it joins, its commonest word of action, and how often: `俄方 → 中方: 会晤, 2 clauses`. */
function explain({ evidence }: MeasuredArticle): string {
  const [most] = [...Map.groupBy(evidence, partiesOf)]
    .filter(([parties]) => parties !== null)
    .toSorted(([, a], [, b]) => b.length - a.length);
  if (most === undefined) return 'both named, no clause about their relation';
  const [parties, clauses] = most;
  const act = commonAct(clauses);
  const count = `${clauses.length} ${clauses.length === 1 ? 'clause' : 'clauses'}`;
  return act === '' ? `${parties}, ${count}` : `${parties}: ${act}, ${count}`;
}

function partiesOf({ kind, agent }: Clause): string | null {
  if (kind === 'joint' || kind === 'together') return '中俄';
  if (kind === 'threat') return '第三方 → 中俄';
  if (kind === 'directed') return agent === 'russia' ? '俄方 → 中方' : '中方 → 俄方';
  return null;
}

function commonAct(clauses: readonly Clause[]): string {
  const counts = new Map<string, number>();
  for (const { act } of clauses) if (act !== '') counts.set(act, (counts.get(act) ?? 0) + 1);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), ['', 0] as const)[0];
}
