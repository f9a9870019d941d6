import { parseQuietHours } from '../delivery/parse-quiet-hours.ts';
import { UserError } from '../errors.ts';
import { translator } from '../locale/translate.ts';
import { followsMessage, hoursMessage } from '../messages/follows-message.ts';
import type { Message } from '../messages/message.ts';
import { noticeMessage } from '../messages/notice-message.ts';
import type { Services } from '../services.ts';
import { type Person, readerOf, type Suggestion } from './person.ts';

/** What a person follows, when the next message comes and how the last one went. */
export async function listFollows(person: Person, services: Services): Promise<Message> {
  const { store } = services;
  const following = await store.follows.of(person.userId);
  if (following === null) return noticeMessage(translator(person.locale)('follow.none'));
  const [last = null] = await store.deliveries.history(following.subscription.id, 1);
  return followsMessage(following, last, readerOf(person, services));
}

/** Asks for the hour of what a person follows. `UserError` for one who follows nothing. */
export async function askHour({ userId, locale }: Person, { store }: Services): Promise<Message> {
  const following = await store.follows.of(userId);
  if (following === null) throw new UserError('error.follow.none');
  return hoursMessage(following.subscription.schedule.timeZone, locale);
}

const usualQuietHours = ['22-08', '23-07', '21-09', '00-07'];

/** What was typed, as it is understood; else the usual choices. */
export async function completeQuietHours({
  focused,
  locale,
}: Pick<Person, 'locale'> & { readonly focused: string }): Promise<readonly Suggestion[]> {
  const t = translator(locale);
  const typed = parseQuietHours(focused) === null ? [...usualQuietHours, 'none'] : [focused.trim()];
  return typed.flatMap((value) => {
    const quiet = parseQuietHours(value);
    if (quiet === null) return [];
    return [
      { name: quiet.kind === 'none' ? t('follow.noQuiet') : t('follow.quietHours', { ...quiet }), value },
    ];
  });
}
