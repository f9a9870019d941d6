import type { ErrorKind } from '../errors.ts';
import type { CoverageReport } from '../usecases/take-in-coverage.ts';

/** What the worker thread is started with. */
export interface CoverageWorkerData {
  readonly dataDir: string;
}

/** To the worker: `id` comes back in every answer. */
export type CoverageRequest =
  | { readonly kind: 'takeIn'; readonly id: number; readonly paths: readonly string[] }
  | { readonly kind: 'close' };

/** From the worker. Errors lose their class on the way, so what the other side needs of them is spelt out. */
export type CoverageResponse =
  | { readonly kind: 'progress'; readonly id: number; readonly files: number }
  | { readonly kind: 'done'; readonly id: number; readonly report: CoverageReport }
  | { readonly kind: 'refused'; readonly id: number; readonly error: PlainUserError }
  | { readonly kind: 'failed'; readonly id: number; readonly error: unknown };

export interface PlainUserError {
  readonly key: `error.${string}`;
  readonly params: Readonly<Record<string, string | number>>;
  readonly kind: ErrorKind;
}
