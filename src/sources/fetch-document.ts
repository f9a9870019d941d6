import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { Deadline } from './deadline.ts';
import { type Answer, Exchange } from './exchange.ts';
import type { FeedRequest, FetchOutcome, SourceFault, SourceFaultKey } from './feed.ts';
import type { HostQueue } from './host-queue.ts';
import { networkFault } from './network-fault.ts';
import { acceptedEncodings, BodyError, readBody } from './read-body.ts';
import { freshnessOf, headerOf, locationOf, type ResponseHeaders, retryAfterMs } from './response-headers.ts';
import { webUrl } from './web-url.ts';

export interface FetchSettings {
  readonly dispatcher: Dispatcher;
  readonly queue: HostQueue;
  readonly userAgent: string;
  /** For all hops together; waiting for the host's turn does not count. */
  readonly timeoutMs: number;
  /** Milliseconds since 1970, for dates in headers. */
  readonly now: () => number;
}

/** As many as browsers and readers follow for a feed: more is a loop. */
const mostRedirects = 5;
const largestDocumentBytes = 15 * 1024 * 1024;

const accept =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.8, */*;q=0.5';

/** Faults of the moment: the same request may work later. */
const passing: ReadonlySet<SourceFaultKey> = new Set(['dns', 'refused', 'network', 'timeout', 'tls']);
/** Request Timeout, Too Early, Too Many Requests. */
const passingStatuses: ReadonlySet<number> = new Set([408, 425, 429]);
const hasText = (status: number) => status === 200 || status === 203;
const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const permanentStatuses: ReadonlySet<number> = new Set([301, 308]);

/** A request on its way through redirects. */
interface Journey {
  readonly url: URL;
  readonly visited: ReadonlySet<string>;
  /** Where permanent redirects led, as long as there were no others. */
  readonly movedTo: string | null;
  readonly allPermanent: boolean;
}

type Step = { readonly next: Journey } | { readonly outcome: FetchOutcome };

function failed(key: SourceFaultKey, status?: number): FetchOutcome {
  const reason: SourceFault = status === undefined ? { key } : { key, status };
  return passing.has(key) ? { kind: 'retryLater', afterMs: null, reason } : { kind: 'failed', reason };
}

/** What every request is sent with. */
export function requestHeaders(
  { etag, lastModified }: Omit<FeedRequest, 'url'>,
  userAgent: string,
): Record<string, string> {
  return {
    'user-agent': userAgent,
    accept,
    'accept-encoding': acceptedEncodings,
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
  };
}

function followRedirect({ status, headers }: Answer, journey: Journey): Step {
  const location = locationOf(headers);
  if (location === null) return { outcome: failed('status', status) };
  const url = webUrl(location, journey.url.href);
  if (url === null) return { outcome: failed('scheme') };
  if (journey.visited.has(url.href) || journey.visited.size > mostRedirects)
    return { outcome: failed('redirects') };
  const allPermanent = journey.allPermanent && permanentStatuses.has(status);
  const movedTo = allPermanent ? url.href : journey.movedTo;
  return { next: { url, visited: new Set([...journey.visited, url.href]), movedTo, allPermanent } };
}

/** What a status other than success means. 410 behind a temporary redirect says nothing of the feed's own address. */
function refusal({ status, headers }: Answer, journey: Journey, nowMs: number): FetchOutcome {
  if (status === 410 && (journey.visited.size === 1 || journey.allPermanent)) return { kind: 'gone' };
  if (status < 500 && !passingStatuses.has(status)) return failed('status', status);
  return { kind: 'retryLater', afterMs: retryAfterMs(headers, nowMs), reason: { key: 'status', status } };
}

/** What an answer without a text means: on to another address, nothing new, or a refusal. */
function withoutText(answer: Answer, journey: Journey, request: FeedRequest, nowMs: number): Step {
  const { status, headers } = answer;
  if (redirectStatuses.has(status)) return followRedirect(answer, journey);
  const isConditional = request.etag !== null || request.lastModified !== null;
  if (status !== 304 || !isConditional) return { outcome: refusal(answer, journey, nowMs) };
  return { outcome: { kind: 'notModified', movedTo: journey.movedTo, ...freshnessOf(headers, nowMs) } };
}

async function withText(
  body: Readable,
  headers: ResponseHeaders,
  { url, movedTo }: Journey,
  nowMs: number,
): Promise<Step> {
  const encoding = headerOf(headers, 'content-encoding') ?? '';
  const bytes = await readBody(body, encoding, largestDocumentBytes);
  const contentType = headerOf(headers, 'content-type');
  const freshness = freshnessOf(headers, nowMs);
  return { outcome: { kind: 'fetched', url: url.href, movedTo, contentType, bytes, ...freshness } };
}

/**
 * One document over HTTP. Redirects are followed by hand, so that each address is judged like the first; nothing throws
 * for what a server does. An aborted `signal` rejects with its reason.
 */
export async function fetchDocument(
  request: FeedRequest,
  settings: FetchSettings,
  signal?: AbortSignal,
): Promise<FetchOutcome> {
  const { dispatcher, queue, userAgent, timeoutMs, now } = settings;
  const headers = requestHeaders(request, userAgent);
  let remainingMs = timeoutMs;

  const take = async (journey: Journey): Promise<Step> => {
    const startedMs = performance.now();
    const exchange = new Exchange(hasText);
    const abort = (reason: Error) => exchange.abort(reason);
    const deadline = new Deadline(Math.max(1, Math.ceil(remainingMs)), abort, signal);
    try {
      const { origin, pathname, search } = journey.url;
      dispatcher.dispatch({ origin, path: pathname + search, method: 'GET', headers }, exchange);
      const answer = await exchange.answer;
      const { headers: answered, body } = answer;
      return body === null
        ? withoutText(answer, journey, request, now())
        : await withText(body, answered, journey, now());
    } catch (error) {
      signal?.throwIfAborted();
      if (deadline.hasPassed) return { outcome: failed('timeout') };
      return { outcome: failed(error instanceof BodyError ? error.key : networkFault(error)) };
    } finally {
      deadline.end();
      remainingMs -= performance.now() - startedMs;
    }
  };

  signal?.throwIfAborted();
  const url = webUrl(request.url);
  if (url === null) return failed('scheme');
  let journey: Journey = { url, visited: new Set([url.href]), movedTo: null, allPermanent: true };
  while (true) {
    const here = journey;
    const step = await queue.run(here.url.hostname, () => take(here), signal);
    if ('outcome' in step) return step.outcome;
    journey = step.next;
  }
}
