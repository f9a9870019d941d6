import { parseWeekdays } from './parse-weekdays.ts';
import type { ScheduleDays } from './subscription.ts';

const lastDay = 31;

const lastDayWords: ReadonlySet<string> = new Set([
  'last',
  'last day',
  'last day of the month',
  'month end',
  'end of month',
  '月末',
  '月底',
  '每月最后一天',
  '每月最後一天',
  '最后一天',
  '最後一天',
  'конец месяца',
  'последний день',
  'последний день месяца',
]);

const dayOfMonth =
  /^(?:on )?(?:the )?(?:day )?(\d{1,2})(?:st|nd|rd|th|日|号|號|-?го|-?е)?(?: числа| число)?$/u;

/** “Every month”, before the day and after it. */
const everyMonthBefore =
  /^(?:monthly|every month|each month|每月|每个月|每個月|ежемесячно|каждый месяц)[:,\s]*/u;
const everyMonthAfter = /[,\s]*(?:of (?:each|every|the) month|monthly|каждого месяца|ежемесячно)$/u;

/**
 * Reads days as people type them: those of the week (see `parseWeekdays`), or one of the month (`15`, `monthly 15`, `the 15th of
 * each month`, `每月15日`, `15-го числа`, `last day`). A number alone is a day of the month, several are weekdays. Null for neither.
 */
export function parseDays(text: string): ScheduleDays | null {
  const day = parseDayOfMonth(text.normalize('NFKC').trim().toLowerCase());
  if (day !== null) return { kind: 'monthly', day };
  const weekdays = parseWeekdays(text);
  return weekdays && { kind: 'weekdays', weekdays };
}

function parseDayOfMonth(text: string): number | null {
  const rest = text.replace(everyMonthBefore, '').replace(everyMonthAfter, '').trim();
  if (lastDayWords.has(text) || lastDayWords.has(rest)) return lastDay;
  const day = Number(dayOfMonth.exec(rest)?.[1] ?? 0);
  return day >= 1 && day <= lastDay ? day : null;
}
