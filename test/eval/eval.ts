import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findTopics } from '../../src/reading/topics.ts';
import { evaluateQuotations } from './evaluate-quotations.ts';
import { crossValidate, evaluateRelevance } from './evaluate-relevance.ts';
import { evaluateStories } from './evaluate-stories.ts';
import { loadLabelled } from './labelled-data.ts';
import { type MeasuredLabel, measureLabels, trainRelevance } from './relevance-model.ts';
import { renderEvaluation } from './render-evaluation.ts';
import { measureLabelledPairs, type StoryLabel, trainStories } from './story-model.ts';
import { countNameShares, countWordShares } from './word-shares.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' }, json: { type: 'boolean', default: false } },
});
const projectRoot = resolve(import.meta.dirname, '../..');
const dataDir = resolve(
  values.data ?? (process.env.AMUR_EVAL_DATA || resolve(projectRoot, '../shared/data')),
);
const labelled = loadLabelled(dataDir);

if (labelled === null) {
  const how =
    'Name the folder of relevance.jsonl, stories.json and articles.tar.gz with --data or AMUR_EVAL_DATA.';
  process.stdout.write(
    values.json
      ? '{"evaluated": false}\n'
      : `No labelled articles in ${dataDir}: nothing to evaluate. ${how}\n`,
  );
} else if (positionals[0] === 'train') {
  // Shares first: the similarity of stories rests on them. They are read at import, so a second run settles both.
  const articles = labelled.map(({ article }) => article);
  save('word-shares.json', countWordShares(articles));
  save('name-shares.json', countNameShares(articles));
  const measured = measureLabels(labelled);
  save('relevance-model.json', trainRelevance(measured));
  save('story-model.json', trainStories(measureLabelledPairs(storyLabels(measured))));
} else {
  const measured = measureLabels(labelled);
  const evaluation = {
    relevance: evaluateRelevance(measured),
    stories: evaluateStories(storyLabels(measured)),
    quotations: evaluateQuotations(labelled),
  };
  process.stdout.write(
    values.json ? `${JSON.stringify(evaluation, null, 2)}\n` : renderEvaluation(evaluation),
  );
}

/** The articles that have a story, oldest first, with relevance scores that no label of their own went into. */
function storyLabels(measured: readonly MeasuredLabel[]): readonly StoryLabel[] {
  const judged = crossValidate(measured);
  return measured
    .flatMap(({ article, story }, at) => {
      const { label = 'mention', score = 0 } = judged[at] ?? {};
      return story === null
        ? []
        : [{ article, story, reading: { relevance: { label, score, reason: '' }, topics: findTopics(article) } }];
    })
    .toSorted((a, b) => (a.article.publishedAt < b.article.publishedAt ? -1 : 1));
}

function save(name: string, data: unknown): void {
  const target = resolve(projectRoot, 'src/reading', name);
  writeFileSync(target, `${JSON.stringify(data, null, 2)}\n`);
  process.stdout.write(`wrote ${target}\n`);
}
