import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { SendOutcome } from '../delivery/discord-port.ts';
import { UserError } from '../errors.ts';

/** Why a request to Discord did not succeed, and whether Discord may have carried it out. */
export type Failure = Exclude<SendOutcome, { readonly outcome: 'sent' }>;

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json: an interaction's token has ended, not ours. */
const invalidWebhookToken = 50027;

/**
 * Sorts what the REST client throws. Whatever is not known to have failed before the request left, or to have been
 * refused, is `unknown`: Discord may have it.
 */
export function classifyFailure(error: unknown): Failure {
  if (error instanceof RateLimitError) return rateLimited(error);
  if (error instanceof DiscordAPIError) {
    const code = Number(error.code) || 0;
    if (error.status === 401 && code !== invalidWebhookToken) return { outcome: 'unauthorized' };
    return { outcome: 'refused', status: error.status, code };
  }
  if (error instanceof HTTPError) return { outcome: 'unknown' };
  if (isTokenGone(error)) return { outcome: 'unauthorized' };
  return { outcome: neverConnected(error) ? 'unreachable' : 'unknown' };
}

function rateLimited({ timeToReset, retryAfter, sublimitTimeout, global, scope }: RateLimitError): Failure {
  const retryAfterMs = Math.ceil(Math.max(timeToReset, retryAfter, sublimitTimeout));
  return { outcome: 'rateLimited', retryAfterMs, scope: global ? 'global' : scope };
}

/** After a 401 the REST client forgets the token, and refuses every later request with this error of its own. */
function isTokenGone(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Expected token to be set');
}

const certificateCodes = /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT_)/;

/** No connection, so no request: name resolution, the TCP connection or the certificate failed, at every address. */
function neverConnected(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(neverConnected);
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as NodeJS.ErrnoException;
  return (
    syscall === 'connect' ||
    syscall === 'getaddrinfo' ||
    code === 'UND_ERR_CONNECT_TIMEOUT' ||
    certificateCodes.test(code ?? '') ||
    neverConnected(error.cause)
  );
}

/**
 * A failed request, fit for a log: the errors of the REST client carry the address, with an interaction's token in it,
 * and the whole body.
 */
export class DiscordRequestError extends Error {
  readonly failure: Failure;

  constructor(what: string, error: unknown) {
    const failure = classifyFailure(error);
    const details = failure.outcome === 'refused' ? ` ${failure.status} ${failure.code}` : '';
    const words = error instanceof DiscordAPIError ? `: ${error.message}` : '';
    super(`${what}: ${failure.outcome}${details}${words}`);
    this.name = 'DiscordRequestError';
    this.failure = failure;
  }
}

/** What someone who starts the bot can act on: a bad token, or a Discord that cannot be reached. */
export function startError(what: string, error: unknown): UserError {
  const cause = new DiscordRequestError(what, error);
  return cause.failure.outcome === 'unauthorized'
    ? badToken(cause)
    : new UserError('error.discord.unreachable', {}, { kind: 'unavailable', cause });
}

export function badToken(cause?: unknown): UserError {
  return new UserError('error.discord.badToken', {}, { kind: 'configuration', cause });
}
