import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, FaultScript } from './faults.ts';
import type { JsonObject } from './json.ts';
import { isObject } from './json.ts';
import type { ApiDescription } from './openapi.ts';
import type { BucketState } from './rate-limits.ts';
import type { ApiAnswer, Call, Route } from './route.ts';
import { ApiError, matchTemplate } from './route.ts';

/** A request of the bot, as it came and as it was answered. */
export interface LoggedRequest {
  readonly method: string;
  /** After the version, decoded: `/channels/123/messages`. */
  readonly path: string;
  readonly query: string;
  readonly body: unknown;
  readonly atMs: number;
  /** It carried the bot's token. */
  readonly authorised: boolean;
  /** Null while it is open, and when the connection was cut. */
  status: number | null;
}

export interface RestServerOptions {
  readonly token: string;
  readonly routes: readonly Route[];
  readonly faults: FaultScript;
  readonly description: ApiDescription | null;
  readonly now: () => number;
  readonly countRequest: (
    route: string,
    major: string,
    kind: 'messages' | 'others' | 'interaction',
  ) => BucketState;
  readonly log: LoggedRequest[];
  readonly violations: string[];
  /** Milliseconds each answer takes. */
  readonly latencyMs: number;
}

interface Outcome extends ApiAnswer {
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers HTTP requests under `/api` and `/api/v10` as Discord does. */
export function createRestHandler(options: RestServerOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://double');
    const path = decodeURIComponent(url.pathname.replace(/^\/api(\/v\d+)?/, ''));
    const method = request.method ?? 'GET';
    const { body, files } = await readBody(request);
    const logged: LoggedRequest = {
      method,
      path,
      query: url.search,
      body,
      atMs: options.now(),
      authorised: request.headers.authorization === `Bot ${options.token}`,
      status: null,
    };
    options.log.push(logged);

    const carryOut = (): Outcome => answer(options, logged, { query: url.searchParams, body, files });
    const outcome = await play(options.faults.take(method, path), carryOut, response);
    if (outcome === null || response.destroyed) return;
    if (options.latencyMs > 0) await sleep(options.latencyMs);
    logged.status = outcome.status;
    write(response, outcome);
  };
}

/** Null when no answer is to be written. */
async function play(
  fault: Fault | null,
  carryOut: () => Outcome,
  response: ServerResponse,
): Promise<Outcome | null> {
  switch (fault?.kind) {
    case undefined:
      return carryOut();
    case 'answer':
      if (fault.accepted === true) carryOut();
      return {
        status: fault.status,
        body: fault.body ?? errorBody(fault.code),
        headers: fault.headers ?? {},
      };
    case 'reset':
      if (fault.accepted) carryOut();
      response.socket?.resetAndDestroy();
      return null;
    case 'hang':
      if (fault.accepted) carryOut();
      return null;
    case 'hold': {
      if (fault.when === 'beforeAcceptance') await Promise.race([fault.until, once(response, 'close')]);
      // Whoever hung up before Discord read the request has not made it.
      if (response.destroyed) return null;
      const outcome = carryOut();
      if (fault.when === 'afterAcceptance') await fault.until;
      return outcome;
    }
    case 'rateLimit':
      return rateLimited(fault.retryAfterS, fault.scope, {}, fault.bodyRetryAfterS);
    case 'frontProxyPage':
      return {
        status: fault.status,
        body: '<html><head><title>Access denied</title></head><body><h1>Error 1015</h1></body></html>',
        headers: { 'content-type': 'text/html; charset=UTF-8', server: 'cloudflare', ...fault.headers },
      };
  }
}

