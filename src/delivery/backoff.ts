const firstMs = 1_000;
const longestMs = 5 * 60_000;

/**
 * How long to wait after the given number of tries: anywhere between nothing and a bound that doubles from 1 s to
 * 5 min (“full jitter”), so that those who failed together do not come back together.
 * [Brooker, Exponential Backoff and Jitter, AWS Architecture Blog, 2015] `random` gives [0, 1).
 */
export function backoffMs(attempts: number, random: () => number): number {
  const bound = Math.min(longestMs, firstMs * 2 ** Math.max(0, attempts - 1));
  return Math.ceil(random() * bound);
}
