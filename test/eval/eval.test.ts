import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import nameShares from '../../src/reading/name-shares.json' with { type: 'json' };
import relevanceModel from '../../src/reading/relevance-model.json' with { type: 'json' };
import storyModel from '../../src/reading/story-model.json' with { type: 'json' };
import wordShares from '../../src/reading/word-shares.json' with { type: 'json' };
import { evaluateRelevance } from './evaluate-relevance.ts';
import { evaluateStories } from './evaluate-stories.ts';
import { evaluateSummaries } from './evaluate-summaries.ts';
import { loadData } from './labelled-data.ts';
import { measureLabels, trainRelevance } from './relevance-model.ts';
import { storyLabels } from './story-labels.ts';
import { measureStories, trainStories } from './story-model.ts';
import { countNameShares, countWordShares } from './word-shares.ts';

const sharedData = process.env.AMUR_EVAL_DATA || resolve(import.meta.dirname, '../../../shared/data');

describe('npm run eval', () => {
  it('says that the data is not there, and is content', () => {
    const empty = mkdtempSync(join(tmpdir(), 'amur-no-data-'));
    const { status, stdout } = spawnSync(
      process.execPath,
      [resolve(import.meta.dirname, 'eval.ts'), '--data', empty],
      { encoding: 'utf8' },
    );
    rmSync(empty, { recursive: true });
    expect(status).toBe(0);
    expect(stdout).toContain(`No labelled articles in ${empty}`);
  });

  it.skipIf(!existsSync(join(sharedData, 'relevance.jsonl')))(
    'keeps what the labels showed, and the data files are those that they make (needs the shared data)',
    () => {
      const { labelled = [], articles = [] } = loadData(sharedData) ?? {};
      const measured = measureLabels(labelled);
      const { core, baselines, digestPrecision } = evaluateRelevance(measured);
      expect(core.f1).toBeGreaterThan(0.89);
      expect(core.f1).toBeGreaterThan(baselines['both in the title, no third party']?.f1 ?? 1);
      expect(digestPrecision).toBeGreaterThan(0.94);
      const known = labelled.map(({ article }) => article);
      const shares = { words: countWordShares(known), names: countNameShares(known) };
      const stories = measureStories(storyLabels(measured), shares);
      const { crossValidated } = evaluateStories(stories);
      expect(crossValidated.pairs.f1).toBeGreaterThan(0.75);
      expect(crossValidated.bCubed.f1).toBeGreaterThan(0.9);
      const summaries = evaluateSummaries(articles.filter(({ source }) => source === 'rfi-zh').slice(0, 200));
      expect(summaries.gainInterval.low).toBeGreaterThan(0);
      expect(summaries.exact).toBe(summaries.extracts);
      expect([shares.words, shares.names]).toEqual([wordShares, nameShares]);
      expect(trainRelevance(measured)).toEqual(relevanceModel);
      expect(trainStories(stories)).toEqual(storyModel);
    },
    90_000,
  );
});
