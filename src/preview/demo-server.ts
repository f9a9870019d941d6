import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { ChannelPermission } from '../delivery/discord-port.ts';
import type { ForumTag } from '../delivery/subscription.ts';
import { type Locale, locales } from '../locale/locale.ts';
import { type MessageKey, translator } from '../locale/translate.ts';

/**
 * The ids of the page's own server and people. They stand in the store beside those of real servers, so they must never be one: Discord
 * gives ids of this size out in 2151 (https://discord.com/developers/docs/reference#snowflakes).
 */
export const demoIds = {
  guild: '18000000000000000000',
  person: '18000000000000000001',
} as const;

/** What the person at the page may do: what an admin of a server may. */
export const demoPermissions =
  PermissionFlagsBits.ManageGuild | PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages;

type KeysUnder<P extends string> = MessageKey extends infer K
  ? K extends `${P}.${infer Rest}`
    ? Rest
    : never
  : never;

export interface DemoChannel {
  readonly id: string;
  readonly key: KeysUnder<'preview.channel'>;
  readonly type: ChannelType;
  readonly tags: readonly { readonly id: string; readonly key: KeysUnder<'topic'> }[];
  /** What the bot lacks here, so that one sees what it says then. */
  readonly missing: readonly ChannelPermission[];
}

function channel(
  last: number,
  key: DemoChannel['key'],
  type: ChannelType,
  more: Partial<Pick<DemoChannel, 'tags' | 'missing'>> = {},
): DemoChannel {
  return {
    id: `180000000000000001${String(last).padStart(2, '0')}`,
    key,
    type,
    tags: [],
    missing: [],
    ...more,
  };
}

export const demoChannels: readonly [DemoChannel, ...DemoChannel[]] = [
  channel(1, 'news', ChannelType.GuildText),
  channel(2, 'announcements', ChannelType.GuildAnnouncement),
  channel(3, 'reports', ChannelType.GuildForum, {
    tags: [
      { id: '18000000000000000201', key: 'diplomacy' },
      { id: '18000000000000000202', key: 'trade' },
      { id: '18000000000000000203', key: 'energy' },
    ],
  }),
  channel(4, 'staff', ChannelType.GuildText, { missing: ['SendMessages'] }),
  channel(5, 'direct', ChannelType.DM),
];

export function isDirect({ type }: Pick<DemoChannel, 'type'>): boolean {
  return type === ChannelType.DM;
}

export function demoChannel(id: string): DemoChannel | null {
  return demoChannels.find((one) => one.id === id) ?? null;
}

/** As it stands in the list of channels, without `#`. */
export function channelName({ key }: Pick<DemoChannel, 'key'>, locale: Locale): string {
  return translator(locale)(`preview.channel.${key}`);
}

/** The channel of the server that somebody means by `#name` in any language, by `<#id>` or by its id. */
export function findChannel(text: string): DemoChannel | null {
  const wanted = text.replace(/^<?#?|>$/g, '').toLowerCase();
  const isMeant = (one: DemoChannel) =>
    one.id === wanted || locales.some((locale) => channelName(one, locale).toLowerCase() === wanted);
  return demoChannels.find((one) => !isDirect(one) && isMeant(one)) ?? null;
}

export function tagsOf({ tags }: Pick<DemoChannel, 'tags'>, locale: Locale): readonly ForumTag[] {
  return tags.map(({ id, key }) => ({ id, name: translator(locale)(`topic.${key}`) }));
}
