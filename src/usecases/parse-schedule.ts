import { parseDays } from '../delivery/parse-days.ts';
import { parseTimesOfDay } from '../delivery/parse-times-of-day.ts';
import { slotTimes } from '../delivery/slot-times.ts';
import type { Schedule, ScheduleDays } from '../delivery/subscription.ts';
import { parseTimeZone, suggestTimeZones } from '../delivery/time-zones.ts';
import { UserError } from '../errors.ts';

/** A schedule as typed; null where nothing was typed. */
export interface TypedSchedule {
  readonly time: string | null;
  readonly days: string | null;
  readonly zone: string | null;
}

/** More often, and what is new has hardly come in. */
const maxTimesOfDay = 6;

function parsed<T>(text: string, parse: (text: string) => T | null, key: `error.${string}`): T {
  const value = parse(text);
  if (value === null) throw new UserError(key, { text: text.slice(0, 40) });
  return value;
}

/** Times of day as typed, `HH:MM`. `UserError` with an example where they cannot be read. */
export function readTimes(text: string): readonly string[] {
  const times = parsed(text, parseTimesOfDay, 'error.schedule.time');
  if (times.length > maxTimesOfDay) throw new UserError('error.schedule.tooMany', { limit: maxTimesOfDay });
  return times;
}

/** Days as typed. `UserError` with examples where they cannot be read. */
export function readDays(text: string): ScheduleDays {
  return parsed(text, parseDays, 'error.schedule.days');
}

/** As many as a sentence bears. */
const zonesNamed = 5;

/**
 * The zone that a text names, or the only one that it can be the beginning or a part of: `Paris`. `UserError` that names those
 * it may mean where there are several.
 */
export function readZone(text: string): string {
  const exact = parseTimeZone(text);
  if (exact !== null) return exact;
  const [found, ...others] = text.trim() === '' ? [] : suggestTimeZones(text, zonesNamed);
  if (found === undefined) throw new UserError('error.schedule.zone', { text: text.slice(0, 40) });
  if (others.length === 0) return found;
  throw new UserError('error.schedule.zoneUnclear', {
    text: text.slice(0, 40),
    zones: [found, ...others].join(', '),
  });
}

/** Reads what was typed; the rest stays as in `base`. `UserError` that names what cannot be read, with an example. */
export function parseSchedule({ time, days, zone }: TypedSchedule, base: Schedule): Schedule {
  return {
    timesOfDay: time === null ? base.timesOfDay : slotTimes(readTimes(time), base.timesOfDay),
    days: days === null ? base.days : readDays(days),
    timeZone: zone === null ? base.timeZone : readZone(zone),
  };
}
