import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

export interface JobProcessOptions {
  /** The module that the process runs. It says `{ kind: 'ready' }` once it is loaded, and then one reply to each job. */
  readonly entry: URL;
  /** Options of Node itself, such as the size of the heap. */
  readonly execArgv: readonly string[];
  /** A job that takes longer ends the process. */
  readonly deadlineMs: number;
  /** After so long without a job the process ends, and what memory it holds with it. */
  readonly idleMs: number;
}

type Ready = { readonly kind: 'ready' };

const startDeadlineMs = 30_000;

/** What the process says next; null where it ends, or says nothing in time. */
async function nextMessage<M>(child: ChildProcess, timeoutMs: number): Promise<M | null> {
  const over = new AbortController();
  const { signal } = over;
  // Unlike that of `AbortSignal.timeout`, it is called off: there are hundreds of jobs a second.
  const timer = setTimeout(() => over.abort(), timeoutMs);
  try {
    const message = once(child, 'message', { signal }).then(([said]: M[]) => said ?? null);
    const end = once(child, 'exit', { signal }).then(() => null);
    return await Promise.race([message, end]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    over.abort();
  }
}

/**
 * A process of our own for work that may take the whole process down or holds much memory: one job at a time, started with
 * the first, ended when there is none. It has no environment, so no secrets. A thread would not do: V8 and native code end
 * the whole process with it, and what memory native code has taken is not given back.
 */
export class JobProcess<Job extends object, Reply extends { readonly kind: string }> {
  readonly #options: JobProcessOptions;
  #child: ChildProcess | null = null;
  #idle: NodeJS.Timeout | undefined;

  constructor(options: JobProcessOptions) {
    this.#options = options;
  }

  /**
   * What the process replies; null where it ended or took too long. After any reply but `done` it is ended, for nobody knows
   * what it is left with. @throws Error when it does not start
   */
  async run(job: Job): Promise<Reply | null> {
    clearTimeout(this.#idle);
    const child = this.#child ?? (await this.#start());
    child.ref();
    child.channel?.ref();
    child.send(job, () => {});
    const reply = await nextMessage<Reply>(child, this.#options.deadlineMs);
    if (reply?.kind === 'done') this.#rest(child);
    else await this.close();
    return reply;
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
    const { entry, execArgv } = this.#options;
    const child = fork(entry, {
      execArgv: [...execArgv, '--disable-warning=ExperimentalWarning'],
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
    const reply = await nextMessage<Ready>(child, startDeadlineMs);
    if (reply?.kind === 'ready') return child;
    await this.close();
    throw new Error(`The process ${entry.pathname} did not start.`);
  }

  /** A process that waits for work keeps nobody from ending, and does not wait for ever. */
  #rest(child: ChildProcess): void {
    child.unref();
    child.channel?.unref();
    this.#idle = setTimeout(() => void this.close(), this.#options.idleMs).unref();
  }
}
