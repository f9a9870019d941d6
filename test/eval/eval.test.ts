import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const script = resolve(import.meta.dirname, 'eval.ts');
const sharedData = process.env.AMUR_EVAL_DATA || resolve(import.meta.dirname, '../../../shared/data');
const run = (...args: string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });

describe('npm run eval', () => {
  it('says that the data is not there, and is content', () => {
    const empty = mkdtempSync(join(tmpdir(), 'amur-no-data-'));
    const { status, stdout } = run('--data', empty);
    rmSync(empty, { recursive: true });
    expect(status).toBe(0);
    expect(stdout).toContain(`No labelled articles in ${empty}`);
  });

  it.skipIf(!existsSync(join(sharedData, 'relevance.jsonl')))(
    'keeps what the labels showed (needs the shared data)',
    () => {
      const { status, stdout } = run('--data', sharedData, '--json');
      expect(status).toBe(0);
      const { relevance, stories } = JSON.parse(stdout);
      expect(relevance.core.f1).toBeGreaterThan(0.87);
      expect(relevance.core.f1).toBeGreaterThan(relevance.baselines['both in the title'].f1);
      expect(stories.crossValidated.bCubed.f1).toBeGreaterThan(0.84);
      expect(stories.crossValidated.pairs.f1).toBeGreaterThan(stories.baselines['each alone'].pairs.f1);
    },
  );
});
