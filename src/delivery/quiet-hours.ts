import { Temporal } from 'temporal-polyfill';
import type { QuietHours, Subscription } from './subscription.ts';

/** A message within so long of its time comes at the hour that was chosen for it. */
const onTimeMs = 3_600_000;

/** Whether a local time, `HH:MM`, is in quiet hours: their first minute is, their last is the end. */
export function isQuietTime({ from, until }: QuietHours, time: string): boolean {
  return from < until ? time >= from && time < until : time >= from || time < until;
}

/**
 * How long a message has to wait for the end of its person's quiet hours, in milliseconds; 0 when it may come now. Who put the hour of
 * the message itself into the quiet hours gets it then, but not later in them.
 */
export function restOfQuietMs(subscription: Subscription, dueAtMs: number, nowMs: number): number {
  if (subscription.kind !== 'personal' || subscription.quiet === null) return 0;
  const { quiet, schedule } = subscription;
  const now = localTime(nowMs, schedule.timeZone);
  const due = localTime(dueAtMs, schedule.timeZone);
  if (!isQuietTime(quiet, minuteOf(now))) return 0;
  if (isQuietTime(quiet, minuteOf(due)) && nowMs - dueAtMs < onTimeMs) return 0;
  return endOfQuiet(quiet, now) - nowMs;
}

function endOfQuiet({ until }: QuietHours, now: Temporal.ZonedDateTime): number {
  const today = now.withPlainTime(until);
  const end = Temporal.ZonedDateTime.compare(today, now) > 0 ? today : today.add({ days: 1 });
  return end.epochMilliseconds;
}

function localTime(ms: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
}

function minuteOf(time: Temporal.ZonedDateTime): string {
  return time.toPlainTime().toString({ smallestUnit: 'minute' });
}
