import type { PollResult } from '../sources/after-poll.ts';
import type { FeedRequest, FetchOutcome, ParsedFeed, SourceClient, SourceFault } from '../sources/feed.ts';

/** A feed's document, or what a poll came to without one. */
export type FeedAnswer =
  | {
      readonly kind: 'feed';
      readonly feed: ParsedFeed;
      readonly freshness: Extract<FetchOutcome, { readonly kind: 'fetched' }>;
      /** Where it was found, if the address asked for is a page that names it. */
      readonly foundAt: string | null;
    }
  | Exclude<PollResult, { readonly kind: 'read' }>;

/** Asks for a feed and reads it. Where the address is a page, the feed that it names is read instead. */
export async function readFeed(
  request: FeedRequest,
  sources: SourceClient,
  signal?: AbortSignal,
): Promise<FeedAnswer> {
  const outcome = await sources.fetch(request, signal);
  if (outcome.kind !== 'fetched') return withoutDocument(outcome);
  const parsed = await sources.parseFeed(outcome);
  if (parsed.ok) return { kind: 'feed', feed: parsed.value, freshness: outcome, foundAt: null };
  if (parsed.fault.key !== 'notFeed') return faultAnswer(parsed.fault);
  const [found] = await sources.discover(outcome);
  if (found === undefined || found.url === request.url) return faultAnswer(parsed.fault);
  return readFound(found.url, sources, signal);
}

async function readFound(url: string, sources: SourceClient, signal?: AbortSignal): Promise<FeedAnswer> {
  const outcome = await sources.fetch({ url, etag: null, lastModified: null }, signal);
  if (outcome.kind !== 'fetched') return withoutDocument(outcome);
  const parsed = await sources.parseFeed(outcome);
  return parsed.ok
    ? { kind: 'feed', feed: parsed.value, freshness: outcome, foundAt: outcome.movedTo ?? url }
    : faultAnswer(parsed.fault);
}

function withoutDocument(outcome: Exclude<FetchOutcome, { readonly kind: 'fetched' }>): FeedAnswer {
  switch (outcome.kind) {
    case 'notModified':
    case 'gone':
      return outcome;
    case 'retryLater':
      return { kind: 'fault', fault: outcome.reason, retryAfterMs: outcome.afterMs };
    case 'failed':
      return faultAnswer(outcome.reason);
  }
}

function faultAnswer(fault: SourceFault): FeedAnswer {
  return { kind: 'fault', fault, retryAfterMs: null };
}
