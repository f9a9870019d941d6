import type { GuildSubscription, OnEmpty, PostAs } from '../delivery/subscription.ts';
import type { Locale } from '../locale/locale.ts';
import type { Services } from '../services.ts';
import { checkChannel, requireFiles, type UsableChannel } from './check-channel.ts';
import { choosePostAs, type TypedPostAs } from './choose-post-as.ts';
import { guildOf } from './find-subscription.ts';
import { parseSchedule, type TypedSchedule } from './parse-schedule.ts';
import type { Person } from './person.ts';
import { usualTimeZone } from './usual-time-zone.ts';

/** What an admin chose; null where nothing was chosen. */
export interface TypedSubscription extends TypedSchedule, TypedPostAs {
  readonly channel: string | null;
  readonly language: Locale | null;
  readonly limit: number | null;
  readonly empty: OnEmpty | null;
  readonly chart: boolean | null;
}

export const nothingTyped: TypedSubscription = {
  channel: null,
  time: null,
  days: null,
  zone: null,
  language: null,
  limit: null,
  empty: null,
  chart: null,
  publish: null,
  tag: null,
};

/** Who sets up a digest, and where. */
export type Setter = Person & { readonly guildLocale: Locale | null; readonly channelId: string | null };

/** What a digest is set to, but for what its channel decides. */
export type Settings = Pick<
  GuildSubscription,
  'channelId' | 'locale' | 'schedule' | 'limit' | 'onEmpty' | 'chart'
>;

/** A new digest: what was typed, and what is usual for the rest. `UserError` for what cannot be read. */
export function newSettings(
  person: Setter,
  services: Pick<Services, 'defaults'>,
  typed: TypedSubscription,
): Settings {
  const locale = typed.language ?? person.guildLocale ?? person.locale;
  const schedule = parseSchedule(
    { ...typed, time: typed.time ?? '08:00' },
    {
      timesOfDay: [],
      days: { kind: 'weekdays', weekdays: [1, 2, 3, 4, 5, 6, 7] },
      timeZone: usualTimeZone(locale, services),
    },
  );
  return {
    channelId: typed.channel ?? person.channelId ?? '',
    locale,
    schedule,
    limit: typed.limit ?? 5,
    onEmpty: typed.empty ?? 'once',
    chart: typed.chart ?? false,
  };
}

/** A digest that there is, with what was typed in place of what was. `UserError` for what cannot be read. */
export function changedSettings(subscription: GuildSubscription, typed: TypedSubscription): Settings {
  return {
    channelId: typed.channel ?? subscription.channelId,
    locale: typed.language ?? subscription.locale,
    schedule: parseSchedule(typed, subscription.schedule),
    limit: typed.limit ?? subscription.limit,
    onEmpty: typed.empty ?? subscription.onEmpty,
    chart: typed.chart ?? subscription.chart,
  };
}

/** Where digests stand, as Discord says it now. */
interface Place {
  readonly channel: UsableChannel;
  readonly postAs: PostAs;
}

/** `UserError` that says what keeps the bot from posting there, or does not fit the channel. */
export async function choosePlace(
  person: Person,
  services: Pick<Services, 'discord'>,
  typed: TypedPostAs,
  settings: Settings,
  before: Standing | null,
): Promise<Place> {
  const channel = await checkChannel(services, guildOf(person), settings.channelId, person.locale);
  return { channel, postAs: placeIn(channel, person, typed, settings, before) };
}

/** How a digest stood in its channel so far. */
type Standing = Pick<GuildSubscription, 'channelId' | 'postAs'>;

/** How digests stand in a channel that can be used. `UserError` as `choosePlace`. */
export function placeIn(
  channel: UsableChannel,
  { locale }: Pick<Person, 'locale'>,
  typed: TypedPostAs,
  { channelId, chart }: Pick<Settings, 'channelId' | 'chart'>,
  before: Standing | null,
): PostAs {
  if (chart) requireFiles(channel, channelId, locale);
  return choosePostAs(typed, {
    channelId,
    takes: channel.takes,
    before: channelId === before?.channelId ? before.postAs : null,
    locale,
  });
}
