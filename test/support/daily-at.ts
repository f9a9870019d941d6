import type { Schedule } from '../../src/delivery/subscription.ts';

/** Every day at a time. */
export function dailyAt(time: string, timeZone = 'UTC'): Schedule {
  return {
    timesOfDay: [{ slot: 0, time }],
    days: { kind: 'weekdays', weekdays: [1, 2, 3, 4, 5, 6, 7] },
    timeZone,
  };
}
