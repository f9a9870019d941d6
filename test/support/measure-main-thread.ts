// Preloaded into a process (`node --import`): on SIGUSR2 begins to measure its main thread, on the next writes what it found to the
// file that MEASURES_FILE names.
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

export interface Measures {
  /** The most processor time that the main thread took between two turns of its loop: the machine's other work does not count. */
  readonly blockMs: number;
  /** By how much the memory of the process grew at most. */
  readonly growthBytes: number;
  readonly turns: number;
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function startMeasuring(): () => Measures {
  const startBytes = process.memoryUsage.rss();
  let peakBytes = startBytes;
  let blockMs = 0;
  let turns = 0;
  let usedMs = threadMs();
  const turn = setInterval(() => {
    blockMs = Math.max(blockMs, threadMs() - usedMs);
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
    turns += 1;
    // What looking costs is not counted.
    usedMs = threadMs();
  }, 1);
  return () => {
    clearInterval(turn);
    return { blockMs, growthBytes: peakBytes - startBytes, turns };
  };
}

const file = process.env.MEASURES_FILE;
if (isMainThread && file !== undefined) {
  let stop: (() => Measures) | null = null;
  process.on('SIGUSR2', () => {
    if (stop !== null) writeFileSync(file, JSON.stringify(stop()));
    stop = stop === null ? startMeasuring() : null;
  });
}
