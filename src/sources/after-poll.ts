import type { Freshness, SourceFault, SourceFaultKey } from './feed.ts';
import { type FeedState, firstIntervalMs } from './feed-state.ts';

/** What one poll of a feed came to. */
export type PollResult =
  | ({
      readonly kind: 'read';
      readonly movedTo: string | null;
      readonly title: string | null;
      /** Of the items that were new; null where none was. */
      readonly source: string | null;
      readonly ttlMinutes: number | null;
      /** Items that are new or have changed since the last poll. */
      readonly newItems: number;
    } & Freshness)
  | ({ readonly kind: 'notModified'; readonly movedTo: string | null } & Freshness)
  | { readonly kind: 'gone' }
  | { readonly kind: 'fault'; readonly fault: SourceFault; readonly retryAfterMs: number | null };

export interface PollMoment {
  readonly nowMs: number;
  /** 0 to 1: spreads the next polls. */
  readonly random: number;
  /** Whether another source answered lately: then a silent one is to blame, and not the network here. */
  readonly networkWorks: boolean;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** For servers that a poll costs no more than a 304. */
const shortestMs = 15 * minuteMs;
const longestMs = dayMs;
/** Longer waits that a server asks for are taken for a mistake. */
const longestRetryMs = 7 * dayMs;
/** So long and so often a feed may fail before it is paused; the second spares one that nobody asked meanwhile. */
const pauseAfterMs = 7 * dayMs;
const pauseAfterFaults = 5;

/** Faults that a network which is down here would show as well. */
const silentFaults: ReadonlySet<SourceFaultKey> = new Set(['dns', 'refused', 'network', 'timeout', 'tls']);

/** The state of a feed after a poll: when to ask again, what to send along, whether to go on at all. Pure. */
export function afterPoll(state: FeedState, result: PollResult, moment: PollMoment): FeedState {
  const polled = { ...state, lastPolledAt: iso(moment.nowMs) };
  switch (result.kind) {
    case 'gone':
      return { ...polled, pause: 'gone', lastFault: { key: 'status', status: 410 } };
    case 'fault':
      return afterFault(polled, result, moment);
    default:
      return afterSuccess(polled, result, moment);
  }
}

type Success = Extract<PollResult, { readonly kind: 'read' | 'notModified' }>;
type Fault = Extract<PollResult, { readonly kind: 'fault' }>;

function afterSuccess(state: FeedState, result: Success, moment: PollMoment): FeedState {
  const isRead = result.kind === 'read';
  const intervalMs = nextInterval(state.intervalMs, result);
  const askedMs = isRead ? (result.ttlMinutes ?? 0) * minuteMs : 0;
  const waitMs = Math.min(longestMs, Math.max(intervalMs, result.cacheForMs ?? 0, askedMs));
  return {
    ...state,
    url: result.movedTo ?? state.url,
    title: isRead ? (result.title ?? state.title) : state.title,
    source: isRead ? (result.source ?? state.source) : state.source,
    // A 304 need not repeat the validators that it answers to (RFC 9110 §15.4.5).
    etag: isRead ? result.etag : (result.etag ?? state.etag),
    lastModified: isRead ? result.lastModified : (result.lastModified ?? state.lastModified),
    intervalMs,
    nextPollAt: nextAt(waitMs, moment),
    lastSuccessAt: state.lastPolledAt,
    lastFault: null,
    faultsInRow: 0,
    failingSince: null,
  };
}

/** Shorter where there was something new, longer where there was not; below half an hour only for who answers conditional requests. */
function nextInterval(intervalMs: number, result: Success): number {
  const isBusy = result.kind === 'read' && result.newItems > 0;
  const isConditional = result.kind === 'notModified' || result.etag !== null || result.lastModified !== null;
  const least = isConditional ? shortestMs : firstIntervalMs;
  return Math.min(longestMs, Math.max(least, Math.round(intervalMs * (isBusy ? 0.7 : 1.3))));
}

function afterFault(state: FeedState, { fault, retryAfterMs }: Fault, moment: PollMoment): FeedState {
  const retryMs = Math.min(longestRetryMs, retryAfterMs ?? 0);
  const failed = { ...state, lastFault: fault };
  // With no network here nobody is bothered by another try, and no feed is to blame.
  if (silentFaults.has(fault.key) && !moment.networkWorks)
    return { ...failed, nextPollAt: nextAt(Math.max(shortestMs, retryMs), moment) };
  const faultsInRow = state.faultsInRow + 1;
  const failingSince = state.failingSince ?? iso(moment.nowMs);
  const waitMs = Math.max(Math.min(longestMs, firstIntervalMs * 2 ** (faultsInRow - 1)), retryMs);
  const isHopeless =
    moment.nowMs - Date.parse(failingSince) >= pauseAfterMs && faultsInRow >= pauseAfterFaults;
  return {
    ...failed,
    faultsInRow,
    failingSince,
    nextPollAt: nextAt(waitMs, moment),
    pause: isHopeless ? 'failing' : state.pause,
  };
}

/** Up to a tenth later, so that feeds which were added together are not asked together for ever. */
function nextAt(waitMs: number, { nowMs, random }: PollMoment): string {
  return iso(nowMs + Math.round(waitMs * (1 + random / 10)));
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
