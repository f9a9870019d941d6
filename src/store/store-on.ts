import { aliasesOf } from '../names/names.ts';
import { createArticles } from './articles.ts';
import type { Database } from './database.ts';
import { createDeliveries } from './deliveries.ts';
import { createDialogues } from './dialogues.ts';
import { createFeeds } from './feeds.ts';
import { createFollows } from './follows.ts';
import { createPrivacy } from './privacy.ts';
import { createSearch } from './search.ts';
import type { Store } from './store.ts';
import { createStories } from './stories.ts';
import { createSubscriptions } from './subscriptions.ts';
import { createTrends } from './trends.ts';
import { createWelcomes } from './welcomes.ts';

/** All modules of the store on one database; closing it closes that. */
export function storeOn(database: Database): Store {
  return {
    articles: createArticles(database),
    search: createSearch(database, aliasesOf),
    trends: createTrends(database, aliasesOf),
    stories: createStories(database),
    feeds: createFeeds(database),
    subscriptions: createSubscriptions(database),
    deliveries: createDeliveries(database),
    follows: createFollows(database),
    dialogues: createDialogues(database),
    welcomes: createWelcomes(database),
    privacy: createPrivacy(database),
    close: () => database.close(),
  };
}
