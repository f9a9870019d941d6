/**
 * The longest time for which the bot's thread is blocked while the worker takes in the archive and searches go on: by
 * the clock, and by the processor time of that thread alone, which a busy machine does not lengthen.
 */
import { setTimeout as sleep } from 'node:timers/promises';
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

const longest = { clockMs: 0, cpuMs: 0 };
let last = { clockMs: performance.now(), cpu: process.threadCpuUsage() };
const pulse = setInterval(() => {
  const now = { clockMs: performance.now(), cpu: process.threadCpuUsage() };
  longest.clockMs = Math.max(longest.clockMs, now.clockMs - last.clockMs);
  longest.cpuMs = Math.max(
    longest.cpuMs,
    (now.cpu.user + now.cpu.system - last.cpu.user - last.cpu.system) / 1000,
  );
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
  longestCpuMs: longest.cpuMs,
  imported,
  peakRssMb: peakRssMb(),
});
