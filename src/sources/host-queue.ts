import { setTimeout as sleep } from 'node:timers/promises';

/** Runs one task at a time for each host, in the order they were asked for, with a pause between two. */
export class HostQueue {
  /** When the last task of a host ended or will have, on the clock of `performance.now`. */
  readonly #lastEnds = new Map<string, Promise<number>>();
  readonly #pauseMs: () => number;

  constructor(pauseMs: () => number) {
    this.#pauseMs = pauseMs;
  }

  /** A task whose signal is aborted when its turn comes is left out. */
  run<T>(host: string, task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const before = this.#lastEnds.get(host);
    const result = before === undefined ? task() : this.#after(before, task, signal);
    const end = () => performance.now();
    this.#lastEnds.set(host, result.then(end, end));
    return result;
  }

  async #after<T>(before: Promise<number>, task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const pauseMs = (await before) + this.#pauseMs() - performance.now();
    signal?.throwIfAborted();
    if (pauseMs > 0) await sleep(pauseMs, undefined, signal === undefined ? {} : { signal });
    return task();
  }
}
