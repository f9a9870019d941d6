import type { Schedule } from '../../src/delivery/subscription.ts';

/** Every day at a time, UTC. */
export function dailyAt(time: string): Schedule {
  return { timeOfDay: time, weekdays: [1, 2, 3, 4, 5, 6, 7], timeZone: 'UTC' };
}
