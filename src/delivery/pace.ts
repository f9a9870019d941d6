/** Discord takes 50 requests a second of a bot over all routes; five are left for answers. [topics/rate-limits#global-rate-limit] */
const requestsPerSecond = 45;
const intervalMs = 1000 / requestsPerSecond;
/** Requests that may be made up for when the thread or its timers were late: 45 and 3 stay below 50. */
const lateRequests = 3;

/** Waits until the next request may go out. */
export type Pace = () => Promise<void>;

/**
 * Spreads requests evenly, in the order in which they were asked for. `elapsed` counts milliseconds and only goes on.
 */
export function createPace(elapsed: () => number, wait: (ms: number) => Promise<void>): Pace {
  let freeAtMs = elapsed();
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(async () => {
      const waitMs = freeAtMs - elapsed();
      if (waitMs > 0) await wait(waitMs);
      freeAtMs = Math.max(freeAtMs, elapsed() - lateRequests * intervalMs) + intervalMs;
    });
    return last;
  };
}

/** How long so many messages take that are due at the same moment, in milliseconds. */
export function spreadMs(messages: number): number {
  return Math.ceil(messages * intervalMs);
}
