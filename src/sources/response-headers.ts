import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'undici/types/header.js';
import type { Freshness } from './feed.ts';
import { parseFeedDate } from './feed-date.ts';

export type ResponseHeaders = IncomingHttpHeaders;

/** A header's value; of a repeated one the first. */
export function headerOf(headers: ResponseHeaders, name: string): string | null {
  const value = headers[name];
  return (typeof value === 'string' ? value : value?.[0]) ?? null;
}

/** Where a redirect leads. HTTP's headers arrive byte by byte; addresses in Chinese are sent as their UTF-8. */
export function locationOf(headers: ResponseHeaders): string | null {
  const written = headerOf(headers, 'location');
  const bytes = Buffer.from(written ?? '', 'latin1');
  return written !== null && isUtf8(bytes) ? bytes.toString('utf8') : written;
}

function momentOf(headers: ResponseHeaders, name: string): number | null {
  const value = headerOf(headers, name);
  const date = value === null ? null : parseFeedDate(value);
  return date === null ? null : Date.parse(date);
}

/** Seconds as HTTP writes them; what is no plain number of a century at most counts as absent. */
function secondsOf(digits: string | undefined): number | null {
  return digits !== undefined && /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}

/** How long an answer may be used without asking again (RFC 9111 §4.2.1): `max-age` less `Age`, else `Expires` less `Date`. */
function cacheForMs(headers: ResponseHeaders, nowMs: number): number | null {
  const directives = headerOf(headers, 'cache-control') ?? '';
  if (/\bno-(?:cache|store)\b/i.test(directives)) return null;
  const maxAge = secondsOf(/\bmax-age\s*=\s*"?(\d+)/i.exec(directives)?.[1]);
  if (maxAge !== null) {
    const age = secondsOf(headerOf(headers, 'age') ?? undefined) ?? 0;
    return Math.max(0, maxAge - age) * 1000;
  }
  const expires = momentOf(headers, 'expires');
  return expires === null ? null : Math.max(0, expires - (momentOf(headers, 'date') ?? nowMs));
}

export function freshnessOf(headers: ResponseHeaders, nowMs: number): Freshness {
  return {
    etag: headerOf(headers, 'etag'),
    lastModified: headerOf(headers, 'last-modified'),
    cacheForMs: cacheForMs(headers, nowMs),
  };
}

/** How long the server asks to wait (RFC 9110 §10.2.3), in seconds or until a date; null where it does not. */
export function retryAfterMs(headers: ResponseHeaders, nowMs: number): number | null {
  const value = headerOf(headers, 'retry-after')?.trim();
  const seconds = secondsOf(value);
  if (seconds !== null) return seconds * 1000;
  const until = momentOf(headers, 'retry-after');
  return until === null ? null : Math.max(0, until - nowMs);
}
