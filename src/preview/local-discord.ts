import { ChannelType } from 'discord-api-types/v10';
import type { ChannelAccess, DiscordPort, PostKind, SendOutcome } from '../delivery/discord-port.ts';
import type { Locale } from '../locale/locale.ts';
import { customIdsOf } from './components-of.ts';
import type { Conversation, Post } from './conversation.ts';
import {
  channelName,
  type DemoChannel,
  demoChannel,
  demoChannels,
  demoIds,
  isDirect,
  tagsOf,
} from './demo-server.ts';

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const refusals = {
  unknownChannel: { outcome: 'refused', status: 404, code: 10003 },
  unknownMessage: { outcome: 'refused', status: 404, code: 10008 },
  missingPermissions: { outcome: 'refused', status: 403, code: 50013 },
  alreadyPublished: { outcome: 'refused', status: 400, code: 40033 },
} as const;

/** Stands for Discord: one server whose channels are those of the page. `locale` is the server's. */
export function createLocalDiscord(conversation: Conversation, locale: Locale): DiscordPort {
  const messageIds = new Map<string, string>();
  const own = (channelId: string, marker: string, sinceMs: number) =>
    conversation
      .all()
      .filter(
        (post) => post.channelId === channelId && post.atMs >= sinceMs && carries(post, marker, locale),
      );

  async function send(
    ...[channelId, message, nonce, mayRequest]: Parameters<DiscordPort['send']>
  ): Promise<SendOutcome> {
    if (mayRequest && !(await mayRequest())) return { outcome: 'notRequested' };
    const channel = demoChannel(channelId);
    if (channel === null) return refusals.unknownChannel;
    if (channel.missing.length > 0) return refusals.missingPermissions;
    const key = `${channelId} ${nonce}`;
    const messageId = messageIds.get(key) ?? conversation.post({ channelId, read: () => message }).id;
    messageIds.set(key, messageId);
    return { outcome: 'sent', messageId };
  }

  const findOwn = async (channelId: string, marker: string, sinceMs: number) => {
    const [found] = own(channelId, marker, sinceMs);
    return found ? ({ kind: 'found', messageId: found.id } as const) : ({ kind: 'absent' } as const);
  };

  return {
    send,
    findOwnMessage: findOwn,
    findOwnPost: (_guildId, channelId, marker, sinceMs) => findOwn(channelId, marker, sinceMs),
    async publish(_channelId, messageId) {
      const post = conversation.get(messageId);
      if (post === null) return refusals.unknownMessage;
      if (post.isPublished) return refusals.alreadyPublished;
      conversation.change(messageId, { isPublished: true });
      return { outcome: 'sent', messageId };
    },
    async forumTags(_guildId, channelId) {
      const channel = demoChannel(channelId);
      return channel === null ? [] : tagsOf(channel, locale);
    },
    async directMessages(userId) {
      const direct = demoChannels.find(isDirect);
      return userId === demoIds.person && direct !== undefined ? direct.id : null;
    },
    async welcomePlace(guildId) {
      return guildId === demoIds.guild ? { channelId: demoChannels[0].id, locale } : null;
    },
    async channelAccess(guildId, channelId) {
      const channel = demoChannel(channelId);
      if (channel === null || guildId !== demoIds.guild) return { kind: 'unknownChannel' };
      return accessTo(channel, locale);
    },
  };
}

function carries({ read }: Post, marker: string, locale: Locale): boolean {
  return read !== null && customIdsOf(read(locale)).some((id) => id.includes(marker));
}

function accessTo(channel: DemoChannel, locale: Locale): ChannelAccess {
  const takes = postKindOf(channel, locale);
  if (takes === null) return { kind: 'unsupportedType' };
  if (channel.missing.length > 0) return { kind: 'missing', permissions: channel.missing };
  return {
    kind: 'ok',
    name: channelName(channel, locale),
    canReadHistory: true,
    canAttachFiles: true,
    takes,
  };
}

function postKindOf(channel: DemoChannel, locale: Locale): PostKind | null {
  switch (channel.type) {
    case ChannelType.GuildText:
      return { kind: 'messages' };
    case ChannelType.GuildAnnouncement:
      return { kind: 'announcements' };
    case ChannelType.GuildForum:
      return { kind: 'forumPosts', tags: tagsOf(channel, locale), tagRequired: false };
    default:
      return null;
  }
}
