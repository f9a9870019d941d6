import { Temporal } from 'temporal-polyfill';
import type { TimeUnit } from '../messages/coverage-charts.ts';

export const trendPeriods = ['month', 'quarter', 'year', 'all'] as const;
export type TrendPeriod = (typeof trendPeriods)[number];

/** A stretch of time in whole units of a calendar. */
export interface TrendSpans {
  readonly unit: TimeUnit;
  /** Where a unit begins and the next one ends, RFC 3339 in UTC, ascending. */
  readonly edges: readonly string[];
}

/** How a period that ends now is cut; a unit that has begun counts. */
const cuts = {
  month: { unit: 'day', count: 30 },
  quarter: { unit: 'week', count: 13 },
  year: { unit: 'month', count: 12 },
} as const;

/** The longest span that is still cut into such units; beyond the last it is years. */
const unitsUpTo: readonly (readonly [unit: TimeUnit, days: number])[] = [
  ['day', 45],
  ['week', 366],
  ['month', 3660],
];

function dayOf(time: string, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.from(time).toZonedDateTimeISO(timeZone).toPlainDate();
}

/** The first day of the unit that holds a day; weeks begin on Monday. [ISO 8601] */
function startOf(unit: TimeUnit, day: Temporal.PlainDate): Temporal.PlainDate {
  switch (unit) {
    case 'day':
      return day;
    case 'week':
      return day.subtract({ days: day.dayOfWeek - 1 });
    case 'month':
      return day.with({ day: 1 });
    case 'year':
      return day.with({ month: 1, day: 1 });
  }
}

function edgesFrom(first: Temporal.PlainDate, unit: TimeUnit, count: number, timeZone: string) {
  return Array.from({ length: count + 1 }, (_, index) => {
    const midnight = first.add({ [`${unit}s`]: index }).toZonedDateTime(timeZone);
    return new Date(midnight.epochMilliseconds).toISOString();
  });
}

/** The unit of a moment and those before it, `count` in all. */
export function lastUnits(unit: TimeUnit, count: number, now: string, timeZone: string): TrendSpans {
  const first = startOf(unit, dayOf(now, timeZone)).subtract({ [`${unit}s`]: count - 1 });
  return { unit, edges: edgesFrom(first, unit, count, timeZone) };
}

/** The units of a period up to now, and as many before them, up to the same point, to compare with. */
export function recentSpans(
  period: Exclude<TrendPeriod, 'all'>,
  now: string,
  timeZone: string,
): { readonly spans: TrendSpans; readonly before: readonly [from: string, to: string] } {
  const { unit, count } = cuts[period];
  const spans = lastUnits(unit, count, now, timeZone);
  const back = { [`${unit}s`]: count };
  const earlier = (time: string) => {
    const local = Temporal.Instant.from(time).toZonedDateTimeISO(timeZone).subtract(back);
    return new Date(local.round('second').epochMilliseconds).toISOString();
  };
  return { spans, before: [earlier(spans.edges[0] ?? now), earlier(now)] };
}

/** All of the time from one publication to another, in units that fit its length. */
export function wholeSpans(first: string, last: string, timeZone: string): TrendSpans {
  const [from, to] = [dayOf(first, timeZone), dayOf(last, timeZone)];
  const { days } = from.until(to);
  const [unit] = unitsUpTo.find(([, most]) => days <= most) ?? ['year'];
  const start = startOf(unit, from);
  const field = `${unit}s` as const;
  const count = startOf(unit, to).since(start, { largestUnit: field })[field] + 1;
  return { unit, edges: edgesFrom(start, unit, count, timeZone) };
}
