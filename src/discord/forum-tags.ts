import type { REST } from 'discord.js';
import type { APIChannel } from 'discord-api-types/v10';
import { ChannelType, Routes } from 'discord-api-types/v10';
import type { ForumTag } from '../delivery/subscription.ts';
import { openTags } from './channel-access.ts';

/** See `DiscordPort.forumTags`. */
export async function fetchForumTags(
  rest: REST,
  guildId: string,
  channelId: string,
): Promise<readonly ForumTag[]> {
  try {
    const channel = (await rest.get(Routes.channel(channelId))) as APIChannel;
    return channel.type === ChannelType.GuildForum && channel.guild_id === guildId ? openTags(channel) : [];
  } catch {
    return [];
  }
}
