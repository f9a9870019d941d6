import { Piscina } from 'piscina';
import type { DocumentJob, TaskName, TaskResult } from './document-worker.ts';
import type { FetchedDocument } from './feed.ts';

/** A document that took too long or too much memory: its thread was ended, and another takes its place. */
export class StuckDocumentError extends Error {
  constructor(cause: unknown) {
    super('Reading the document took too long or too much memory.', { cause });
    this.name = 'StuckDocumentError';
  }
}

/** A real feed of 500 items takes a fifth of a second. */
const deadlineMs = 2_000;
/** Enough for 15 MB of any real feed; external memory, such as the bytes themselves, does not count. */
const resourceLimits = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 };
const idleMs = 60_000;

/** Threads that read documents from outside. */
export class DocumentPool {
  readonly #pool: Piscina<DocumentJob, TaskResult<TaskName>>;

  constructor(threads: number) {
    this.#pool = new Piscina({
      filename: new URL('./document-worker.ts', import.meta.url).href,
      minThreads: 0,
      maxThreads: threads,
      concurrentTasksPerWorker: 1,
      idleTimeout: idleMs,
      resourceLimits,
      env: {},
    });
  }

  /** @throws StuckDocumentError */
  async run<N extends TaskName>(task: N, document: FetchedDocument): Promise<TaskResult<N>> {
    const stop = new AbortController();
    const started = new Int32Array(new SharedArrayBuffer(4));
    // A copy of these bytes alone: what arrived over the network may lie in a larger buffer.
    const bytes = new Uint8Array(document.bytes);
    const job: DocumentJob = { task, document: { ...document, bytes }, started };
    const deadline = this.#watch(started, stop);
    try {
      const options = { signal: stop.signal, transferList: [bytes.buffer] };
      return (await this.#pool.run(job, options)) as TaskResult<N>;
    } catch (error) {
      if (stop.signal.aborted || isOutOfMemory(error)) throw new StuckDocumentError(error);
      throw error;
    } finally {
      deadline.cancel();
    }
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }

  /** The deadline counts from the moment the thread takes the document up. */
  #watch(started: Int32Array<SharedArrayBuffer>, stop: AbortController): { cancel(): void } {
    let timer: NodeJS.Timeout | undefined;
    let isOver = false;
    const begin = () => {
      if (!isOver) timer = setTimeout(() => stop.abort(), deadlineMs);
    };
    const { value } = Atomics.waitAsync(started, 0, 0);
    Promise.resolve(value).then(begin);
    return {
      cancel: () => {
        isOver = true;
        clearTimeout(timer);
        Atomics.store(started, 0, 1);
        Atomics.notify(started, 0);
      },
    };
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
