/** https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans: 10,000 in 10 minutes ban the address. */
const windowMs = 600_000;
/** A fifth of that: other programs may share the address. */
const mostInWindow = 2_000;

/** Counts requests that Discord counts against the address. One for each client of the REST API. */
export interface InvalidRequests {
  note(status: number, scope: string | null): void;
  /** How long to make no request, in milliseconds; 0 while there are few. */
  stopMs(): number;
}

/** `elapsed` counts milliseconds and only goes on. */
export function createInvalidRequests(elapsed: () => number): InvalidRequests {
  let times: number[] = [];
  return {
    note(status, scope) {
      const isInvalid = status === 401 || status === 403 || (status === 429 && scope !== 'shared');
      if (!isInvalid) return;
      const since = elapsed() - windowMs;
      times = [...times.filter((time) => time > since).slice(1 - mostInWindow), elapsed()];
    },
    stopMs() {
      const [oldest] = times;
      if (oldest === undefined || times.length < mostInWindow) return 0;
      return Math.max(0, Math.ceil(oldest + windowMs - elapsed()));
    },
  };
}
