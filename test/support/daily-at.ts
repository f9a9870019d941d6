import type { Schedule } from '../../src/delivery/subscription.ts';

/** Every day at a time, UTC. */
export function dailyAt(time: string): Schedule {
  return {
    timesOfDay: [{ slot: 0, time }],
    days: { kind: 'weekdays', weekdays: [1, 2, 3, 4, 5, 6, 7] },
    timeZone: 'UTC',
  };
}
