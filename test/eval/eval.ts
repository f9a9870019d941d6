import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { evaluateCopies } from './evaluate-copies.ts';
import { evaluateQuotations } from './evaluate-quotations.ts';
import { evaluateRelevance } from './evaluate-relevance.ts';
import { evaluateStories } from './evaluate-stories.ts';
import { evaluateSummaries } from './evaluate-summaries.ts';
import { type LabelledData, loadData } from './labelled-data.ts';
import { measureLabels, trainRelevance } from './relevance-model.ts';
import { type Evaluation, renderEvaluation } from './render-evaluation.ts';
import { storyLabels } from './story-labels.ts';
import { measureStories, trainStories } from './story-model.ts';
import { countNameShares, countWordShares } from './word-shares.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const projectRoot = resolve(import.meta.dirname, '../..');
const dataDir = resolve(
  values.data ?? (process.env.AMUR_EVAL_DATA || resolve(projectRoot, '../shared/data')),
);
const data = loadData(dataDir);

if (data === null) {
  const how =
    'Name the folder of relevance.jsonl, stories.json and articles.tar.gz with --data or AMUR_EVAL_DATA.';
  process.stdout.write(
    values.json
      ? '{"evaluated": false}\n'
      : `No labelled articles in ${dataDir}: nothing to evaluate. ${how}\n`,
  );
} else if (positionals[0] === 'train') {
  train(data);
} else {
  const evaluation = evaluate(data);
  const page = renderEvaluation(evaluation);
  if (values.write) save('docs/reading-quality.md', page);
  process.stdout.write(values.json ? `${JSON.stringify(evaluation, null, 2)}\n` : page);
}

function evaluate({ labelled, articles }: LabelledData): Evaluation {
  const measured = measureLabels(labelled);
  return {
    relevance: evaluateRelevance(measured),
    stories: evaluateStories(measureStories(storyLabels(measured))),
    summaries: evaluateSummaries(articles),
    copies: evaluateCopies(articles),
    quotations: evaluateQuotations(labelled),
  };
}

/** Remakes the data files of `src/reading` from the labels. */
function train({ labelled }: LabelledData): void {
  const articles = labelled.map(({ article }) => article);
  const shares = { words: countWordShares(articles), names: countNameShares(articles) };
  const measured = measureLabels(labelled);
  saveJson('word-shares.json', shares.words);
  saveJson('name-shares.json', shares.names);
  saveJson('relevance-model.json', trainRelevance(measured));
  saveJson('story-model.json', trainStories(measureStories(storyLabels(measured), shares)));
}

function saveJson(name: string, content: unknown): void {
  save(`src/reading/${name}`, `${JSON.stringify(content, null, 2)}\n`);
}

function save(path: string, content: string): void {
  writeFileSync(resolve(projectRoot, path), content);
  process.stderr.write(`wrote ${path}\n`);
}
