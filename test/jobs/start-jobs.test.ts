import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Job, startJobs } from '../../src/jobs/start-jobs.ts';
import { createLog, type Log } from '../../src/log.ts';

const everySecond = '* * * * * *';
let logged: string[];
let log: Log;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2023-07-13T16:55:00Z') });
  logged = [];
  log = createLog({ level: 'info', secrets: [], destination: { write: (line) => void logged.push(line) } });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A job whose runs are counted and end when they are told to. */
function slowJob(): Job & { readonly runs: () => number; readonly finish: () => void } {
  let runs = 0;
  let finish = () => {};
  return {
    name: 'slow',
    cron: everySecond,
    run() {
      runs += 1;
      return new Promise((resolve) => {
        finish = resolve;
      });
    },
    runs: () => runs,
    finish: () => finish(),
  };
}

it('leaves out ticks while the last run is under way', async () => {
  const job = slowJob();
  const jobs = startJobs([job], log);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(job.runs()).toBe(1);
  job.finish();
  await vi.advanceTimersByTimeAsync(1_500);
  expect(job.runs()).toBe(2);
  job.finish();
  await jobs.stop();
});

it('logs a failed run, and ticks on', async () => {
  let runs = 0;
  const failing: Job = {
    name: 'failing',
    cron: everySecond,
    run() {
      runs += 1;
      return Promise.reject(new Error(`run ${runs}`));
    },
  };
  const jobs = startJobs([failing], log);
  await vi.advanceTimersByTimeAsync(3_500);
  await jobs.stop();
  expect(runs).toBeGreaterThanOrEqual(3);
  expect(JSON.parse(logged[0] ?? '')).toMatchObject({
    level: 'error',
    job: 'failing',
    err: { message: 'run 1' },
  });
});

it('stops: what is under way ends first, and nothing begins any more', async () => {
  const job = slowJob();
  const jobs = startJobs([job], log);
  await vi.advanceTimersByTimeAsync(1_500);
  let stopped = false;
  const stopping = jobs.stop().then(() => {
    stopped = true;
  });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(stopped).toBe(false);
  job.finish();
  await stopping;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(job.runs()).toBe(1);
});
