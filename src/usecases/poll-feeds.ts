import { UserError } from '../errors.ts';
import type { Feed } from '../sources/feed-state.ts';
import { forgetOldCoverage } from './forget-old-coverage.ts';
import { type PollServices, pollFeed } from './poll-feed.ts';
import { type FailedPoll, PollRound } from './poll-round.ts';

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

/**
 * Polls all feeds that are due, one after the other for a host, draws the stories around what is new, and forgets what is
 * kept no longer.
 * @throws UserError of the store, such as a full disk; the signal's reason
 */
export async function pollFeeds(
  services: PollServices,
  { signal, hostsAtOnce = 8, keepDays = null }: PollOptions = {},
): Promise<PollReport> {
  const { store, now } = services;
  const round = new PollRound(services);
  const broken: { readonly id: string; readonly message: string }[] = [];
  const poll = async (feed: Feed): Promise<void> => {
    try {
      await round.add(await pollFeed(feed, services, round, signal));
    } catch (error) {
      // A full disk or a stop ends the round; one feed that we cannot cope with does not.
      if (signal?.aborted || error instanceof UserError) throw error;
      broken.push({ id: feed.id, message: String(error) });
    }
  };
  await inLanes(byHost(await store.feeds.due(now())), hostsAtOnce, poll).catch(async (error: unknown) => {
    await round.note().catch(() => {});
    throw error;
  });
  const report = await round.end();
  const forgotten = keepDays === null ? 0 : await forgetOldCoverage(store.articles, now(), keepDays);
  return { ...report, forgotten, broken };
}

function byHost(feeds: readonly Feed[]): readonly (readonly Feed[])[] {
  return [...Map.groupBy(feeds, ({ url }) => new URL(url).host).values()];
}

/** Works through the groups, so many at a time, each from its first to its last; the first error ends all after what they are at. */
async function inLanes<T>(
  groups: readonly (readonly T[])[],
  lanes: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = groups.toReversed();
  let isOver = false;
  const lane = async (): Promise<void> => {
    for (let group = waiting.pop(); group !== undefined; group = waiting.pop())
      for (const item of group) if (!isOver) await work(item);
  };
  const run = () =>
    lane().catch((error: unknown) => {
      isOver = true;
      throw error;
    });
  const ends = await Promise.allSettled(Array.from({ length: lanes }, run));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
