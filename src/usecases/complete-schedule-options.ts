import { parseDays } from '../delivery/parse-days.ts';
import { parseTimesOfDay } from '../delivery/parse-times-of-day.ts';
import type { ScheduleDays } from '../delivery/subscription.ts';
import { suggestTimeZones } from '../delivery/time-zones.ts';
import { translator } from '../locale/translate.ts';
import { limits } from '../messages/limits.ts';
import { daysText } from '../messages/schedule-text.ts';
import type { Person, Suggestion } from './person.ts';
import { typedDays, usualDays, usualTimes } from './usual-schedules.ts';

type Asked = Pick<Person, 'locale'> & { readonly focused: string };

/** IANA zones by name or city, in any of our languages. */
export async function completeZone({ focused }: Asked): Promise<readonly Suggestion[]> {
  return suggestTimeZones(focused, limits.choices).map((zone) => ({ name: zone, value: zone }));
}

/** What was typed, as it is understood; else the usual choices. */
export async function completeTime({ focused, locale }: Asked): Promise<readonly Suggestion[]> {
  const typed = parseTimesOfDay(focused);
  const comma = translator(locale)('list.comma');
  return (typed === null ? usualTimes : [typed]).map((times) => ({
    name: times.join(comma),
    value: times.join(', '),
  }));
}

/** What was typed, as it is understood; else the usual choices. A small number may be meant as a day of the week as well. */
export async function completeDays({ focused, locale }: Asked): Promise<readonly Suggestion[]> {
  const typed = parseDays(focused);
  const choices = typed === null ? usualDays : [typed, ...asWeekday(typed, focused)];
  return choices.map((days) => ({ name: daysText(days, locale), value: typedDays(days) }));
}

function asWeekday(days: ScheduleDays, text: string): readonly ScheduleDays[] {
  const isBare = days.kind === 'monthly' && days.day <= 7 && /^\s*\d\s*$/.test(text);
  return isBare ? [{ kind: 'weekdays', weekdays: [days.day] }] : [];
}
