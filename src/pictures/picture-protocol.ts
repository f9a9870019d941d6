import type { Chart } from './chart.ts';

export interface PictureJob {
  readonly chart: Chart;
}

export type PictureReply =
  | { readonly kind: 'done'; readonly png: Uint8Array }
  | { readonly kind: 'error'; readonly stack: string };
