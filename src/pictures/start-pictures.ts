import { JobProcess } from '../job-process.ts';
import type { Log } from '../log.ts';
import type { Chart, DrawChart } from './chart.ts';
import type { PictureJob, PictureReply } from './picture-protocol.ts';

export interface Pictures {
  readonly draw: DrawChart;
  close(): Promise<void>;
}

interface PicturesOptions {
  /** Keeps pictures that were drawn: one that many channels get is drawn once. */
  readonly remember?: (key: string, make: () => Promise<Uint8Array>) => Promise<Uint8Array>;
  readonly idleMs?: number;
}

/** The first picture of a process takes half a second, each further one some 20 ms. */
const deadlineMs = 10_000;
/** The heap holds little; a small one has the canvases, which lie outside of it, thrown away early: 150 MB after 2,000 pictures. */
const execArgv = ['--max-old-space-size=64', '--max-semi-space-size=4'];
/** Then the process ends, and its 120 MB with it. */
const defaultIdleMs = 180_000;

/** Draws charts one after the other, in a process of their own that is started with the first of them. */
export function startPictures(
  log: Pick<Log, 'error'>,
  { remember = (_key, make) => make(), idleMs = defaultIdleMs }: PicturesOptions = {},
): Pictures {
  const entry = new URL('./picture-process.ts', import.meta.url);
  const process = new JobProcess<PictureJob, PictureReply>({ entry, execArgv, deadlineMs, idleMs });
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  async function drawNow(chart: Chart): Promise<Uint8Array> {
    if (closed) throw new Error('no pictures are drawn any more');
    const reply = await process.run({ chart });
    if (reply?.kind === 'done') return reply.png;
    throw new Error(reply?.stack ?? 'the process that draws ended, or took too long');
  }

  function inTurn(chart: Chart): Promise<Uint8Array> {
    const drawn = last.then(() => drawNow(chart));
    last = drawn.catch(() => {});
    return drawn;
  }

  return {
    async draw(chart) {
      try {
        return await remember(JSON.stringify(chart), () => inTurn(chart));
      } catch (error) {
        log.error({ chart: chart.kind, err: error }, 'picture could not be drawn');
        return null;
      }
    },
    async close() {
      closed = true;
      await process.close();
      await last;
    },
  };
}
