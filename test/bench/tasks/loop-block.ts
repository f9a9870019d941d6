/**
 * The longest time for which the bot's thread is blocked while the worker takes in the archive and searches go on: by
 * the clock, and without the time for which the thread stood in line for a processor, which other programs lengthen.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { limitHeap } from '../../../src/cli/limit-heap.ts';
import { startCoverageWorker } from '../../../src/jobs/start-coverage-worker.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { peakRssMb, printFigures } from '../cpu-time.ts';

const [folder = '', dataDir = ''] = process.argv.slice(2);
limitHeap(); // as the program does
const store = await openStore(dataDir);
const worker = startCoverageWorker(new URL('../../../src/coverage-worker.ts', import.meta.url), dataDir);
const request = { sort: 'relevance', limit: 5, offset: 0 } as const;
await store.search.search({ text: '普京', ...request });

/** Milliseconds that the thread has spent waiting for a processor, as Linux counts them; 0 elsewhere. */
function queuedMs(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[1]) / 1e6;
  } catch {
    return 0;
  }
}

const longest = { clockMs: 0, ownMs: 0 };
let last = { clockMs: performance.now(), queuedMs: queuedMs() };
const pulse = setInterval(() => {
  const now = { clockMs: performance.now(), queuedMs: queuedMs() };
  const tookMs = now.clockMs - last.clockMs;
  longest.clockMs = Math.max(longest.clockMs, tookMs);
  longest.ownMs = Math.max(longest.ownMs, tookMs - (now.queuedMs - last.queuedMs));
  last = now;
}, 1);

let done = false;
const taking = worker.takeIn([folder]).finally(() => {
  done = true;
});
while (!done) {
  await store.search.search({ text: '普京 访华', ...request });
  await store.articles.list({}, { limit: 5, offset: 0 });
  await sleep(20);
}
clearInterval(pulse);
const { imported } = await taking;
await worker.close();
await store.close();
printFigures({
  longestBlockMs: longest.clockMs,
  longestOwnMs: longest.ownMs,
  imported,
  peakRssMb: peakRssMb(),
});
