import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluateQuotations } from './evaluate-quotations.ts';
import { loadData } from './labelled-data.ts';

const sharedData = process.env.AMUR_EVAL_DATA || resolve(import.meta.dirname, '../../../shared/data');

describe('evaluateQuotations', () => {
  it.skipIf(!existsSync(join(sharedData, 'articles.tar.gz')))(
    'keeps what the labels showed (needs the shared data)',
    () => {
      const { unseen, development, baselines, passages, verbatim } = evaluateQuotations(
        loadData(sharedData)?.labelled ?? [],
      );
      expect(unseen.shown).toBeGreaterThan(35);
      expect(unseen.precision).toBeGreaterThanOrEqual(0.92);
      expect(unseen.precision).toBeGreaterThan(baselines['the nearest person before it']?.precision ?? 1);
      expect(unseen.recall).toBeGreaterThan(0.6);
      expect(development.precision).toBeGreaterThan(0.97);
      expect(passages.quotations.taken / passages.quotations.labelled).toBeGreaterThan(0.8);
      expect(passages.terms.taken / passages.terms.labelled).toBeLessThan(0.1);
      expect(verbatim.quotations).toBeGreaterThan(3000);
      expect(verbatim.exact).toBe(verbatim.quotations);
    },
    60_000,
  );
});
