import { InvalidArgumentError } from 'commander';
import { Temporal } from 'temporal-polyfill';

/** What the help says about `D` and `T`. */
export const whenHelp = 'a date (2023-05-24, midnight UTC) or an RFC 3339 time (2023-05-24T08:00:00+08:00)';

const datePattern = /^\d{4}-\d{2}-\d{2}$/;
/** RFC 3339, section 5.6, with the seconds left out if one likes. */
const timePattern = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:\d{2})$/;

/** `D` as the inclusive begin of a window, UTC. */
export function parseSince(text: string): string {
  return datePattern.test(text) ? startOfDay(text, 0) : parseTime(text);
}

/** `D` as the exclusive end of a window, UTC: a date is inclusive, so that its window ends with the day. */
export function parseUntil(text: string): string {
  return datePattern.test(text) ? startOfDay(text, 1) : parseTime(text);
}

/** `T`, to UTC with milliseconds. */
export function parseTime(text: string): string {
  if (timePattern.test(text)) {
    try {
      return new Date(Temporal.Instant.from(text).epochMilliseconds).toISOString();
    } catch {
      // Right in form, and no such time: 2023-02-30T00:00:00Z.
    }
  }
  throw new InvalidArgumentError(`It must be ${whenHelp}.`);
}

function startOfDay(text: string, addDays: number): string {
  try {
    const day = Temporal.PlainDate.from(text, { overflow: 'reject' }).add({ days: addDays });
    return new Date(day.toZonedDateTime('UTC').epochMilliseconds).toISOString();
  } catch {
    throw new InvalidArgumentError(`There is no such day. It must be ${whenHelp}.`);
  }
}

/** A whole number from `least` to `most`. */
export function parseWhole(least: number, most = 1_000_000): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}
