import { Worker } from 'node:worker_threads';
import { UserError } from '../errors.ts';
import type { CoverageReport } from '../usecases/take-in-coverage.ts';
import type { CoverageResponse, CoverageWorkerData, PlainUserError } from './coverage-protocol.ts';

/** Takes in coverage in a thread apart, so that the bot's is never blocked. */
export interface CoverageWorker {
  /** One after the other. Rejects like `takeInCoverage`, and when the thread ends before it is done. */
  takeIn(paths: readonly string[], onProgress?: (files: number) => void): Promise<CoverageReport>;
  /** Lets what is under way end for at most `graceMs`; every batch that was stored stays. Nothing begins any more. */
  close(graceMs?: number): Promise<void>;
}

type Progress = (files: number) => void;

/**
 * The bot's hand on the worker thread, which lives for one run: it would hold some 60 MB between two.
 * `entry` is `src/coverage-worker.ts`, named by the root that composes the two.
 */
export function startCoverageWorker(entry: URL, dataDir: string): CoverageWorker {
  let last: Promise<unknown> = Promise.resolve();
  let thread: Worker | null = null;
  let closed = false;

  async function run(paths: readonly string[], onProgress: Progress): Promise<CoverageReport> {
    if (closed) throw new Error('the coverage worker is closed');
    const workerData: CoverageWorkerData = { dataDir, paths };
    thread = new Worker(entry, { workerData });
    return outcomeOf(thread, onProgress);
  }

  return {
    takeIn(paths, onProgress = () => {}) {
      const report = last.then(() => run(paths, onProgress));
      last = report.catch(() => {});
      return report;
    },
    async close(graceMs = 5_000) {
      closed = true;
      const timer = setTimeout(() => thread?.terminate(), graceMs);
      await last;
      clearTimeout(timer);
    },
  };
}

/** What the thread says of its run, once it has ended. */
function outcomeOf(thread: Worker, onProgress: Progress): Promise<CoverageReport> {
  return new Promise((resolve, reject) => {
    let outcome: CoverageResponse | null = null;
    thread.on('message', (response: CoverageResponse) => {
      if (response.kind === 'progress') onProgress(response.files);
      else outcome = response;
    });
    thread.on('error', reject);
    thread.on('exit', () => {
      if (outcome?.kind === 'done') resolve(outcome.report);
      else if (outcome?.kind === 'refused') reject(toUserError(outcome.error));
      else reject(new Error('the coverage worker ended before it was done'));
    });
  });
}

function toUserError({ key, params, kind }: PlainUserError): UserError {
  return new UserError(key, params, { kind });
}
