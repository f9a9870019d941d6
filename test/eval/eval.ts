import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { evaluateRelevance } from './evaluate-relevance.ts';
import { loadLabelled } from './labelled-data.ts';
import { measureLabels, trainRelevance } from './relevance-model.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' }, json: { type: 'boolean', default: false } },
});
const projectRoot = resolve(import.meta.dirname, '../..');
const dataDir = resolve(values.data ?? process.env.AMUR_EVAL_DATA ?? resolve(projectRoot, '../shared/data'));
const labelled = loadLabelled(dataDir);

if (labelled === null) {
  process.stdout.write(
    `No labelled articles in ${dataDir}: nothing to evaluate. Name their folder with --data or AMUR_EVAL_DATA.\n`,
  );
} else if (positionals[0] === 'train') {
  const target = resolve(projectRoot, 'src/reading/relevance-model.json');
  writeFileSync(target, `${JSON.stringify(trainRelevance(measureLabels(labelled)), null, 2)}\n`);
  process.stdout.write(`Wrote ${target}\n`);
} else {
  const relevance = evaluateRelevance(measureLabels(labelled));
  process.stdout.write(JSON.stringify(relevance, null, 2));
}
