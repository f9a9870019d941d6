import { parseDays } from '../delivery/parse-days.ts';
import { parseTimesOfDay } from '../delivery/parse-times-of-day.ts';
import { slotTimes } from '../delivery/slot-times.ts';
import type { Schedule } from '../delivery/subscription.ts';
import { parseTimeZone } from '../delivery/time-zones.ts';
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

function parsedTimes(text: string): readonly string[] {
  const times = parsed(text, parseTimesOfDay, 'error.schedule.time');
  if (times.length > maxTimesOfDay) throw new UserError('error.schedule.tooMany', { limit: maxTimesOfDay });
  return times;
}

/** Reads what was typed; the rest stays as in `base`. `UserError` that names what cannot be read, with an example. */
export function parseSchedule({ time, days, zone }: TypedSchedule, base: Schedule): Schedule {
  return {
    timesOfDay: time === null ? base.timesOfDay : slotTimes(parsedTimes(time), base.timesOfDay),
    days: days === null ? base.days : parsed(days, parseDays, 'error.schedule.days'),
    timeZone: zone === null ? base.timeZone : parsed(zone, parseTimeZone, 'error.schedule.zone'),
  };
}
