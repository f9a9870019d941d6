import { Temporal } from 'temporal-polyfill';

/** A stretch of time: `from` inclusive, `to` exclusive, RFC 3339 in UTC. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

const forms: readonly RegExp[] = [
  /^(?<year>\d{4})(?:[-/.年](?<month>\d{1,2})(?:[-/.月](?<day>\d{1,2})日?|月?)?|年?)$/u,
  /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/,
];

function rangeOf(start: Temporal.PlainDate, length: Temporal.DurationLike, timeZone: string): DayRange {
  const instant = (date: Temporal.PlainDate) =>
    new Date(date.toZonedDateTime(timeZone).epochMilliseconds).toISOString();
  return { from: instant(start), to: instant(start.add(length)) };
}

/**
 * The day, month or year that a person means: `2023-05-24`, `2023/5/24`, `2023年5月24日`, `24.05.2023`, `2023-05`, `2023`;
 * a full RFC 3339 time is a moment (`from` equals `to`). Null for anything else. `timeZone` is an IANA name.
 */
export function parseDay(text: string, timeZone: string): DayRange | null {
  const typed = text.trim();
  for (const form of forms) {
    const groups = form.exec(typed)?.groups;
    if (groups === undefined) continue;
    const { year, month, day } = groups;
    try {
      const start = Temporal.PlainDate.from(
        { year: Number(year), month: Number(month ?? 1), day: Number(day ?? 1) },
        { overflow: 'reject' },
      );
      return rangeOf(
        start,
        month === undefined ? { years: 1 } : day === undefined ? { months: 1 } : { days: 1 },
        timeZone,
      );
    } catch {
      return null;
    }
  }
  try {
    const moment = new Date(Temporal.Instant.from(typed).epochMilliseconds).toISOString();
    return { from: moment, to: moment };
  } catch {
    return null;
  }
}