function answer(
  options: RestServerOptions,
  { method, path, authorised }: LoggedRequest,
  rest: Omit<Call, 'params'>,
): Outcome {
  const match = findRoute(options.routes, method, path);
  if (match === null) {
    options.violations.push(`${method} ${path}: no such route`);
    return { status: 404, body: { message: '404: Not Found', code: 0 } };
  }
  const { route, params } = match;
  const where = `${method} ${route.template}`;
  if (route.needsBotToken !== false && !authorised)
    return { status: 401, body: { message: '401: Unauthorized', code: 0 } };

  const bucket = options.countRequest(where, majorOf(params), kindOf(route));
  if (!bucket.allowed) return rateLimited(bucket.retryAfterS, bucket.scope, bucket.headers);

  const call: Call = { params, ...rest };
  const faults = [
    ...(rest.body === undefined
      ? []
      : (options.description?.requestFaults(route.template, method.toLowerCase(), rest.body) ?? [])),
    ...(route.limits?.(call) ?? []),
  ];
  if (faults.length > 0) {
    options.violations.push(...faults.map((fault) => `${where}: ${fault}`));
    return { status: 400, body: new ApiError(400, 50035, { errors: faults }).body, headers: bucket.headers };
  }
  return { ...handle(options, route, call), headers: bucket.headers };
}

function handle(options: RestServerOptions, route: Route, call: Call): ApiAnswer {
  try {
    const answered = route.handle(call);
    const faults = options.description?.answerFaults(
      route.template,
      route.method.toLowerCase(),
      answered.status,
      answered.body,
    );
    options.violations.push(
      ...(faults ?? []).map((fault) => `the double's answer to ${route.method} ${route.template}: ${fault}`),
    );
    return answered;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { status: error.status, body: error.body };
  }
}

function findRoute(routes: readonly Route[], method: string, path: string) {
  for (const route of routes) {
    const params = route.method === method ? matchTemplate(route.template, path) : null;
    if (params !== null) return { route, params };
  }
  return null;
}

/** https://discord.com/developers/docs/topics/rate-limits: channel, server, webhook with its token; each interaction is on its own */
function majorOf(params: Readonly<Record<string, string>>): string {
  return params.channel_id ?? params.guild_id ?? params.webhook_token ?? params.interaction_id ?? '';
}

function kindOf(route: Route): 'messages' | 'others' | 'interaction' {
  if (route.needsBotToken === false) return 'interaction';
  return route.method === 'POST' && route.template === '/channels/{channel_id}/messages'
    ? 'messages'
    : 'others';
}

function rateLimited(
  retryAfterS: number,
  scope: 'user' | 'global' | 'shared',
  headers: Readonly<Record<string, string>>,
  bodyRetryAfterS: number = retryAfterS,
): Outcome {
  return {
    status: 429,
    body: {
      message: 'You are being rate limited.',
      retry_after: bodyRetryAfterS,
      global: scope === 'global',
    },
    headers: {
      ...headers,
      'retry-after': String(retryAfterS),
      'x-ratelimit-scope': scope,
      ...(scope === 'global' ? { 'x-ratelimit-global': 'true' } : {}),
    },
  };
}

function errorBody(code = 0): JsonObject {
  return new ApiError(0, code).body;
}

function write(response: ServerResponse, outcome: Outcome): void {
  if (outcome.status === 204) {
    response.writeHead(204, outcome.headers).end();
    return;
  }
  const text = typeof outcome.body === 'string' ? outcome.body : JSON.stringify(outcome.body);
  response.writeHead(outcome.status, { 'content-type': 'application/json', ...outcome.headers }).end(text);
}

/** A JSON body, or `payload_json` and files of a multipart body. */
async function readBody(request: IncomingMessage): Promise<Pick<Call, 'body' | 'files'>> {
  const bytes = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
  const type = request.headers['content-type'] ?? '';
  if (bytes.length === 0) return { body: undefined, files: [] };
  if (!type.startsWith('multipart/form-data')) return { body: JSON.parse(bytes.toString('utf8')), files: [] };

  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  const files = [...form.values()].filter((value) => typeof value !== 'string');
  const payload: unknown = JSON.parse(String(form.get('payload_json') ?? '{}'));
  return {
    body: isObject(payload) ? payload : {},
    files: files.map((file) => ({ name: file.name, sizeBytes: file.size })),
  };
}
