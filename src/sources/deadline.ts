/** A signal for one piece of work that may take so long. */
export interface Deadline extends Disposable {
  readonly signal: AbortSignal;
  /** The time ran out. */
  readonly hasPassed: boolean;
}

/**
 * Aborts after `timeoutMs`, or with the reason of `outer`, until it is disposed of. `AbortSignal.timeout` and `any` cannot be called
 * off: those of a thousand quick requests would lie about for as long as the slowest may take, and cost more than the requests.
 */
export function startDeadline(timeoutMs: number, outer?: AbortSignal): Deadline {
  const controller = new AbortController();
  let hasPassed = false;
  const pass = () => {
    hasPassed = true;
    controller.abort();
  };
  const timer = setTimeout(pass, timeoutMs);
  const stop = () => controller.abort(outer?.reason);
  if (outer?.aborted) stop();
  outer?.addEventListener('abort', stop);
  return {
    signal: controller.signal,
    get hasPassed() {
      return hasPassed;
    },
    [Symbol.dispose]() {
      clearTimeout(timer);
      outer?.removeEventListener('abort', stop);
    },
  };
}
