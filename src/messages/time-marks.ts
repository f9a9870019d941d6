import { Temporal } from 'temporal-polyfill';
import { dateFormat } from '../locale/date-format.ts';
import type { TimelineChart } from '../pictures/chart.ts';
import type { Reader } from './article-lines.ts';

/** Distances that people know, shortest first. */
const steps = [
  { hours: 1 },
  { hours: 3 },
  { hours: 6 },
  { hours: 12 },
  { days: 1 },
  { days: 2 },
  { days: 3 },
  { days: 7 },
  { months: 1 },
  { months: 3 },
  { years: 1 },
] as const;
type Step = (typeof steps)[number];

/** Labels with a time of day have room for no more. */
const marksAtMost = 6;

/** From the last mark at or before the first time to the first one after the last; null where these are too many. */
function marksBy(step: Step, firstMs: number, lastMs: number, timeZone: string): readonly number[] | null {
  const first = Temporal.Instant.fromEpochMilliseconds(firstMs).toZonedDateTimeISO(timeZone);
  const isByDay = !('hours' in step);
  const day = 'months' in step || 'years' in step ? first.with({ day: 1 }) : first;
  let mark = isByDay ? day.startOfDay() : first.startOfDay();
  while (mark.add(step).epochMilliseconds <= firstMs) mark = mark.add(step);
  const marks = [mark.epochMilliseconds];
  while (mark.epochMilliseconds <= lastMs) {
    mark = mark.add(step);
    marks.push(mark.epochMilliseconds);
    if (marks.length > marksAtMost) return null;
  }
  return marks;
}

function labelStyle(step: Step): Intl.DateTimeFormatOptions {
  if ('years' in step || 'months' in step) return { year: 'numeric', month: 'short' };
  const day = { month: 'short', day: 'numeric' } as const;
  return 'hours' in step ? { ...day, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } : day;
}

/** What an axis of time says from a first moment to a last one: two to six marks at round local times. */
export function timeMarks(
  firstMs: number,
  lastMs: number,
  { locale, timeZone }: Pick<Reader, 'locale' | 'timeZone'>,
): TimelineChart['marks'] {
  for (const step of steps) {
    const marks = marksBy(step, firstMs, lastMs, timeZone);
    if (marks === null) continue;
    const format = dateFormat(locale, { ...labelStyle(step), timeZone });
    return marks.map((time) => ({ time, label: format.format(new Date(time)) }));
  }
  const years = dateFormat(locale, { year: 'numeric', timeZone });
  return [firstMs, lastMs].map((time) => ({ time, label: years.format(new Date(time)) }));
}
