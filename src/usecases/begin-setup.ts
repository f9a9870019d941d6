import type { GuildSubscription } from '../delivery/subscription.ts';
import { UserError } from '../errors.ts';
import { limits } from '../messages/limits.ts';
import type { Message } from '../messages/message.ts';
import type { Services } from '../services.ts';
import { nothingTyped } from './choose-settings.ts';
import { guildOf } from './find-subscription.ts';
import { mayManage } from './person.ts';
import type { Admin } from './setup-dialogue.ts';
import { showSetup } from './show-setup.ts';
import { usualTimeZone } from './usual-time-zone.ts';

/** Begins a dialogue for a new digest. Channel and zone are what they are at the start, whatever is chosen after. */
export async function beginSetup(person: Admin, services: Services): Promise<Message> {
  const { store } = services;
  await requireRoom(person, services);
  const zone = usualTimeZone(person.guildLocale ?? person.locale, services);
  const typed = { ...nothingTyped, channel: person.channelId, zone };
  const state = { subscriptionId: null, byManager: mayManage(person), typed };
  const key = await store.dialogues.save(person.userId, person.guildId, state, services.now());
  return showSetup(person, services, key, state);
}

/** Begins a dialogue that changes a digest. */
export async function beginEdit(
  person: Admin,
  services: Services,
  { id }: Pick<GuildSubscription, 'id'>,
): Promise<Message> {
  const state = { subscriptionId: id, byManager: mayManage(person), typed: nothingTyped };
  const key = await services.store.dialogues.save(person.userId, person.guildId, state, services.now());
  return showSetup(person, services, key, state);
}

/** At the beginning rather than at the end. */
async function requireRoom(person: Admin, { store }: Pick<Services, 'store'>): Promise<void> {
  const subscriptions = await store.subscriptions.listOfGuild(guildOf(person));
  if (subscriptions.length >= limits.choices)
    throw new UserError('error.subscription.tooMany', { limit: limits.choices });
}
