import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createArticles } from '../../src/store/articles.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createSearch } from '../../src/store/search.ts';
import { createStories } from '../../src/store/stories.ts';
import type { AliasesOf } from '../../src/text/query.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The modules for articles on a database of their own, with names of the test's choice. */
export async function openParts(aliasesOf: AliasesOf = () => []) {
  const database = await openDatabase(join(temporaryFolder(), 'amur.db'));
  onTestFinished(() => database.close());
  return {
    database,
    articles: createArticles(database),
    search: createSearch(database, aliasesOf),
    stories: createStories(database),
  };
}
