/** Discord takes 50 requests a second of a bot over all routes; five are left for answers. [topics/rate-limits#global-rate-limit] */
const requestsPerSecond = 45;

/** Waits until the next request may go out; resolves at once when the signal is aborted. */
export type Pace = (signal?: AbortSignal) => Promise<void>;

/** Spreads requests evenly. `elapsed` counts milliseconds and only goes on; `wait` resolves early on an abort. */
export function createPace(
  elapsed: () => number,
  wait: (ms: number, signal?: AbortSignal) => Promise<void>,
): Pace {
  let freeAtMs = 0;
  return async (signal) => {
    const nowMs = elapsed();
    const waitMs = freeAtMs - nowMs;
    freeAtMs = Math.max(freeAtMs, nowMs) + 1000 / requestsPerSecond;
    if (waitMs > 0) await wait(waitMs, signal);
  };
}
