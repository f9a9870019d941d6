import { outlets } from '../articles/outlets.ts';

/** A day as the number of days since 1970-01-01, so that days can be counted. */
export type EpochDay = number;

const msPerDay = 86_400_000;

/** Null for a day that no calendar has, such as 31 February. Months are 1–12. */
export function epochDay(year: number, month: number, day: number): EpochDay | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCFullYear() === year;
  return isReal ? date.getTime() / msPerDay : null;
}

export function isoDay(day: EpochDay): string {
  return new Date(day * msPerDay).toISOString().slice(0, 10);
}

export function partsOf(day: EpochDay): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
} {
  const date = new Date(day * msPerDay);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 1 is Monday, 7 Sunday. */
export function weekdayOf(day: EpochDay): number {
  // 1970-01-01 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Days from the first of a month to the last of another; months beyond 12 run into the next year. */
export function monthSpan(year: number, first: number, last = first): readonly [EpochDay, EpochDay] {
  return [Date.UTC(year, first - 1, 1) / msPerDay, Date.UTC(year, last, 1) / msPerDay - 1];
}

/** The day of publication where the outlet writes; in UTC where the outlet is not known. Null for a time that is none. */
export function publicationDay(source: string, publishedAt: string): EpochDay | null {
  const moment = new Date(publishedAt);
  if (Number.isNaN(moment.getTime())) return null;
  const timeZone = outlets.find(({ id }) => id === source)?.timeZone ?? 'UTC';
  const [year = 0, month = 0, day = 0] = formatIn(timeZone).format(moment).split('-').map(Number);
  return epochDay(year, month, day);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one costs a hundred times what using it does. The Swedish form is ISO 8601. */
function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  const format = known ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  formats.set(timeZone, format);
  return format;
}
