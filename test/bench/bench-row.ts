/** One measured figure. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The value is to be at most this. */
  readonly target?: number;
  readonly note?: string;
}
