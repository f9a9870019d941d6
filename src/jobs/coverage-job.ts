import type { Log } from '../log.ts';
import type { CoverageWorker } from './start-coverage-worker.ts';
import type { Job } from './start-jobs.ts';

/** Looks through the archive folders for what is new, every ten minutes; unchanged files are not parsed again. */
export function coverageJob(worker: CoverageWorker, paths: readonly string[], log: Log): Job {
  return {
    name: 'take-in-coverage',
    cron: '*/10 * * * *',
    atStart: true,
    async run() {
      const { rejected, ...counts } = await worker.takeIn(paths);
      if (counts.imported + counts.updated > 0)
        log.info({ ...counts, rejected: rejected.length }, 'coverage taken in');
      for (const file of rejected) log.warn(file, 'file rejected');
    },
  };
}
