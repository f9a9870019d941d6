import type { ErrorKind } from '../errors.ts';
import type { CoverageReport } from '../usecases/take-in-coverage.ts';

/** What a worker thread is started with: it takes these paths in and ends. */
export interface CoverageWorkerData {
  readonly dataDir: string;
  readonly paths: readonly string[];
}

/** From the worker. Errors lose their class on the way, so what the other side needs of them is spelt out. */
export type CoverageResponse =
  | { readonly kind: 'progress'; readonly files: number }
  | { readonly kind: 'done'; readonly report: CoverageReport }
  | { readonly kind: 'refused'; readonly error: PlainUserError };

export interface PlainUserError {
  readonly key: `error.${string}`;
  readonly params: Readonly<Record<string, string | number>>;
  readonly kind: ErrorKind;
}
