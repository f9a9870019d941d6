import type { REST } from 'discord.js';
import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { ChannelAccess, ChannelPermission } from '../delivery/discord-port.ts';
import type { Member } from './channel-permissions.ts';
import { fetchPermissions, isThread } from './channel-permissions.ts';
import { classifyFailure } from './failure.ts';

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const missingAccess = 50001;

/** See `DiscordPort.channelAccess`. Asked of Discord each time: permissions change, and nothing here would hear of it. */
export async function fetchChannelAccess(
  rest: REST,
  self: Member,
  guildId: string,
  channelId: string,
): Promise<ChannelAccess> {
  try {
    const { channel, guildId: actualGuildId, permissions } = await fetchPermissions(rest, self, channelId);
    if (actualGuildId !== guildId) return { kind: 'unknownChannel' };
    const canPost = channel.type === ChannelType.GuildText || channel.type === ChannelType.GuildAnnouncement;
    if (!canPost && !isThread(channel)) return { kind: 'unsupportedType' };

    const needed: readonly ChannelPermission[] = [
      'ViewChannel',
      isThread(channel) ? 'SendMessagesInThreads' : 'SendMessages',
    ];
    const missing = needed.filter((name) => !(permissions & PermissionFlagsBits[name]));
    if (missing.length > 0) return { kind: 'missing', permissions: missing };
    const canReadHistory = (permissions & PermissionFlagsBits.ReadMessageHistory) !== 0n;
    return { kind: 'ok', name: channel.name ?? '', canReadHistory };
  } catch (error) {
    const failure = classifyFailure(error);
    if (failure.outcome !== 'refused') return { kind: 'unreachable' };
    // Discord does not show a channel that one may not see; that it exists was seen by whoever named it.
    if (failure.code === missingAccess) return { kind: 'missing', permissions: ['ViewChannel'] };
    return { kind: 'unknownChannel' };
  }
}
