/**
 * Calls `abort` after `timeoutMs`, or when `outer` is aborted, until it is ended. `AbortSignal.timeout` and `any` cannot be called
 * off: those of a thousand quick requests would lie about for as long as the slowest may take, and cost more than the requests.
 */
export class Deadline {
  readonly #timer: NodeJS.Timeout;
  readonly #outer: AbortSignal | undefined;
  readonly #stop: () => void;
  #hasPassed = false;

  constructor(timeoutMs: number, abort: (reason: Error) => void, outer?: AbortSignal) {
    this.#timer = setTimeout(() => {
      this.#hasPassed = true;
      abort(new Error('The time is over.'));
    }, timeoutMs);
    this.#stop = () => abort(new Error('Stopped.', { cause: outer?.reason }));
    this.#outer = outer;
    if (outer?.aborted) this.#stop();
    outer?.addEventListener('abort', this.#stop);
  }

  /** The time ran out. */
  get hasPassed(): boolean {
    return this.#hasPassed;
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener('abort', this.#stop);
  }
}
