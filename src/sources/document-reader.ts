import { JobProcess } from '../job-process.ts';
import type { DocumentJob, DocumentReply, TaskName, TaskResult } from './document-tasks.ts';

/** A document that took too long or too much memory: its process was ended. */
export class StuckDocumentError extends Error {
  constructor() {
    super('Reading the document took too long or too much memory.');
    this.name = 'StuckDocumentError';
  }
}

/** Then the process ends, and its 60 MB with it. */
const idleMs = 60_000;
/** A feed of 15 MB and 500 items fits; the bytes themselves do not count. */
const execArgv = ['--max-old-space-size=160', '--max-semi-space-size=8'];

/** Reads one document at a time in a process of its own, where a full heap ends nothing else. */
export class DocumentReader {
  readonly #process: JobProcess<DocumentJob, Exclude<DocumentReply, { readonly kind: 'ready' }>>;

  constructor(deadlineMs: number) {
    const entry = new URL('./document-process.ts', import.meta.url);
    this.#process = new JobProcess({ entry, execArgv, deadlineMs, idleMs });
  }

  /** @throws StuckDocumentError; Error where the fault is ours */
  async run<N extends TaskName>(job: DocumentJob & { readonly task: N }): Promise<TaskResult<N>> {
    const reply = await this.#process.run(job);
    if (reply?.kind === 'done') return reply.result as TaskResult<N>;
    if (reply?.kind === 'error') throw new Error(`A document could not be read. ${reply.stack}`);
    throw new StuckDocumentError();
  }

  close(): Promise<void> {
    return this.#process.close();
  }
}
