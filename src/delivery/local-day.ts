import { Temporal } from 'temporal-polyfill';
import type { Day } from './explain-day.ts';

/** The span of a local date, `YYYY-MM-DD`. */
export function localDay(date: string, timeZone: string): Day {
  const start = Temporal.PlainDate.from(date);
  const midnight = (day: Temporal.PlainDate) => day.toZonedDateTime(timeZone).epochMilliseconds;
  return { date, fromMs: midnight(start), toMs: midnight(start.add({ days: 1 })) };
}

/** The local date of a moment, `YYYY-MM-DD`. */
export function localDateOf(ms: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
