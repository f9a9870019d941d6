import { dateFormat } from './date-format.ts';
import type { Locale } from './locale.ts';

interface Shown {
  readonly locale: Locale;
  readonly timeZone: string;
  /** The year is left out when it is this instant's year in that zone (RFC 3339). */
  readonly now: string;
}

function yearIn(time: Date, timeZone: string): string {
  return dateFormat('en', { year: 'numeric', timeZone }).format(time);
}

function dateStyle(times: readonly Date[], { timeZone, now }: Shown): Intl.DateTimeFormatOptions {
  const thisYear = yearIn(new Date(now), timeZone);
  const year = times.some((time) => yearIn(time, timeZone) !== thisYear);
  return { timeZone, month: 'long', day: 'numeric', ...(year ? { year: 'numeric' } : {}) };
}

/** `7月13日 16:55`, `13 July 2023 at 16:55`: a time as people write it; `iso` is RFC 3339. */
export function formatTime(iso: string, shown: Shown): string {
  const time = new Date(iso);
  return dateFormat(shown.locale, {
    ...dateStyle([time], shown),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(time);
}

/** `2023年7月13日`: a date; `iso` is RFC 3339. */
export function formatDate(iso: string, shown: Shown): string {
  const time = new Date(iso);
  return dateFormat(shown.locale, dateStyle([time], shown)).format(time);
}

/** `7月14日`, `July 2023`: a date of a calendar, `2023-07-14` or `2023-07`; the year goes unsaid as in `formatTime`. */
export function formatDay(date: string, { locale, now }: Pick<Shown, 'locale' | 'now'>): string {
  const shown = { locale, now, timeZone: 'UTC' };
  if (date.length > 7) return formatDate(`${date}T00:00:00Z`, shown);
  const month = new Date(`${date}-01T00:00:00Z`);
  return dateFormat(locale, { timeZone: 'UTC', year: 'numeric', month: 'long' }).format(month);
}

/** `24 May – 13 July 2023`: one date when both are the same day in the zone. Always with the year. */
export function formatDateRange(
  fromIso: string,
  toIso: string,
  { locale, timeZone }: Pick<Shown, 'locale' | 'timeZone'>,
): string {
  const [from, to] = [new Date(fromIso), new Date(toIso)];
  const monthAndDay = { timeZone, month: 'long', day: 'numeric' } as const;
  const whole = dateFormat(locale, { ...monthAndDay, year: 'numeric' });
  if (!locale.startsWith('zh')) return whole.formatRange(from, to);
  // Intl writes Chinese ranges with slashes; people write 2023年5月24日至7月13日.
  if (whole.format(from) === whole.format(to)) return whole.format(to);
  const month = dateFormat(locale, { timeZone, year: 'numeric', month: 'long' });
  if (month.format(from) === month.format(to))
    return `${whole.format(from)}至${dateFormat(locale, { timeZone, day: 'numeric' }).format(to)}`;
  const sameYear = yearIn(from, timeZone) === yearIn(to, timeZone);
  const end = sameYear ? dateFormat(locale, monthAndDay) : whole;
  return `${whole.format(from)}至${end.format(to)}`;
}

/** A date of a calendar as in `formatDay`, or first and last day with a slash between: `2023-07-10/2023-07-14`. */
export function formatSpan(date: string, shown: Pick<Shown, 'locale' | 'now'>): string {
  const [first = '', last] = date.split('/');
  if (last === undefined) return formatDay(date, shown);
  const at = (day: string) => `${day}T00:00:00Z`;
  return formatDateRange(at(first), at(last), { locale: shown.locale, timeZone: 'UTC' });
}
