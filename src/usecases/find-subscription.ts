import type { GuildSubscription } from '../delivery/subscription.ts';
import { UserError } from '../errors.ts';
import { translator } from '../locale/translate.ts';
import { limits } from '../messages/limits.ts';
import { scheduleText } from '../messages/schedule-text.ts';
import type { Services } from '../services.ts';
import { truncate } from '../text/truncate.ts';
import type { Person, Suggestion } from './person.ts';

/** The server that a command was given in. `UserError` in a direct message. */
export function guildOf({ guildId }: Pick<Person, 'guildId'>): string {
  if (guildId === null) throw new UserError('error.guildOnly');
  return guildId;
}

/** A subscription of this server by its id, as completion gave it. Another server's is not found. */
export async function findSubscription(
  person: Pick<Person, 'guildId'>,
  { store }: Pick<Services, 'store'>,
  id: string,
): Promise<GuildSubscription> {
  const subscription = await store.subscriptions.get(id.trim());
  if (subscription?.kind !== 'guild' || subscription.guildId !== guildOf(person))
    throw new UserError('error.subscription.notFound');
  return subscription;
}

/** The subscriptions of this server, as a person would tell them apart. Values are ids. */
export async function completeSubscription(
  { guildId, locale, focused }: Pick<Person, 'guildId' | 'locale'> & { readonly focused: string },
  { store }: Pick<Services, 'store'>,
): Promise<readonly Suggestion[]> {
  if (guildId === null) return [];
  const typed = focused.trim().toLowerCase();
  const t = translator(locale);
  const subscriptions = await store.subscriptions.listOfGuild(guildId);
  return subscriptions
    .map(({ id, channelName, schedule, pause }) => {
      const state = pause === null ? '' : ` · ${t('subscription.paused')}`;
      return { name: `#${channelName} · ${scheduleText(schedule, locale)}${state}`, value: id };
    })
    .filter(({ name, value }) => name.toLowerCase().includes(typed) || value === typed)
    .slice(0, limits.choices)
    .map(({ name, value }) => ({ name: truncate(name, limits.choiceName), value }));
}
