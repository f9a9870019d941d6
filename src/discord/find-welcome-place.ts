import type { REST } from 'discord.js';
import type { APIChannel, APIGuild, APIGuildMember, APITextChannel } from 'discord-api-types/v10';
import { ChannelType, PermissionFlagsBits, Routes } from 'discord-api-types/v10';
import type { WelcomePlace } from '../delivery/discord-port.ts';
import { computePermissions, type Member } from './channel-permissions.ts';
import { localeOf } from './to-incoming.ts';

const needed = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages;

/** See `DiscordPort.welcomePlace`. Roles and channels are all that is asked for. Throws when Discord does not answer. */
export async function findWelcomePlace(
  rest: REST,
  self: Member,
  guildId: string,
): Promise<WelcomePlace | null> {
  const [guild, member, channels] = await Promise.all([
    rest.get(Routes.guild(guildId)) as Promise<APIGuild>,
    rest.get(Routes.guildMember(guildId, self.userId)) as Promise<APIGuildMember>,
    rest.get(Routes.guildChannels(guildId)) as Promise<APIChannel[]>,
  ]);
  const mayWrite = ({ permission_overwrites: overwrites = [] }: APITextChannel) =>
    (computePermissions({ guild, member }, overwrites, self) & needed) === needed;
  const open = channels.filter(isText).filter(mayWrite);
  const place = open.find(({ id }) => id === guild.system_channel_id) ?? open.toSorted(inOrder(channels))[0];
  return place === undefined ? null : { channelId: place.id, locale: localeOf(guild.preferred_locale) };
}

function isText(channel: APIChannel): channel is APITextChannel {
  return channel.type === ChannelType.GuildText;
}

/** As Discord's sidebar has them: those outside categories, then category by category. */
function inOrder(channels: readonly APIChannel[]): (a: APITextChannel, b: APITextChannel) => number {
  const positions = new Map(
    channels.flatMap((channel) => ('position' in channel ? [[channel.id, channel.position] as const] : [])),
  );
  const rank = ({ parent_id }: APITextChannel) => (parent_id == null ? -1 : (positions.get(parent_id) ?? 0));
  return (a, b) => rank(a) - rank(b) || a.position - b.position || (BigInt(a.id) < BigInt(b.id) ? -1 : 1);
}
