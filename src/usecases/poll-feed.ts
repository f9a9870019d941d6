import type { Services } from '../services.ts';
import { afterPoll, type PollResult } from '../sources/after-poll.ts';
import type { SourceClient } from '../sources/feed.ts';
import type { Feed, FeedState } from '../sources/feed-state.ts';
import { type FeedAnswer, readFeed } from './read-feed.ts';
import { type TakenIn, takeInItems } from './take-in-items.ts';

export type PollServices = Pick<Services, 'store' | 'now'> & {
  readonly sources: SourceClient;
  /** 0 to 1. */
  readonly random: () => number;
};

export interface PolledFeed {
  readonly feed: Feed;
  readonly state: FeedState;
  /** Null where no document was read. */
  readonly taken: TakenIn | null;
}

/** Polls one feed: asks, takes in what is new, and says when to ask again. */
export async function pollFeed(
  feed: Feed,
  services: PollServices,
  round: { networkWorks(): Promise<boolean> },
  signal?: AbortSignal,
): Promise<PolledFeed> {
  const { store, sources, now, random } = services;
  const answer = await readFeed(feed, sources, signal);
  const taken =
    answer.kind === 'feed'
      ? await takeInItems(answer.feed.items, await store.feeds.items(feed.id), services, signal)
      : null;
  const networkWorks = answer.kind !== 'fault' || (await round.networkWorks());
  const moment = { nowMs: now(), random: random(), networkWorks };
  return { feed, state: afterPoll(feed, toResult(answer, taken), moment), taken };
}

function toResult(answer: FeedAnswer, taken: TakenIn | null): PollResult {
  if (answer.kind !== 'feed') return answer;
  const { feed, freshness, foundAt } = answer;
  const { etag, lastModified, cacheForMs } = freshness;
  return {
    kind: 'read',
    etag,
    lastModified,
    cacheForMs,
    movedTo: foundAt ?? freshness.movedTo,
    title: feed.title,
    source: taken?.source ?? null,
    ttlMinutes: feed.ttlMinutes,
    newItems: taken?.newItems ?? 0,
  };
}
