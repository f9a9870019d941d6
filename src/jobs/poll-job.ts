import type { Log } from '../log.ts';
import type { Services } from '../services.ts';
import type { PollReport } from '../usecases/poll-feeds.ts';
import type { FailedPoll } from '../usecases/poll-round.ts';
import type { CoverageWorker, FeedRequests } from './start-coverage-worker.ts';
import type { Job } from './start-jobs.ts';

/**
 * Every five minutes: polls the feeds that are due, if there are any. The log has a line for each feed that begins to fail,
 * not for each time; `onGivenUp` is told of those that were asked for the last time.
 */
export function pollJob(
  worker: CoverageWorker,
  { store, now }: Pick<Services, 'store' | 'now'>,
  request: FeedRequests,
  log: Log,
  onGivenUp: (feeds: readonly FailedPoll[]) => Promise<void>,
): Job {
  return {
    name: 'poll-feeds',
    cron: '*/5 * * * *',
    atStart: true,
    async run() {
      // A thread costs half a second: none without need.
      if ((await store.feeds.due(now())).length === 0) return;
      const report = await worker.pollFeeds(request);
      tell(report, log);
      const givenUp = report.failed.filter(({ pause }) => pause !== null);
      if (givenUp.length > 0) await onGivenUp(givenUp);
    },
  };
}

function tell({ failed, broken, ...counts }: PollReport, log: Log): void {
  const offline = failed.filter(({ faultsInRow, pause }) => faultsInRow === 0 && pause === null);
  log.info({ ...counts, failed: failed.length }, 'feeds polled');
  if (offline.length > 0)
    log.warn(
      { feeds: offline.length, fault: offline[0]?.fault },
      'no feed can be reached; archives still serve',
    );
  for (const { id, url, fault, faultsInRow, pause } of failed) {
    if (pause !== null) log.warn({ feed: id, url, fault, pause }, 'feed is not asked any more');
    else if (faultsInRow === 1) log.warn({ feed: id, url, fault }, 'feed cannot be read');
  }
  for (const { id, message } of broken) log.error({ feed: id, message }, 'poll failed');
}
