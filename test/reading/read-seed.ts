import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Article } from '../../src/articles/article.ts';
import { parseArchivedPage } from '../../src/articles/parse-archived-page.ts';

export const seedNames = ['000_352d852fbdc68705', '004_252142d8092668fd'] as const;

export function readSeed(name: string): Article {
  const page = parseArchivedPage(
    readFileSync(resolve(import.meta.dirname, `../../seeds/${name}.txt`), 'utf8'),
  );
  if (!page.ok) throw new Error(page.reason);
  return page.article;
}
