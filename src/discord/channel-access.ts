import type { REST } from 'discord.js';
import type { APIChannel, APIGuildForumChannel } from 'discord-api-types/v10';
import { ChannelFlags, ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { ChannelAccess, ChannelPermission, PostKind } from '../delivery/discord-port.ts';
import type { Member } from './channel-permissions.ts';
import { fetchPermissions, isThread } from './channel-permissions.ts';
import { classifyFailure } from './failure.ts';

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const missingAccess = 50001;

/** In a forum, Discord calls the right to send messages “Create Posts”. [topics/permissions] */
const bits: Readonly<Record<ChannelPermission, bigint>> = {
  ViewChannel: PermissionFlagsBits.ViewChannel,
  SendMessages: PermissionFlagsBits.SendMessages,
  SendMessagesInThreads: PermissionFlagsBits.SendMessagesInThreads,
  CreatePosts: PermissionFlagsBits.SendMessages,
  ReadMessageHistory: PermissionFlagsBits.ReadMessageHistory,
  AttachFiles: PermissionFlagsBits.AttachFiles,
};

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
    const takes = postKindOf(channel);
    if (takes === null) return { kind: 'unsupportedType' };

    const may = (name: ChannelPermission) => (permissions & bits[name]) !== 0n;
    const missing = needed(channel, takes).filter((name) => !may(name));
    if (missing.length > 0) return { kind: 'missing', permissions: missing };
    // An archived thread opens by itself with the next message; a locked one does not.
    if (isLocked(channel) && !(permissions & PermissionFlagsBits.ManageThreads)) return { kind: 'locked' };
    return {
      kind: 'ok',
      name: channel.name ?? '',
      canReadHistory: may('ReadMessageHistory'),
      canAttachFiles: may('AttachFiles'),
      takes,
    };
  } catch (error) {
    const failure = classifyFailure(error);
    if (failure.outcome !== 'refused') return { kind: 'unreachable' };
    // Discord does not show a channel that one may not see; that it exists was seen by whoever named it.
    if (failure.code === missingAccess) return { kind: 'missing', permissions: ['ViewChannel'] };
    return { kind: 'unknownChannel' };
  }
}

/** What a channel takes from a bot; null for one that takes no messages of a digest's kind. */
function postKindOf(channel: APIChannel): PostKind | null {
  if (isThread(channel) || channel.type === ChannelType.GuildText) return { kind: 'messages' };
  if (channel.type === ChannelType.GuildAnnouncement) return { kind: 'announcements' };
  if (channel.type !== ChannelType.GuildForum) return null;
  const tagRequired = ((channel.flags ?? 0) & ChannelFlags.RequireTag) !== 0;
  return { kind: 'forumPosts', tags: openTags(channel), tagRequired };
}

/** Tags that not only moderators may give. */
export function openTags({ available_tags }: Pick<APIGuildForumChannel, 'available_tags'>) {
  return available_tags.filter(({ moderated }) => !moderated).map(({ id, name }) => ({ id, name }));
}

function needed(channel: APIChannel, takes: PostKind): readonly ChannelPermission[] {
  if (takes.kind === 'forumPosts') return ['ViewChannel', 'CreatePosts'];
  return ['ViewChannel', isThread(channel) ? 'SendMessagesInThreads' : 'SendMessages'];
}

function isLocked(channel: APIChannel): boolean {
  return 'thread_metadata' in channel && channel.thread_metadata?.locked === true;
}
