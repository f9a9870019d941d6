import type { RelevanceEvaluation } from './evaluate-relevance.ts';
import type { StoryEvaluation } from './evaluate-stories.ts';
import type { Scores } from './metrics.ts';

export interface Evaluation {
  readonly relevance: RelevanceEvaluation;
  readonly stories: StoryEvaluation;
}

/** The evaluation as tables for a person. */
export function renderEvaluation({ relevance, stories }: Evaluation): string {
  return [
    `Relevance: core against the rest, ${relevance.articles} articles, 5 folds by story`,
    header,
    line('Amur', relevance.core),
    ...Object.entries(relevance.baselines).map(([name, scores]) => line(name, scores)),
    '',
    'Rows: label; columns: judgement',
    ['', 'core', 'related', 'mention', 'none'].map(cell).join(''),
    ...Object.entries(relevance.confusion).map(([truth, said]) =>
      [truth, said.core, said.related, said.mention, said.none].map(cell).join(''),
    ),
    '',
    `Stories: ${stories.articles} articles, folds by month, threshold ${stories.threshold}`,
    header,
    line('Amur, pairs', stories.crossValidated.pairs),
    line('Amur, B³', stories.crossValidated.bCubed),
    ...Object.entries(stories.baselines).flatMap(([name, scores]) => [
      line(`${name}, pairs`, scores.pairs),
      line(`${name}, B³`, scores.bCubed),
    ]),
    '',
    'In-sample, by threshold (pairs F1, B³ F1)',
    ...Object.entries(stories.inSample).map(([threshold, scores]) =>
      [threshold, figure(scores.pairs.f1), figure(scores.bCubed.f1)].map(cell).join(''),
    ),
    '',
  ].join('\n');
}

const width = 12;
const header = `${' '.repeat(48)}${['precision', 'recall', 'F1'].map(cell).join('')}`;

function line(name: string, { precision, recall, f1 }: Scores): string {
  return name.padEnd(48) + [precision, recall, f1].map((value) => cell(figure(value))).join('');
}

function cell(value: unknown): string {
  return String(value ?? 0).padStart(width);
}

function figure(value: number): string {
  return value.toFixed(3);
}
