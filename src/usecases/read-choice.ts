import { UserError } from '../errors.ts';
import { isLocale } from '../locale/locale.ts';
import type { TypedSubscription } from './choose-settings.ts';
import { readDays, readTimes, readZone } from './parse-schedule.ts';
import { typedDays } from './usual-schedules.ts';

/** What each field of the setup dialogue makes of the values that were picked, or of the one that was typed. */
const readers: Readonly<Record<string, (values: readonly string[]) => Partial<TypedSubscription> | null>> = {
  // What was chosen for another channel need not fit this one.
  channel: ([id]) => (id === undefined ? null : { channel: id, publish: null, tag: null }),
  time: ([text = '']) => ({ time: readTimes(text).join(', ') }),
  days: ([text = '']) => ({ days: typedDays(readDays(text)) }),
  zone: ([text = '']) => ({ zone: readZone(text) }),
  language: ([code = '']) => (isLocale(code) ? { language: code } : null),
  limit: ([count]) => ({ limit: Number(count) }),
  empty: ([value]) =>
    value === 'once' || value === 'silent' || value === 'always' ? { empty: value } : null,
  chart: ([answer]) => ({ chart: answer === 'yes' }),
  publish: ([answer]) => ({ publish: answer === 'yes' }),
  tag: (ids) => ({ tag: ids.join(',') }),
};

/** What was chosen in a field. `UserError` for what cannot be read, or a field of another version. */
export function readChoice(field: string, values: readonly string[]): Partial<TypedSubscription> {
  const choice = Object.hasOwn(readers, field) ? (readers[field]?.(values) ?? null) : null;
  if (choice === null) throw new UserError('error.component.unknown');
  return choice;
}
