import { parentPort, workerData } from 'node:worker_threads';
import { UserError } from './errors.ts';
import type { CoverageResponse, CoverageWorkerData } from './jobs/coverage-protocol.ts';
import { openStore } from './store/open-store.ts';
import { takeInCoverage } from './usecases/take-in-coverage.ts';

/**
 * Composition root of the worker thread: parsing, reading and grouping take seconds, and the bot's thread has to answer
 * Discord meanwhile. It has a store of its own on the same data folder, does its one task and ends.
 */
const { dataDir, paths } = workerData as CoverageWorkerData;
const send = (response: CoverageResponse) => parentPort?.postMessage(response);

try {
  const store = await openStore(dataDir);
  try {
    const services = { store, now: Date.now };
    const report = await takeInCoverage(paths, services, {
      onProgress: (files) => send({ kind: 'progress', files }),
    });
    send({ kind: 'done', report });
  } finally {
    await store.close();
  }
} catch (error) {
  // Anything else ends the thread, and its `error` event tells the other side.
  if (!(error instanceof UserError)) throw error;
  send({ kind: 'refused', error: { key: error.key, params: error.params, kind: error.kind } });
}
