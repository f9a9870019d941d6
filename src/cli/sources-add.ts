import { UserError } from '../errors.ts';
import { translator } from '../locale/translate.ts';
import { faultText } from '../messages/fault-text.ts';
import type { SourceClient } from '../sources/feed.ts';
import { feedAt } from '../sources/feed-list.ts';
import { newFeed } from '../sources/feed-state.ts';
import { findFeeds } from '../sources/find-feeds.ts';
import type { ListedFeed } from '../sources/listed-feed.ts';
import { plainLine } from '../text/plain.ts';
import { type FeedAnswer, readFeed } from '../usecases/read-feed.ts';
import { answer, type Session } from './session.ts';
import { findFeed, parseWebAddress, starterFeed, withFeeds, withSources } from './sources-session.ts';

/** Adds a feed, once it was seen to be one. @throws UserError of kind `unavailable` when it cannot be read */
export async function addFeed(
  session: Session,
  address: string,
  { unchecked = false }: { readonly unchecked?: boolean },
): Promise<void> {
  const { io } = session;
  const known = starterFeed(address);
  const url = known?.url ?? parseWebAddress(address);
  const feed = unchecked ? (known ?? feedAt(url, 'command')) : await checkedFeed(session, url, known);
  await withFeeds(session, (store) => store.feeds.add(newFeed(feed, io.now())));
  const { id, title } = feed;
  answer(
    session,
    { id, url: feed.url, title, checkedAt: feed.checkedAt },
    () => `${id}  ${plainLine(title ?? feed.url)}`,
  );
}

async function checkedFeed(
  session: Session,
  url: string,
  known: ListedFeed | undefined,
): Promise<ListedFeed> {
  const read = await withSources(session, (sources) => readFeedOrUsualPlaces(url, sources));
  if (read.kind !== 'feed') throw unreadable(url, read, session);
  const address = read.foundAt ?? read.freshness.movedTo ?? url;
  const checkedAt = new Date(session.io.now()).toISOString();
  return { ...(known ?? feedAt(address, 'command')), title: read.feed.title, checkedAt };
}

/** Where neither the address nor its page leads to a feed, it may be where sites keep one that they do not name. */
async function readFeedOrUsualPlaces(url: string, sources: SourceClient): Promise<FeedAnswer> {
  const unasked = { etag: null, lastModified: null };
  const read = await readFeed({ url, ...unasked }, sources);
  if (read.kind !== 'fault' || read.fault.key !== 'notFeed') return read;
  const found = await findFeeds(sources, url);
  const [feed] = found.ok ? found.value : [];
  if (feed === undefined) return read;
  const answer = await readFeed({ url: feed.url, ...unasked }, sources);
  return answer.kind === 'feed' ? { ...answer, foundAt: answer.foundAt ?? feed.url } : answer;
}

function unreadable(
  url: string,
  read: Exclude<FeedAnswer, { readonly kind: 'feed' }>,
  { config }: Session,
): UserError {
  const fault = read.kind === 'fault' ? read.fault : ({ key: 'status', status: 410 } as const);
  const params = { url, fault: faultText(fault, translator(config.locale)) };
  return new UserError('error.feed.unreadable', params, { kind: 'unavailable' });
}

/** @throws UserError of kind `missing` when there is no such feed */
export async function removeFeed(session: Session, idOrUrl: string): Promise<void> {
  const { id, url } = await withFeeds(session, async (store) => {
    const feed = await findFeed(store, idOrUrl);
    await store.feeds.remove(feed.id);
    return feed;
  });
  answer(session, { id, url, removed: true }, () => `${id} is no longer read`);
}
