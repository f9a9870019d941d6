import { articleId } from '../articles/article-id.ts';
import { outletAt } from '../articles/outlets.ts';
import list from './feed-list.json' with { type: 'json' };
import type { FeedOrigin, ListedFeed } from './listed-feed.ts';

/** What the settings say is to be read besides what the host added by command. */
export interface FeedSelection {
  /** Whether the list that comes with Amur is read. */
  readonly starter: boolean;
  /** Of that list, ids that are left out. */
  readonly without: readonly string[];
  readonly urls: readonly string[];
}

/**
 * The feeds that come with Amur: of both countries' state media, of others about them, of public and private ones, so
 * that accounts can be compared. Where an outlet offers no feed that is known, the address is of a page that may name one.
 */
export const starterFeeds: readonly ListedFeed[] = list.map(
  (entry): ListedFeed => ({ ...entry, title: null, origin: 'list' }),
);

/** A feed that the list does not have, by its address. */
export function feedAt(url: string, origin: FeedOrigin, title: string | null = null): ListedFeed {
  const { host, pathname } = new URL(url);
  // Eight of the characters do: nobody hosts the million feeds among which two would share them.
  const id = articleId(url).slice(-8);
  return { id, url, outlet: outletAt(host, pathname)?.id ?? null, title, origin, checkedAt: null };
}

/** The feeds of a selection, each address once. */
export function selectFeeds({ starter, without, urls }: FeedSelection): readonly ListedFeed[] {
  const listed = starter ? starterFeeds.filter(({ id }) => !without.includes(id)) : [];
  const known = new Map(starterFeeds.map((feed) => [feed.url, feed]));
  const added = urls.map((url) => known.get(url) ?? feedAt(url, 'settings'));
  return [...new Map([...listed, ...added].map((feed) => [feed.url, feed])).values()];
}
