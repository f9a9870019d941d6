import process from 'node:process';
import { drawChart } from './draw-chart.ts';
import type { PictureJob, PictureReply } from './picture-protocol.ts';

/** The entry of the process that draws pictures. */
const send = (reply: PictureReply | { readonly kind: 'ready' }) => process.send?.(reply);

process.on('message', ({ chart }: PictureJob) => {
  try {
    send({ kind: 'done', png: drawChart(chart) });
  } catch (error) {
    send({ kind: 'error', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
process.on('disconnect', () => process.exit());
send({ kind: 'ready' });
