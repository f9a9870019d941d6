import { REST } from 'discord.js';
import { createInvalidRequests, type InvalidRequests } from './invalid-requests.ts';

export interface RestOptions {
  readonly token: string;
  /** `DISCORD_API_URL`, without a version. */
  readonly apiUrl: string;
  readonly fetch: typeof globalThis.fetch;
  /** For the whole of a request, its answer's body included. */
  readonly timeoutMs?: number;
  readonly invalid?: InvalidRequests;
}

/** How long to leave Discord alone when its front proxy refuses us without saying for how long. */
const unspecifiedRetryAfterS = 60;

/** A question about a channel may wait so long: somebody looks at the screen, and asking again costs as much. */
const shortWaitMs = 2_000;

/**
 * Discord's REST API with the library's rate-limit buckets, but without its retries: it repeats a POST after a 502 or a
 * timeout, and that doubles a message which Discord had accepted. A rate limit is an error at once, except on the
 * webhook routes of interactions and on questions with a short wait, where somebody looks at the screen.
 */
export function createRest({
  token,
  apiUrl,
  fetch,
  timeoutMs = 15_000,
  invalid = createInvalidRequests(() => performance.now()),
}: RestOptions): REST {
  return new REST({
    api: apiUrl,
    version: '10',
    retries: 0,
    timeout: timeoutMs,
    rejectOnRateLimit: ({ route, method, timeToReset }) =>
      !route.startsWith('/webhooks/') && !(method === 'GET' && timeToReset <= shortWaitMs),
    makeRequest: async (url, init) => {
      const stopMs = invalid.stopMs();
      if (stopMs > 0 && !isAnswer(url)) return stopped(stopMs) as ReturnOfMakeRequest;
      // The library's own timeout ends with the headers.
      const signals = [init.signal, AbortSignal.timeout(timeoutMs)].filter(
        (signal) => signal instanceof AbortSignal,
      );
      const response = await fetch(url, {
        ...(init as unknown as RequestInit),
        signal: AbortSignal.any(signals),
      });
      invalid.note(response.status, response.headers.get('x-ratelimit-scope'));
      return asRateLimitWhenBlocked(response) as ReturnOfMakeRequest;
    },
  }).setToken(token);
}

type ReturnOfMakeRequest = ReturnType<REST['options']['makeRequest']>;

/** Answers to people go on: they carry no token of the bot, and there is one for each question. */
function isAnswer(url: string): boolean {
  return /\/(interactions|webhooks)\//.test(url);
}

/** So many requests were refused that the next might get the address banned: as if Discord told us to wait. */
async function stopped(ms: number): Promise<Response> {
  const seconds = String(ms / 1000);
  const headers = {
    'retry-after': seconds,
    'x-ratelimit-reset-after': seconds,
    'x-ratelimit-global': 'true',
  };
  return new Response('', { status: 429, headers: { ...headers, 'x-ratelimit-scope': 'global' } });
}

/**
 * The library reads the wait from the headers alone. Discord's body may ask for longer, and the proxy in front of
 * Discord answers with an HTML page (429, or 403 for a banned address): both become headers that the library heeds.
 * https://discord.com/developers/docs/topics/rate-limits#exceeding-a-rate-limit
 */
async function asRateLimitWhenBlocked(response: Response): Promise<Response> {
  const fromProxy = !(response.headers.get('content-type') ?? '').startsWith('application/json');
  if (response.status !== 429 && !(response.status === 403 && fromProxy)) return response;

  const text = await response.text();
  const headers = new Headers(response.headers);
  const seconds =
    Math.max(0, Number(headers.get('retry-after')), retryAfterOf(text)) || unspecifiedRetryAfterS;
  headers.set('retry-after', String(seconds));
  headers.set(
    'x-ratelimit-reset-after',
    String(Math.max(seconds, Number(headers.get('x-ratelimit-reset-after')))),
  );
  if (fromProxy) {
    headers.set('x-ratelimit-global', 'true');
    headers.set('x-ratelimit-scope', 'global');
  }
  return new Response(text, { status: 429, headers });
}

/** Seconds; 0 when the body does not say. */
function retryAfterOf(body: string): number {
  try {
    return Number(JSON.parse(body).retry_after) || 0;
  } catch {
    return 0;
  }
}
