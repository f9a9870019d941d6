import { createHash } from 'node:crypto';

/** Requests allowed in a window; the window begins with the first request. */
export interface BucketSize {
  readonly limit: number;
  readonly windowMs: number;
}

export interface RateLimits {
  /** POST of messages, a channel. */
  readonly messages: BucketSize;
  /** Any other route, a major parameter. */
  readonly others: BucketSize;
  /** https://discord.com/developers/docs/topics/rate-limits#global-rate-limit; answers to interactions do not count. */
  readonly global: BucketSize;
}

export const discordLikeRateLimits: RateLimits = {
  messages: { limit: 5, windowMs: 5_000 },
  others: { limit: 50, windowMs: 1_000 },
  global: { limit: 50, windowMs: 1_000 },
};

export interface BucketState {
  readonly allowed: boolean;
  readonly scope: 'user' | 'global';
  readonly headers: Readonly<Record<string, string>>;
  readonly retryAfterS: number;
}

/** Counts requests as Discord does. `route` is the method with the path's template, `major` its major parameter. */
export function createRateLimiter(limits: RateLimits, now: () => number) {
  const windows = new Map<string, { used: number; endsAtMs: number }>();

  const count = (key: string, size: BucketSize) => {
    const open = windows.get(key);
    const window = open && open.endsAtMs > now() ? open : { used: 0, endsAtMs: now() + size.windowMs };
    windows.set(key, window);
    window.used += 1;
    return { window, over: window.used > size.limit, resetAfterS: (window.endsAtMs - now()) / 1000 };
  };

  return (route: string, major: string, kind: 'messages' | 'others' | 'interaction'): BucketState => {
    if (kind !== 'interaction') {
      const global = count('global', limits.global);
      if (global.over) {
        const headers = { 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' };
        return { allowed: false, scope: 'global', headers, retryAfterS: global.resetAfterS };
      }
    }
    const size = kind === 'messages' ? limits.messages : limits.others;
    const bucket = count(`${route} ${major}`, size);
    const headers = {
      'x-ratelimit-limit': String(size.limit),
      'x-ratelimit-remaining': String(Math.max(0, size.limit - bucket.window.used)),
      'x-ratelimit-reset': String(bucket.window.endsAtMs / 1000),
      'x-ratelimit-reset-after': String(bucket.resetAfterS),
      'x-ratelimit-bucket': createHash('md5').update(route).digest('hex'),
      ...(bucket.over ? { 'x-ratelimit-scope': 'user' } : {}),
    };
    return { allowed: !bucket.over, scope: 'user', headers, retryAfterS: bucket.resetAfterS };
  };
}
