/** The longest time for which the bot's thread is blocked while the worker takes in the archive and searches go on. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { limitYoungGeneration } from '../../../src/cli/limit-young-generation.ts';
import { startCoverageWorker } from '../../../src/jobs/start-coverage-worker.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { peakRssMb, printFigures } from '../cpu-time.ts';

const [folder = '', dataDir = ''] = process.argv.slice(2);
limitYoungGeneration(); // as the program does
const store = await openStore(dataDir);
const worker = startCoverageWorker(new URL('../../../src/coverage-worker.ts', import.meta.url), dataDir);
const request = { sort: 'relevance', limit: 5, offset: 0 } as const;
await store.search.search({ text: '普京', ...request });

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
let done = false;
const taking = worker.takeIn([folder]).finally(() => {
  done = true;
});
let slowestReadMs = 0;
while (!done) {
  const startedMs = performance.now();
  await store.search.search({ text: '普京 访华', ...request });
  await store.articles.list({}, { limit: 5, offset: 0 });
  slowestReadMs = Math.max(slowestReadMs, performance.now() - startedMs);
  await setTimeout(20);
}
delay.disable();
const { imported } = await taking;
await worker.close();
await store.close();
printFigures({ longestBlockMs: delay.max / 1e6, slowestReadMs, imported, peakRssMb: peakRssMb() });
