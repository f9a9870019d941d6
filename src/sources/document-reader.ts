import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { DocumentJob, DocumentReply, TaskName, TaskResult } from './document-tasks.ts';

/** A document that took too long or too much memory: its process was ended. */
export class StuckDocumentError extends Error {
  constructor() {
    super('Reading the document took too long or too much memory.');
    this.name = 'StuckDocumentError';
  }
}

const startDeadlineMs = 30_000;
/** Then the process ends, and its 60 MB with it. */
const idleMs = 60_000;
/** A feed of 15 MB and 500 items fits; the bytes themselves do not count. */
const execArgv = [
  '--max-old-space-size=160',
  '--max-semi-space-size=8',
  '--disable-warning=ExperimentalWarning',
];

/** What the process says next; null where it ends, or says nothing in time. */
async function nextReply(child: ChildProcess, timeoutMs: number): Promise<DocumentReply | null> {
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, AbortSignal.timeout(timeoutMs)]);
  try {
    const reply = once(child, 'message', { signal }).then(([message]: DocumentReply[]) => message ?? null);
    const end = once(child, 'exit', { signal }).then(() => null);
    return await Promise.race([reply, end]);
  } catch {
    return null;
  } finally {
    over.abort();
  }
}

/**
 * Reads one document at a time in a process of its own. A thread would not do: V8 ends the whole process where a thread's heap
 * is full and one step more is asked for, which a document can bring about.
 */
export class DocumentReader {
  readonly #deadlineMs: number;
  #child: ChildProcess | null = null;
  #idle: NodeJS.Timeout | undefined;

  constructor(deadlineMs: number) {
    this.#deadlineMs = deadlineMs;
  }

  /** @throws StuckDocumentError; Error where the fault is ours */
  async run<N extends TaskName>(job: DocumentJob & { readonly task: N }): Promise<TaskResult<N>> {
    clearTimeout(this.#idle);
    const child = this.#child ?? (await this.#start());
    child.ref();
    child.channel?.ref();
    child.send(job, () => {});
    const reply = await nextReply(child, this.#deadlineMs);
    if (reply?.kind === 'done') {
      this.#rest(child);
      return reply.result as TaskResult<N>;
    }
    await this.close();
    if (reply?.kind === 'error') throw new Error(`A document could not be read. ${reply.stack}`);
    throw new StuckDocumentError();
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    // Where nothing else is left to do, only its end keeps us from ending before it.
    child.ref();
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  async #start(): Promise<ChildProcess> {
    const child = fork(new URL('./document-process.ts', import.meta.url), {
      execArgv,
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('error', () => {});
    // An end that nobody waits for, such as one between two jobs.
    child.once('exit', () => {
      if (this.#child === child) this.#child = null;
    });
    this.#child = child;
    const reply = await nextReply(child, startDeadlineMs);
    if (reply?.kind === 'ready') return child;
    await this.close();
    throw new Error('The process that reads documents did not start.');
  }

  /** A process that waits for work keeps nobody from ending, and does not wait for ever. */
  #rest(child: ChildProcess): void {
    child.unref();
    child.channel?.unref();
    this.#idle = setTimeout(() => void this.close(), idleMs).unref();
  }
}
