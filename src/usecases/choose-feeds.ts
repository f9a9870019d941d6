import { type FeedSelection, selectFeeds } from '../sources/feed-list.ts';
import { newFeed } from '../sources/feed-state.ts';
import type { FeedStore } from '../store/feeds.ts';

/** Makes the stored feeds those of the settings, beside what the host added by command. */
export async function chooseFeeds(
  selection: FeedSelection | null,
  feeds: FeedStore,
  nowMs: number,
): Promise<void> {
  const listed = selection === null ? [] : selectFeeds(selection);
  await feeds.sync(listed.map((feed) => newFeed(feed, nowMs)));
}
