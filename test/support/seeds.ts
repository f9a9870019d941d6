import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArchivedPage } from '../../src/articles/parse-archived-page.ts';
import type { ReadArticle } from '../../src/digest/digest.ts';
import { readArticle } from '../../src/reading/read-article.ts';

const folder = resolve(import.meta.dirname, '../../seeds');

/** Both sample articles with their readings, in the order of their files' names. */
export function readSeeds(): readonly (ReadArticle & { readonly reading: ReturnType<typeof readArticle> })[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .map((name) => {
      const parsed = parseArchivedPage(readFileSync(resolve(folder, name), 'utf8'));
      if (!parsed.ok) throw new Error(`${name}: ${parsed.reason}`);
      return { article: parsed.article, reading: readArticle(parsed.article) };
    });
}
