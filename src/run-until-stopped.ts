import type { UserError } from './errors.ts';
import type { Log } from './log.ts';

/** What a composition root holds on to while it runs. */
export interface Running {
  /** To be closed at the end; what was opened last is closed first. */
  closing(close: () => Promise<unknown>): void;
  /** Aborted before anything is closed. */
  readonly signal: AbortSignal;
  /** Resolves with SIGTERM or SIGINT; rejects with what `fail` was told. */
  readonly stopped: Promise<void>;
  /** Ends the run: going on would be of no use. */
  readonly fail: (error: UserError) => void;
}

/** Starts, runs until it is stopped, and closes what was opened, whatever happened. */
export async function runUntilStopped(log: Log, start: (running: Running) => Promise<void>): Promise<void> {
  const stopping = new AbortController();
  const { promise: stopped, resolve, reject } = Promise.withResolvers<void>();
  // Whoever waits for it hears of it; until then it is not unhandled.
  stopped.catch(() => {});
  const closers: (() => Promise<unknown>)[] = [];
  const onSignal = () => resolve();
  process.once('SIGTERM', onSignal).once('SIGINT', onSignal);
  try {
    await start({
      closing: (close) => closers.push(close),
      signal: stopping.signal,
      stopped,
      fail: reject,
    });
    await stopped;
  } finally {
    process.off('SIGTERM', onSignal).off('SIGINT', onSignal);
    stopping.abort();
    for (const close of closers.toReversed())
      await close().catch((error: unknown) => log.error({ err: error }, 'closing failed'));
    log.info({}, 'stopped');
  }
}
