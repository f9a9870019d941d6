import type { DeliveryStore } from '../delivery/delivery-store.ts';
import type { SubscriptionStore } from '../delivery/subscription-store.ts';
import type { ArticleStore } from './article-store.ts';
import type { DialogueStore } from './dialogues.ts';
import type { FeedStore } from './feeds.ts';
import type { FollowStore } from './follows.ts';
import type { PrivacyStore } from './privacy.ts';
import type { SearchStore } from './search.ts';
import type { StoryStore } from './stories.ts';
import type { TrendStore } from './trends.ts';
import type { WelcomeStore } from './welcomes.ts';

/** All that is kept, by noun. Every call is asynchronous, so that another database can serve the same calls. */
export interface Store {
  readonly articles: ArticleStore;
  readonly search: SearchStore;
  readonly trends: TrendStore;
  readonly stories: StoryStore;
  readonly feeds: FeedStore;
  readonly subscriptions: SubscriptionStore;
  readonly deliveries: DeliveryStore;
  readonly follows: FollowStore;
  readonly dialogues: DialogueStore;
  readonly welcomes: WelcomeStore;
  readonly privacy: PrivacyStore;
  close(): Promise<void>;
}
