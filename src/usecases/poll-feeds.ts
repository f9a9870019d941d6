import { UserError } from '../errors.ts';
import type { SourceFault } from '../sources/feed.ts';
import type { Feed, FeedPause } from '../sources/feed-state.ts';
import { forgetOldCoverage } from './forget-old-coverage.ts';
import { type PolledFeed, type PollServices, pollFeed } from './poll-feed.ts';
import { readStaleArticles } from './read-stale-articles.ts';
import { type ChangedArticle, regroupStories } from './regroup-stories.ts';

/** A feed that could not be read. */
export interface FailedPoll {
  readonly id: string;
  readonly url: string;
  readonly fault: SourceFault;
  /** How often in a row; 0 where the network here is to blame. */
  readonly faultsInRow: number;
  /** Set where this poll was the last. */
  readonly pause: FeedPause | null;
}

/** What a round of polls came to. */
export interface PollReport {
  readonly polled: number;
  /** Answered that nothing has changed. */
  readonly notModified: number;
  readonly imported: number;
  readonly updated: number;
  /** Articles deleted for their age. */
  readonly forgotten: number;
  readonly failed: readonly FailedPoll[];
  /** Polls that ended in a fault of ours; they are made again in the next round. */
  readonly broken: readonly { readonly id: string; readonly message: string }[];
}

export interface PollOptions {
  readonly signal?: AbortSignal;
  /** Hosts that are asked at the same time. */
  readonly hostsAtOnce?: number;
  /** How long coverage is kept; null, or left out: for ever. */
  readonly keepDays?: number | null;
}

/** A digest that is composed meanwhile should find the stories of what is new; drawing them takes a moment, so not after each feed. */
const regroupEveryMs = 5_000;

/**
 * Polls all feeds that are due, one after the other for a host, draws the stories around what is new, and forgets what is
 * kept no longer.
 */
export async function pollFeeds(
  services: PollServices,
  { signal, hostsAtOnce = 8, keepDays = null }: PollOptions = {},
): Promise<PollReport> {
  const { store, now } = services;
  const due = await store.feeds.due(now());
  const hosts = [...Map.groupBy(due, ({ url }) => new URL(url).host).values()];
  const polls: PolledFeed[] = [];
  const broken: { readonly id: string; readonly message: string }[] = [];
  let changed: ChangedArticle[] = [];
  let regrouped: Promise<void> = Promise.resolve();
  let regroupedAtMs = performance.now();

  // One after the other: two that draw the same stories would undo each other's work.
  const regroup = (): Promise<void> => {
    const batch = changed;
    changed = [];
    regroupedAtMs = performance.now();
    regrouped = regrouped.then(() => regroupStories(batch, store));
    return regrouped;
  };
  const poll = async (feed: Feed): Promise<void> => {
    try {
      const polled = await pollFeed(feed, services, signal);
      polls.push(polled);
      changed.push(...(polled.taken?.changed ?? []));
    } catch (error) {
      // A full disk or a stop ends the round; one feed that we cannot cope with does not.
      if (signal?.aborted || error instanceof UserError) throw error;
      broken.push({ id: feed.id, message: String(error) });
    }
    if (changed.length > 0 && performance.now() - regroupedAtMs > regroupEveryMs) await regroup();
  };
  const lane = async (): Promise<void> => {
    for (let host = hosts.shift(); host !== undefined; host = hosts.shift())
      for (const feed of host) await poll(feed);
  };
  await Promise.all(Array.from({ length: hostsAtOnce }, lane));
  changed.push(...(await readStaleArticles(store.articles)), ...(await store.articles.withoutStory()));
  await regroup();
  const forgotten = keepDays === null ? 0 : await forgetOldCoverage(store.articles, now(), keepDays);
  return { ...summarise(polls), forgotten, broken };
}

function summarise(polls: readonly PolledFeed[]): Omit<PollReport, 'forgotten' | 'broken'> {
  const sum = (of: (poll: PolledFeed) => number) => polls.reduce((total, poll) => total + of(poll), 0);
  return {
    polled: polls.length,
    notModified: sum(({ taken, state }) => (taken === null && state.lastFault === null ? 1 : 0)),
    imported: sum(({ taken }) => taken?.imported ?? 0),
    updated: sum(({ taken }) => taken?.updated ?? 0),
    failed: polls.flatMap(({ feed, state: { url, lastFault, faultsInRow, pause } }) =>
      lastFault === null ? [] : [{ id: feed.id, url, fault: lastFault, faultsInRow, pause }],
    ),
  };
}
