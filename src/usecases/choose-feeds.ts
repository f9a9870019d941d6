import { type FeedSelection, selectFeeds } from '../sources/feed-list.ts';
import { newFeed } from '../sources/feed-state.ts';
import type { FeedStore } from '../store/feeds.ts';

/** Makes the stored feeds those of the settings, beside what the host added by command; without a selection all stay as they are. */
export async function chooseFeeds(
  selection: FeedSelection | null,
  feeds: FeedStore,
  nowMs: number,
): Promise<void> {
  if (selection === null) return;
  await feeds.sync(selectFeeds(selection).map((feed) => newFeed(feed, nowMs)));
}
