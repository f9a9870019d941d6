import { parseWeekdays } from '../delivery/parse-weekdays.ts';
import { suggestTimeZones } from '../delivery/time-zones.ts';
import { limits } from '../messages/limits.ts';
import { daysText } from '../messages/subscription-message.ts';
import type { Person, Suggestion } from './person.ts';

type Asked = Pick<Person, 'locale'> & { readonly focused: string };

/** IANA zones by name or city, in any of our languages. */
export async function completeZone({ focused }: Asked): Promise<readonly Suggestion[]> {
  return suggestTimeZones(focused, limits.choices).map((zone) => ({ name: zone, value: zone }));
}

const commonDays = [[1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5], [6, 7], [1], [2], [3], [4], [5], [6], [7]];

/** What was typed, as it is understood; else the usual choices. Values are ISO weekday numbers. */
export async function completeDays({ focused, locale }: Asked): Promise<readonly Suggestion[]> {
  const typed = parseWeekdays(focused);
  const choices = typed === null ? commonDays : [typed];
  return choices.map((weekdays) => ({ name: daysText(weekdays, locale), value: weekdays.join(',') }));
}
