import { DocumentReader } from './document-reader.ts';
import type { TaskName, TaskResult } from './document-tasks.ts';
import type { FetchedDocument } from './feed.ts';

/** Readers of documents, each busy with one; who comes when all are waits. */
export class DocumentPool {
  readonly #readers: readonly DocumentReader[];
  readonly #free: DocumentReader[];
  readonly #waiting: ((reader: DocumentReader) => void)[] = [];

  constructor(size: number, deadlineMs: number) {
    this.#readers = Array.from({ length: size }, () => new DocumentReader(deadlineMs));
    this.#free = [...this.#readers];
  }

  /** @throws StuckDocumentError */
  async run<N extends TaskName>(task: N, document: FetchedDocument): Promise<TaskResult<N>> {
    const reader = this.#free.pop() ?? (await this.#nextFree());
    try {
      return await reader.run({ task, document });
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free.push(reader);
      else next(reader);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#readers.map((reader) => reader.close()));
  }

  #nextFree(): Promise<DocumentReader> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
