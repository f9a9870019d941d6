import { type EpochDay, epochDay, monthSpan, partsOf, weekdayOf } from './calendar.ts';
import { parseNumeral } from './numerals.ts';

export type TimePrecision = 'day' | 'week' | 'month' | 'year' | 'range';

/** What a mention is resolved against. */
export interface Surroundings {
  readonly today: EpochDay;
  readonly isAnnounced: boolean;
  /** The last day that the paragraph named with its month. */
  readonly anchor: EpochDay | null;
}

/** The days that a time means, both inclusive; null where it could be another. */
export type Resolved = {
  readonly first: EpochDay;
  readonly last: EpochDay;
  readonly precision: TimePrecision;
} | null;

export function oneDay(day: EpochDay | null): Resolved {
  return day === null ? null : { first: day, last: day, precision: 'day' };
}

export function months(year: number | null, first: number, last: number): Resolved {
  if (year === null || !(first >= 1 && first <= last && last <= 12)) return null;
  const [start, end] = monthSpan(year, first, last);
  return { first: start, last: end, precision: first === last ? 'month' : 'range' };
}

export function shift(which: string | undefined): number {
  return which === '上' ? -1 : which === '下' ? 1 : 0;
}

export function weekdayNumber(name: string | undefined): number {
  return '一二三四五六日'.indexOf(name === '天' ? '日' : (name ?? '一')) + 1;
}

export function mondayOf(day: EpochDay): EpochDay {
  return day - weekdayOf(day) + 1;
}

export function isYear(year: number): boolean {
  return year >= 1600 && year <= 2100;
}

export function yearOf(word: string | undefined, { today }: Surroundings): number | null {
  const { year } = partsOf(today);
  const ago: Readonly<Record<string, number>> = { 今年: 0, 去年: -1, 明年: 1, 前年: -2 };
  const shifted = word === undefined ? undefined : ago[word];
  if (shifted !== undefined) return year + shifted;
  const value = Number(word?.slice(0, 4));
  return isYear(value) ? value : null;
}

/** A month without its year is the last one of its name, or the next where the clause looks ahead; else nobody knows. */
export function yearOfMonth(month: number, { today, isAnnounced }: Surroundings): number | null {
  const { year, month: now } = partsOf(today);
  if (isAnnounced) return month >= now ? year : month + 12 - now <= 8 ? year + 1 : null;
  if (month <= now) return year;
  return month - now >= 6 ? year - 1 : null;
}

/** Days to come that a text may name without looking ahead, and the farthest that a date without a year may lie. */
const soon = 7;
const farthest = { ahead: 270, behind: 330 };

export function dayOfYear(
  year: string | undefined,
  monthName: string | undefined,
  dayName: string | undefined,
  around: Surroundings,
): EpochDay | null {
  const [month, day] = [parseNumeral(monthName ?? ''), parseNumeral(dayName ?? '')];
  if (year !== undefined) {
    const value = yearOf(year, around);
    return value === null ? null : epochDay(value, month, day);
  }
  const { year: now } = partsOf(around.today);
  const days = [now - 1, now, now + 1].flatMap((one) => epochDay(one, month, day) ?? []);
  const ahead = days.find((one) => one >= around.today && one - around.today <= farthest.ahead);
  if (around.isAnnounced && ahead !== undefined) return ahead;
  if (ahead !== undefined && ahead - around.today <= soon) return ahead;
  const past = days.findLast((one) => one <= around.today && around.today - one <= farthest.behind);
  // Neither past nor future where the next one is as near as the last.
  return past !== undefined && (ahead === undefined || around.today - past < ahead - around.today)
    ? past
    : null;
}

/** Days that a day without its month may lie back, or ahead where the text looks ahead. */
const farthestBack = 25;
const farthestAhead = 15;

export function dayOfMonth(day: number, { today, isAnnounced, anchor }: Surroundings): EpochDay | null {
  const { year, month } = partsOf(today);
  const near = [-1, 0, 1].flatMap((step) => {
    const [first] = monthSpan(year, month + step);
    const at = partsOf(first);
    return epochDay(at.year, at.month, day) ?? [];
  });
  const past = near.findLast((one) => one <= today);
  const ahead = near.find((one) => one >= today);
  if (anchor !== null && Math.abs(anchor - today) > farthestBack) {
    // 去年8月10日……15日: the month may be the one before, or the present one.
    return null;
  }
  if (isAnnounced) return ahead !== undefined && ahead - today <= farthestAhead ? ahead : null;
  if (past !== undefined && today - past <= farthestBack) return past;
  return ahead !== undefined && ahead - today <= soon ? ahead : null;
}
