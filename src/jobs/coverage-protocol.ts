import type { ErrorKind } from '../errors.ts';
import type { PollReport } from '../usecases/poll-feeds.ts';
import type { CoverageReport } from '../usecases/take-in-coverage.ts';

/** What a worker thread is to do before it ends. */
export type CoverageTask =
  | { readonly kind: 'archives'; readonly paths: readonly string[] }
  /** Poll the feeds that are due, and forget what is older than `keepDays` (null: nothing). */
  | {
      readonly kind: 'feeds';
      readonly userAgent: string;
      readonly allowedHosts: readonly string[];
      readonly keepDays: number | null;
    };

/** What each task comes to. */
export interface CoverageReports {
  readonly archives: CoverageReport;
  readonly feeds: PollReport;
}

export interface CoverageWorkerData {
  readonly dataDir: string;
  readonly task: CoverageTask;
}

/** From the worker. Errors lose their class on the way, so what the other side needs of them is spelt out. */
export type CoverageResponse =
  | { readonly kind: 'progress'; readonly files: number }
  | { readonly kind: 'done'; readonly report: CoverageReports[CoverageTask['kind']] }
  | { readonly kind: 'refused'; readonly error: PlainUserError };

export interface PlainUserError {
  readonly key: `error.${string}`;
  readonly params: Readonly<Record<string, string | number>>;
  readonly kind: ErrorKind;
}
