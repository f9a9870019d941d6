import { parentPort, workerData } from 'node:worker_threads';
import { UserError } from './errors.ts';
import type { CoverageRequest, CoverageResponse, CoverageWorkerData } from './jobs/coverage-protocol.ts';
import { openStore } from './store/open-store.ts';
import { takeInCoverage } from './usecases/take-in-coverage.ts';

/**
 * Composition root of the worker thread: parsing, reading and grouping take seconds, and the bot's thread has to answer
 * Discord meanwhile. It has a store of its own on the same data folder, and takes one request after the other.
 */
if (parentPort === null) throw new Error('coverage-worker.ts runs in a worker thread only');
const port = parentPort;
const { dataDir } = workerData as CoverageWorkerData;
const opened = openStore(dataDir);
opened.catch(() => {}); // told to whoever asks first
let queue: Promise<void> = Promise.resolve();

port.on('message', (request: CoverageRequest) => {
  queue = queue.then(() => (request.kind === 'close' ? close() : takeIn(request.id, request.paths)));
});

async function takeIn(id: number, paths: readonly string[]): Promise<void> {
  const send = (response: CoverageResponse) => port.postMessage(response);
  try {
    const services = { store: await opened, now: Date.now };
    const report = await takeInCoverage(paths, services, {
      onProgress: (files) => send({ kind: 'progress', id, files }),
    });
    send({ kind: 'done', id, report });
  } catch (error) {
    if (error instanceof UserError) {
      send({ kind: 'refused', id, error: { key: error.key, params: error.params, kind: error.kind } });
    } else {
      send({ kind: 'failed', id, error });
    }
  }
}

async function close(): Promise<void> {
  const store = await opened.catch(() => null);
  await store?.close();
  port.close();
}
