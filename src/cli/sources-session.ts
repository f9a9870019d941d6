import packageJson from '../../package.json' with { type: 'json' };
import { outletName } from '../articles/outlets.ts';
import { UserError } from '../errors.ts';
import type { SourceClient } from '../sources/feed.ts';
import { starterFeeds } from '../sources/feed-list.ts';
import type { Feed } from '../sources/feed-state.ts';
import type { ListedFeed } from '../sources/listed-feed.ts';
import { createSourceClient } from '../sources/source-client.ts';
import { userAgentOf } from '../sources/user-agent.ts';
import type { Store } from '../store/store.ts';
import { truncate } from '../text/truncate.ts';
import { chooseFeeds } from '../usecases/choose-feeds.ts';
import { type Session, withStore } from './session.ts';

/** Opens the store with the feeds of the settings in it. */
export function withFeeds<T>(session: Session, use: (store: Store) => Promise<T>): Promise<T> {
  const { config, io } = session;
  return withStore(session, async (store) => {
    await chooseFeeds(config.feeds.selection, store.feeds, io.now());
    return use(store);
  });
}

/** A client of the web for one command. */
export async function withSources<T>(
  { config, io }: Session,
  use: (sources: SourceClient) => Promise<T>,
): Promise<T> {
  const { allowedHosts, contact } = config.feeds;
  const sources = createSourceClient({
    userAgent: userAgentOf(packageJson.version, contact),
    allowedHosts,
    pauseMs: () => 1_000,
    now: io.now,
  });
  try {
    return await use(sources);
  } finally {
    await sources.close();
  }
}

/** A stored feed. @throws UserError when there is none of that id or address */
export async function findFeed(store: Store, idOrUrl: string): Promise<Feed> {
  const feed = await store.feeds.find(idOrUrl);
  if (feed === null)
    throw new UserError('error.feed.unknown', { text: truncate(idOrUrl, 200) }, { kind: 'missing' });
  return feed;
}

/** One of the list that comes with Amur, by its id or address. */
export function starterFeed(idOrUrl: string): ListedFeed | undefined {
  return starterFeeds.find(({ id, url }) => id === idOrUrl || url === idOrUrl);
}

/** A name such as `example.org` is taken for https. @throws UserError for what is no http(s) address */
export function parseWebAddress(text: string): string {
  const isName = /^[^\s:/?#]+\.[^\s:/?#]+(?:[/?#]|$)/.test(text);
  const url = URL.parse(isName ? `https://${text}` : text);
  if (url !== null && ['http:', 'https:'].includes(url.protocol)) return url.href;
  throw new UserError('error.feed.url', { text: truncate(text, 200) }, { kind: 'usage' });
}

/** The outlet's name, else what the feed calls itself, else its host. */
export function feedName(
  { outlet, title, url }: Pick<Feed, 'outlet' | 'title' | 'url'>,
  session: Session,
): string {
  return outlet === null ? (title ?? new URL(url).host) : outletName(outlet, session.config.locale);
}
