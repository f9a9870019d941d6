import { parentPort, workerData } from 'node:worker_threads';
import { UserError } from './errors.ts';
import type {
  CoverageReports,
  CoverageResponse,
  CoverageTask,
  CoverageWorkerData,
} from './jobs/coverage-protocol.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';
import { takeInCoverage } from './usecases/take-in-coverage.ts';

/**
 * Composition root of the worker thread: parsing, reading and grouping take seconds, and the bot's thread has to answer
 * Discord meanwhile. It has a store of its own on the same data folder, does its one task and ends.
 */
const { dataDir, task } = workerData as CoverageWorkerData;
const send = (response: CoverageResponse) => parentPort?.postMessage(response);

try {
  // Coverage can be gathered again; waiting for the disk after each batch takes a third of a busy machine's time.
  const store = await openStore(dataDir, 'normal');
  try {
    send({ kind: 'done', report: await carryOut(task, store) });
  } finally {
    await store.close();
  }
} catch (error) {
  // Anything else ends the thread, and its `error` event tells the other side.
  if (!(error instanceof UserError)) throw error;
  send({ kind: 'refused', error: { key: error.key, params: error.params, kind: error.kind } });
}

async function carryOut(asked: CoverageTask, store: Store): Promise<CoverageReports[CoverageTask['kind']]> {
  if (asked.kind === 'archives') {
    const onProgress = (files: number) => send({ kind: 'progress', files });
    return takeInCoverage(asked.paths, { store, now: Date.now }, { onProgress });
  }
  // Loaded here, so that archives do without all that reads the web.
  const { createSourceClient } = await import('./sources/source-client.ts');
  const { pollFeeds } = await import('./usecases/poll-feeds.ts');
  const { userAgent, allowedHosts, keepDays } = asked;
  const sources = createSourceClient({
    userAgent,
    allowedHosts,
    pauseMs: () => 1_000 + Math.random() * 1_000,
  });
  try {
    return await pollFeeds({ store, sources, now: Date.now, random: Math.random }, { keepDays });
  } finally {
    await sources.close();
  }
}
