import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { UserError } from '../errors.ts';
import type { CoverageReport } from '../usecases/take-in-coverage.ts';
import type {
  CoverageRequest,
  CoverageResponse,
  CoverageWorkerData,
  PlainUserError,
} from './coverage-protocol.ts';

/** Takes in coverage in a thread of its own, so that the bot's is never blocked. */
export interface CoverageWorker {
  /** One after the other. Rejects like `takeInCoverage`, and when the worker ends before it is done. */
  takeIn(paths: readonly string[], onProgress?: (files: number) => void): Promise<CoverageReport>;
  /** Lets what is under way end for at most `graceMs`; every batch that was stored stays. */
  close(graceMs?: number): Promise<void>;
}

interface Waiting {
  readonly resolve: (report: CoverageReport) => void;
  readonly reject: (error: unknown) => void;
  readonly onProgress: (files: number) => void;
}

/** Starts the worker thread on a data folder; `entry` is `src/coverage-worker.ts`, named by the root that composes the two. */
export function startCoverageWorker(entry: URL, dataDir: string): CoverageWorker {
  const workerData: CoverageWorkerData = { dataDir };
  const worker = new Worker(entry, { workerData });
  const waiting = new Map<number, Waiting>();
  const exited = once(worker, 'exit').catch(() => {});
  let nextId = 1;
  let fault: unknown = null;
  let ended = false;

  worker.on('message', (response: CoverageResponse) => settle(waiting, response));
  worker.on('error', (error) => {
    fault = error;
  });
  worker.on('exit', () => {
    ended = true;
    for (const request of waiting.values()) request.reject(endedEarly(fault));
    waiting.clear();
  });
  // The thread alone does not keep the process running.
  worker.unref();

  const send = (request: CoverageRequest) => worker.postMessage(request);
  return {
    takeIn(paths, onProgress = () => {}) {
      if (ended) return Promise.reject(endedEarly(fault));
      return new Promise((resolve, reject) => {
        const id = nextId++;
        waiting.set(id, { resolve, reject, onProgress });
        send({ kind: 'takeIn', id, paths });
      });
    },
    async close(graceMs = 5_000) {
      send({ kind: 'close' });
      const timer = setTimeout(() => worker.terminate(), graceMs);
      await exited;
      clearTimeout(timer);
    },
  };
}

function endedEarly(cause: unknown): Error {
  return new Error('the coverage worker ended', { cause });
}

function settle(waiting: Map<number, Waiting>, response: CoverageResponse): void {
  const request = waiting.get(response.id);
  if (request === undefined) return;
  if (response.kind === 'progress') {
    request.onProgress(response.files);
    return;
  }
  waiting.delete(response.id);
  if (response.kind === 'done') request.resolve(response.report);
  else request.reject(response.kind === 'failed' ? response.error : toUserError(response.error));
}

function toUserError({ key, params, kind }: PlainUserError): UserError {
  return new UserError(key, params, { kind });
}
