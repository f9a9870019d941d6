import type { Article } from '../../src/articles/article.ts';
import { readArchive } from '../../src/sources/read-archive.ts';
import type { BenchRow } from './bench-row.ts';
import { benchSearch } from './search-bench.ts';

/** The search bench over all articles of an archive folder. */
export async function searchRows(folder: string): Promise<readonly BenchRow[]> {
  const articles: Article[] = [];
  for await (const item of readArchive([folder], { isKnown: async () => false })) {
    if (item.kind === 'article') articles.push(item.article);
  }
  return benchSearch(articles);
}
