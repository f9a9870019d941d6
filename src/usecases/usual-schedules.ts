import type { ScheduleDays } from '../delivery/subscription.ts';

/** Times of day that are offered, the most usual first. */
export const usualTimes: readonly (readonly string[])[] = [
  ['08:00'],
  ['07:00'],
  ['09:00'],
  ['18:00'],
  ['20:00'],
  ['08:00', '18:30'],
];

/** Times of day for a menu, in the order of the day: each hour in which people read, then twice a day. */
export const menuTimes: readonly (readonly string[])[] = [
  ...Array.from({ length: 17 }, (_, index) => [`${String(index + 6).padStart(2, '0')}:00`]),
  ['08:00', '18:30'],
];

/** Days that are offered. */
export const usualDays: readonly ScheduleDays[] = [
  ...[[1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5], [6, 7], [1], [2], [3], [4], [5], [6], [7]].map(
    (weekdays) => ({ kind: 'weekdays', weekdays }) as const,
  ),
  ...[1, 15, 31].map((day) => ({ kind: 'monthly', day }) as const),
];

const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** As `parseDays` reads it. */
export function typedDays(days: ScheduleDays): string {
  if (days.kind === 'monthly') return `monthly ${days.day}`;
  return days.weekdays.map((weekday) => weekdayNames[weekday - 1]).join(',');
}
