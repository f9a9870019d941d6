import { Temporal } from 'temporal-polyfill';
import type { Schedule, ScheduleDays } from './subscription.ts';

/** One run of a schedule. */
export interface Occurrence {
  /** The local date and the slot of that day: `2026-11-20#0`. It names the run whatever becomes of the time of day. */
  readonly occurrence: string;
  /** Milliseconds since 1970. */
  readonly dueAtMs: number;
}

/**
 * A date may be missing altogether (Samoa had no 30 December 2011), so the next run of a monthly schedule can be two months
 * away. Beyond that a schedule has no run.
 */
const searchDays = 64;

/** The first run due after a time. `RangeError` for a schedule that never runs or whose zone does not exist. */
export function nextOccurrence(schedule: Schedule, afterMs: number): Occurrence {
  for (const occurrence of occurrencesFrom(schedule, afterMs)) {
    if (occurrence.dueAtMs > afterMs) return occurrence;
  }
  throw new RangeError(`the schedule has no run: ${JSON.stringify(schedule)}`);
}

/** The runs due from `fromMs` to `toMs`, both included, oldest first. */
export function occurrencesBetween(schedule: Schedule, fromMs: number, toMs: number): readonly Occurrence[] {
  const found: Occurrence[] = [];
  for (const occurrence of occurrencesFrom(schedule, fromMs, toMs)) {
    if (occurrence.dueAtMs >= fromMs && occurrence.dueAtMs <= toMs) found.push(occurrence);
  }
  return found;
}

/** The next `count` runs after a time; of several at one moment, which are settled together, the first. */
export function nextRuns(schedule: Schedule, afterMs: number, count: number): readonly Occurrence[] {
  const runs: Occurrence[] = [];
  let lastMs = afterMs;
  while (runs.length < count) {
    const next = nextOccurrence(schedule, lastMs);
    runs.push(next);
    lastMs = next.dueAtMs;
  }
  return runs;
}

/** When the local day of a time began in the schedule's zone. */
export function startOfLocalDay(schedule: Schedule, atMs: number): number {
  return localDate(schedule, atMs).toZonedDateTime(schedule.timeZone).epochMilliseconds;
}

/** The runs of all dates around a time, from the day before it, by due time; a gap may move two onto the same moment. */
function* occurrencesFrom(schedule: Schedule, fromMs: number, toMs?: number): Generator<Occurrence> {
  const first = localDate(schedule, fromMs).subtract({ days: 1 });
  const last = toMs === undefined ? first.add({ days: searchDays }) : localDate(schedule, toMs);
  // A gap at the end of a day (Nuuk springs from 23:00 to 00:00) puts that day's late runs into the next.
  let fromYesterday: readonly Occurrence[] = [];
  for (let date = first; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    const { today, tomorrow } = runsOf(schedule, date);
    yield* [...fromYesterday, ...today].toSorted((a, b) => a.dueAtMs - b.dueAtMs);
    fromYesterday = tomorrow;
  }
}

interface RunsOfDate {
  readonly today: readonly Occurrence[];
  /** Of this date as well, but moved into the next by a gap. */
  readonly tomorrow: readonly Occurrence[];
}

function runsOf({ days, timesOfDay, timeZone }: Schedule, date: Temporal.PlainDate): RunsOfDate {
  const today: Occurrence[] = [];
  const tomorrow: Occurrence[] = [];
  if (!includes(days, date)) return { today, tomorrow };
  for (const { slot, time } of timesOfDay) {
    // "Compatible": a time in a gap moves forward by the gap, of a time that comes twice the first counts.
    const due = date.toZonedDateTime({ timeZone, plainTime: time });
    const stays = due.toPlainDate().equals(date);
    if (!stays && !exists(date, timeZone)) continue;
    const run = { occurrence: `${date.toString()}#${slot}`, dueAtMs: due.epochMilliseconds };
    (stays ? today : tomorrow).push(run);
  }
  return { today, tomorrow };
}

function includes(days: ScheduleDays, date: Temporal.PlainDate): boolean {
  return days.kind === 'weekdays'
    ? days.weekdays.includes(date.dayOfWeek)
    : date.day === Math.min(days.day, date.daysInMonth);
}

/** Whether a zone has the date at all: moving over the date line leaves one out. */
function exists(date: Temporal.PlainDate, timeZone: string): boolean {
  return date.toZonedDateTime(timeZone).toPlainDate().equals(date);
}

function localDate(schedule: Schedule, atMs: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(schedule.timeZone).toPlainDate();
}
