import type { PostKind } from '../delivery/discord-port.ts';
import type { GuildSubscription, PostAs, Schedule } from '../delivery/subscription.ts';
import { UserError } from '../errors.ts';
import type { Locale } from '../locale/locale.ts';
import { isMessageKey, translator } from '../locale/translate.ts';
import type { MenuChoice } from '../messages/components.ts';
import type { Message } from '../messages/message.ts';
import { daysText } from '../messages/schedule-text.ts';
import { type ShownPlace, setupMessage } from '../messages/setup-message.ts';
import { setupModal } from '../messages/setup-modal.ts';
import { typedFields } from '../messages/setup-routes.ts';
import { pauseLine } from '../messages/subscription-message.ts';
import type { Services } from '../services.ts';
import { checkChannel } from './check-channel.ts';
import {
  changedSettings,
  newSettings,
  placeIn,
  type Setter,
  type Settings,
  type TypedSubscription,
} from './choose-settings.ts';
import { findSubscription, guildOf } from './find-subscription.ts';
import { scheduleNotes } from './schedule-notes.ts';
import { firstRuns, runsLeft, spreadOf } from './set-up-subscription.ts';
import { type Admin, loadSetup, type SetupState } from './setup-dialogue.ts';
import { menuTimes, typedDays, usualDays } from './usual-schedules.ts';

/** What a dialogue stands for: the digest as it was, and as it would be. */
export interface Draft {
  readonly before: GuildSubscription | null;
  readonly settings: Settings;
}

/** `UserError` when the digest that is changed is gone. */
export async function draftOf(
  person: Setter,
  services: Pick<Services, 'store' | 'defaults'>,
  { subscriptionId, typed }: SetupState,
): Promise<Draft> {
  if (subscriptionId === null) return { before: null, settings: newSettings(person, services, typed) };
  const before = await findSubscription(person, services, subscriptionId);
  return { before, settings: changedSettings(before, typed) };
}

/** The dialogue as it stands, with the channel checked anew. */
export async function showSetup(
  person: Setter,
  services: Services,
  key: string,
  state: SetupState,
): Promise<Message> {
  const { locale } = person;
  const draft = await draftOf(person, services, state);
  const { before, settings } = draft;
  const { fault, ...found } = await check(person, services, draft, state.typed);
  const nextRuns = await runsOf(services, draft);
  const spreadMs = await spreadOf(services, nextRuns);
  const t = translator(locale);
  const shown = {
    key,
    kind: before === null ? ('new' as const) : ('edit' as const),
    settings,
    isChannelOffered: fault?.key !== 'error.channel.unsupported' && fault?.key !== 'error.channel.unknown',
    place: found.place,
    times: timeChoices(settings.schedule, locale),
    days: dayChoices(settings.schedule, locale),
    nextRuns,
    fault: fault !== null && isMessageKey(fault.key) ? t(fault.key, fault.params) : null,
    notes: [
      t('setup.language'),
      ...(found.channel === null ? [] : scheduleNotes({ channel: found.channel, spreadMs }, locale)),
      ...(before?.pause ? [pauseLine(before.pause, locale)] : []),
    ],
    others: before === null ? await othersIn(person, services, settings.channelId) : [],
    now: new Date(services.now()).toISOString(),
  };
  return setupMessage(shown, locale);
}

/** The modal for a field that can be typed, with what is chosen so far. `UserError` for another field. */
export async function askForOther(
  person: Admin,
  services: Pick<Services, 'store' | 'defaults'>,
  key: string,
  field: string,
): Promise<ReturnType<typeof setupModal>> {
  const { settings } = await draftOf(person, services, await loadSetup(person, services, key));
  const { timesOfDay, days, timeZone } = settings.schedule;
  const now = {
    time: timesOfDay.map(({ time }) => time).join(', '),
    days: typedDays(days),
    zone: timeZone,
  };
  const known = typedFields.find((one) => one === field);
  if (known === undefined) throw new UserError('error.component.unknown');
  return setupModal(key, known, now[known], person.locale);
}

/** The digests that a channel has, oldest first. */
async function othersIn(
  person: Setter,
  { store }: Pick<Services, 'store'>,
  channelId: string,
): Promise<readonly GuildSubscription[]> {
  const all = await store.subscriptions.listOfGuild(guildOf(person));
  return all.filter((other) => other.channelId === channelId);
}

async function runsOf(services: Services, { before, settings }: Draft): Promise<readonly string[]> {
  if (before === null) return firstRuns(settings.schedule, services.now());
  return before.pause === null ? runsLeft(services, before.id, settings.schedule) : [];
}

/** What the channel offers, and the first thing that keeps the digest out of it. Other errors than of the user are thrown. */
async function check(
  person: Setter,
  services: Services,
  { before, settings }: Draft,
  typed: TypedSubscription,
) {
  const { channelId } = settings;
  const found = await orFault(() => checkChannel(services, guildOf(person), channelId, person.locale));
  if (found.fault !== null) return { channel: null, place: null, fault: found.fault };
  const channel = found.value;
  const chosen = await orFault(() => placeIn(channel, person, typed, settings, before));
  return { channel, place: placeOf(channel.takes, chosen.value), fault: chosen.fault };
}

type Attempt<T> =
  | { readonly value: T; readonly fault: null }
  | { readonly value: null; readonly fault: UserError };

async function orFault<T>(work: () => T | Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await work(), fault: null };
  } catch (error) {
    if (error instanceof UserError) return { value: null, fault: error };
    throw error;
  }
}

function placeOf(takes: PostKind, postAs: PostAs | null): ShownPlace {
  switch (takes.kind) {
    case 'messages':
      return takes;
    case 'announcements':
      return { kind: 'announcements', isPublished: postAs?.kind === 'published' };
    case 'forumPosts': {
      const chosen = new Set(postAs?.kind === 'forumPost' ? postAs.tags.map(({ id }) => id) : []);
      return {
        kind: 'forumPosts',
        tags: takes.tags.map((tag) => ({ ...tag, isChosen: chosen.has(tag.id) })),
      };
    }
  }
}

/** The usual ones; what is chosen stands first where it is none of them. */
function withChosen(
  choices: readonly Omit<MenuChoice, 'isChosen'>[],
  chosen: MenuChoice,
): readonly MenuChoice[] {
  const isUsual = choices.some(({ value }) => value === chosen.value);
  return [...(isUsual ? [] : [chosen]), ...choices].map((choice) => ({
    ...choice,
    isChosen: choice.value === chosen.value,
  }));
}

function timeChoices({ timesOfDay }: Schedule, locale: Locale): readonly MenuChoice[] {
  const comma = translator(locale)('list.comma');
  const choice = (times: readonly string[]) => ({ label: times.join(comma), value: times.join(', ') });
  return withChosen(menuTimes.map(choice), choice(timesOfDay.map(({ time }) => time)));
}

function dayChoices({ days }: Schedule, locale: Locale): readonly MenuChoice[] {
  const choice = (some: Schedule['days']) => ({ label: daysText(some, locale), value: typedDays(some) });
  return withChosen(usualDays.map(choice), choice(days));
}
