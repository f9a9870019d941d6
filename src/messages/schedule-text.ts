import { intlTag, type Locale } from '../locale/locale.ts';
import { translator } from '../locale/translate.ts';

export type ShownDays =
  | { readonly kind: 'weekdays'; readonly weekdays: readonly number[] }
  | { readonly kind: 'monthly'; readonly day: number };

export interface ShownSchedule {
  readonly timesOfDay: readonly { readonly time: string }[];
  readonly days: ShownDays;
  readonly timeZone: string;
}

/** The last day that every month has. */
const alwaysThere = 28;
const lastDay = 31;

/** 2024-01-01 was a Monday. */
function weekdayName(weekday: number, locale: Locale): string {
  const day = new Date(Date.UTC(2024, 0, weekday));
  return new Intl.DateTimeFormat(intlTag(locale), { weekday: 'short', timeZone: 'UTC' }).format(day);
}

/** `Mon, Wed`, `every day`, `on day 15 of each month`: days as people say them. */
export function daysText(days: ShownDays, locale: Locale): string {
  const t = translator(locale);
  if (days.kind === 'monthly') {
    if (days.day === lastDay) return t('schedule.lastDay');
    return t(days.day > alwaysThere ? 'schedule.monthlyOrLast' : 'schedule.monthly', { day: days.day });
  }
  const { weekdays } = days;
  if (weekdays.length === 7) return t('schedule.daily');
  if (weekdays.join() === '1,2,3,4,5') return t('schedule.weekdays');
  if (weekdays.join() === '6,7') return t('schedule.weekends');
  return weekdays.map((weekday) => weekdayName(weekday, locale)).join(t('list.comma'));
}

/** `08:00, 18:30 · every day · Asia/Shanghai`. */
export function scheduleText({ timesOfDay, days, timeZone }: ShownSchedule, locale: Locale): string {
  const times = timesOfDay.map(({ time }) => time).join(translator(locale)('list.comma'));
  return `${times} · ${daysText(days, locale)} · ${timeZone}`;
}
