import { Worker } from 'node:worker_threads';
import { UserError } from '../errors.ts';
import type { PollReport } from '../usecases/poll-feeds.ts';
import type { CoverageReport } from '../usecases/take-in-coverage.ts';
import type {
  CoverageReports,
  CoverageResponse,
  CoverageTask,
  CoverageWorkerData,
  PlainUserError,
} from './coverage-protocol.ts';

/** Takes in coverage in a thread apart, so that the bot's is never blocked: one task after the other, for they draw the same stories. */
export interface CoverageWorker {
  /** Rejects like `takeInCoverage`, and when the thread ends before it is done. */
  takeIn(paths: readonly string[], onProgress?: (files: number) => void): Promise<CoverageReport>;
  /** Polls the feeds that are due. Rejects like `pollFeeds`, and when the thread ends before it is done. */
  pollFeeds(request: FeedRequests): Promise<PollReport>;
  /** Lets what is under way end for at most `graceMs`; every batch that was stored stays. Nothing begins any more. */
  close(graceMs?: number): Promise<void>;
}

/** How to ask the servers of feeds. */
export type FeedRequests = Omit<Extract<CoverageTask, { readonly kind: 'feeds' }>, 'kind'>;

type Progress = (files: number) => void;

/**
 * The bot's hand on the worker thread, which lives for one run: it would hold some 60 MB between two.
 * `entry` is `src/coverage-worker.ts`, named by the root that composes the two.
 */
export function startCoverageWorker(entry: URL, dataDir: string): CoverageWorker {
  let last: Promise<unknown> = Promise.resolve();
  let thread: Worker | null = null;
  let closed = false;

  function run<Kind extends CoverageTask['kind']>(
    task: CoverageTask & { readonly kind: Kind },
    onProgress: Progress,
  ): Promise<CoverageReports[Kind]> {
    const report = last.then(() => {
      if (closed) throw new Error('the coverage worker is closed');
      const workerData: CoverageWorkerData = { dataDir, task };
      thread = new Worker(entry, { workerData });
      return outcomeOf<CoverageReports[Kind]>(thread, onProgress);
    });
    last = report.catch(() => {});
    return report;
  }

  return {
    takeIn: (paths, onProgress = () => {}) => run({ kind: 'archives', paths }, onProgress),
    pollFeeds: (request) => run({ kind: 'feeds', ...request }, () => {}),
    async close(graceMs = 5_000) {
      closed = true;
      const timer = setTimeout(() => thread?.terminate(), graceMs);
      await last;
      clearTimeout(timer);
    },
  };
}

/** What the thread says of its run, once it has ended: it answers with the report of the task that it was given. */
function outcomeOf<Report>(thread: Worker, onProgress: Progress): Promise<Report> {
  return new Promise((resolve, reject) => {
    let outcome: CoverageResponse | null = null;
    thread.on('message', (response: CoverageResponse) => {
      if (response.kind === 'progress') onProgress(response.files);
      else outcome = response;
    });
    thread.on('error', reject);
    thread.on('exit', () => {
      if (outcome?.kind === 'done') resolve(outcome.report as Report);
      else if (outcome?.kind === 'refused') reject(toUserError(outcome.error));
      else reject(new Error('the coverage worker ended before it was done'));
    });
  });
}

function toUserError({ key, params, kind }: PlainUserError): UserError {
  return new UserError(key, params, { kind });
}
