import { join } from 'node:path';
import { aliasesOf } from '../names/names.ts';
import { createArticles } from './articles.ts';
import { openDatabase } from './database.ts';
import { createDeliveries } from './deliveries.ts';
import { createDialogues } from './dialogues.ts';
import { createFeeds } from './feeds.ts';
import { createPrivacy } from './privacy.ts';
import { createSearch } from './search.ts';
import type { Store } from './store.ts';
import { createStories } from './stories.ts';
import { createSubscriptions } from './subscriptions.ts';

/**
 * Opens the store in a data folder, creates it where there is none, and brings it to the newest shape. Several processes
 * and threads may have it open; one running bot claims the folder besides: `claimDataFolder`.
 * @throws UserError `error.store.newer`, `.corrupt`, `.notWritable`, `.full`, `.busy`
 */
export async function openStore(dataDir: string): Promise<Store> {
  const database = await openDatabase(join(dataDir, 'amur.db'));
  return {
    articles: createArticles(database),
    search: createSearch(database, aliasesOf),
    stories: createStories(database),
    feeds: createFeeds(database),
    subscriptions: createSubscriptions(database),
    deliveries: createDeliveries(database),
    dialogues: createDialogues(database),
    privacy: createPrivacy(database),
    close: () => database.close(),
  };
}
