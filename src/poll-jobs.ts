import packageJson from '../package.json' with { type: 'json' };
import type { Config } from './config/config.ts';
import { pollJob } from './jobs/poll-job.ts';
import type { CoverageWorker } from './jobs/start-coverage-worker.ts';
import type { Job } from './jobs/start-jobs.ts';
import type { Log } from './log.ts';
import type { Services } from './services.ts';
import { userAgentOf } from './sources/user-agent.ts';
import { chooseFeeds } from './usecases/choose-feeds.ts';
import type { FailedPoll } from './usecases/poll-round.ts';

/** Makes the stored feeds those of the settings; returns what polls them, nothing where the settings want no feed. */
export async function pollJobs(
  { feeds, keepDays }: Pick<Config, 'feeds' | 'keepDays'>,
  worker: CoverageWorker,
  services: Services,
  log: Log,
  onGivenUp: (feeds: readonly FailedPoll[]) => Promise<void>,
): Promise<readonly Job[]> {
  const { selection, allowedHosts, contact } = feeds;
  await chooseFeeds(selection, services.store.feeds, services.now());
  if (selection === null) return [];
  const requests = { userAgent: userAgentOf(packageJson.version, contact), allowedHosts, keepDays };
  return [pollJob(worker, services, requests, log, onGivenUp)];
}
