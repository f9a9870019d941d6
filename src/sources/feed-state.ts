import type { SourceFault } from './feed.ts';
import type { ListedFeed } from './listed-feed.ts';

/** Why a feed is not asked any more: it failed for a week, said that it is gone for good, or the host removed it. */
export type FeedPause = 'failing' | 'gone' | 'removed';

/** What polling a feed has come to so far; times are RFC 3339 in UTC. */
export interface FeedState {
  /** Where it is now, after moves for good. */
  readonly url: string;
  /** As the feed calls itself; null until it was read. */
  readonly title: string | null;
  /** What most of its items are of, as in `Article`; null until one was read. */
  readonly source: string | null;
  /** Opaque: they go back as they came. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly nextPollAt: string;
  /** How long to wait between two polls, before what the server asks for and the spread. */
  readonly intervalMs: number;
  readonly lastPolledAt: string | null;
  /** When it last answered with a feed, or that nothing has changed. */
  readonly lastSuccessAt: string | null;
  /** Null while it works. */
  readonly lastFault: SourceFault | null;
  readonly faultsInRow: number;
  readonly failingSince: string | null;
  readonly pause: FeedPause | null;
}

/** When a feed was asked and will be: all that changes where its document has not. */
export type FeedTimes = Pick<FeedState, 'nextPollAt' | 'intervalMs' | 'lastPolledAt' | 'lastSuccessAt'>;

/** Whether nothing but its times tells one state of a feed from another. */
export function differsInTimesAlone(before: FeedState, after: FeedState): boolean {
  return (
    before.url === after.url &&
    before.title === after.title &&
    before.source === after.source &&
    before.etag === after.etag &&
    before.lastModified === after.lastModified &&
    before.lastFault === after.lastFault &&
    before.faultsInRow === after.faultsInRow &&
    before.failingSince === after.failingSince &&
    before.pause === after.pause
  );
}

/** A feed as the store holds it. */
export interface Feed extends Omit<ListedFeed, 'url' | 'title'>, FeedState {
  /** Where the list, the settings or the host said it was. */
  readonly listedUrl: string;
  readonly addedAt: string;
}

/** Every half an hour is what readers of feeds may do unasked. */
export const firstIntervalMs = 30 * 60_000;

/** A feed that was never asked, and is due. */
export function newFeed({ url, ...listed }: ListedFeed, nowMs: number): Feed {
  const now = new Date(nowMs).toISOString();
  return {
    ...listed,
    source: null,
    listedUrl: url,
    addedAt: now,
    url,
    etag: null,
    lastModified: null,
    nextPollAt: now,
    intervalMs: firstIntervalMs,
    lastPolledAt: null,
    lastSuccessAt: null,
    lastFault: null,
    faultsInRow: 0,
    failingSince: null,
    pause: null,
  };
}
