import { schedule } from 'node-cron';
import type { Log } from '../log.ts';

/** Work that comes round by the clock. What is due is asked of the store, so a late or missed tick loses nothing. */
export interface Job {
  readonly name: string;
  /** Cron, with seconds in front if there are six fields; UTC. */
  readonly cron: string;
  /** Runs once at the start as well. */
  readonly atStart?: boolean;
  run(): Promise<void>;
}

export interface RunningJobs {
  /** No tick begins any more; resolves when what is under way has ended. */
  stop(): Promise<void>;
}

/** Ticks each job at its times. A tick while the last one still runs is left out; one that fails is logged. */
export function startJobs(jobs: readonly Job[], log: Log): RunningJobs {
  const tickers = jobs.map((job) => startJob(job, log));
  return {
    async stop() {
      await Promise.all(tickers.map((ticker) => ticker.stop()));
    },
  };
}

function startJob(job: Job, log: Log): RunningJobs {
  let running: Promise<void> | null = null;
  const tick = () => {
    if (running !== null) return;
    running = runJob(job, log).finally(() => {
      running = null;
    });
  };
  const task = schedule(job.cron, tick, { name: job.name, timezone: 'UTC', suppressMissedWarning: true });
  if (job.atStart) tick();
  return {
    async stop() {
      await task.destroy();
      await running;
    },
  };
}

async function runJob(job: Job, log: Log): Promise<void> {
  try {
    await job.run();
  } catch (error) {
    log.error({ err: error, job: job.name }, 'job failed');
  }
}
