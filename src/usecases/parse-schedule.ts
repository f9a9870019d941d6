import { parseTimeOfDay } from '../delivery/parse-time-of-day.ts';
import { parseWeekdays } from '../delivery/parse-weekdays.ts';
import type { Schedule } from '../delivery/subscription.ts';
import { parseTimeZone } from '../delivery/time-zones.ts';
import { UserError } from '../errors.ts';

/** A schedule as typed; null where nothing was typed. */
export interface TypedSchedule {
  readonly time: string | null;
  readonly days: string | null;
  readonly zone: string | null;
}

function parsed<T>(text: string, parse: (text: string) => T | null, key: `error.${string}`): T {
  const value = parse(text);
  if (value === null) throw new UserError(key, { text: text.slice(0, 40) });
  return value;
}

/** Reads what was typed; the rest stays as in `base`. `UserError` that names what cannot be read, with an example. */
export function parseSchedule({ time, days, zone }: TypedSchedule, base: Schedule): Schedule {
  return {
    timeOfDay: time === null ? base.timeOfDay : parsed(time, parseTimeOfDay, 'error.schedule.time'),
    weekdays: days === null ? base.weekdays : parsed(days, parseWeekdays, 'error.schedule.days'),
    timeZone: zone === null ? base.timeZone : parsed(zone, parseTimeZone, 'error.schedule.zone'),
  };
}
