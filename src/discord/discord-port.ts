import type { REST } from 'discord.js';
import type { DiscordPort } from '../delivery/discord-port.ts';
import type { DrawChart } from '../pictures/chart.ts';
import { fetchChannelAccess } from './channel-access.ts';
import { fetchDirectMessages } from './direct-messages.ts';
import { findOwnMessage } from './find-own-message.ts';
import { findOwnPost } from './find-own-post.ts';
import { findWelcomePlace } from './find-welcome-place.ts';
import { fetchForumTags } from './forum-tags.ts';
import { publishMessage } from './publish-message.ts';
import { sendMessage } from './send-message.ts';

/** `userId` is the bot's own, from `fetchIdentity`. */
export function createDiscordPort(
  rest: REST,
  userId: string,
  now: () => number,
  draw: DrawChart,
): DiscordPort {
  const self = { userId, now };
  return {
    send: (channelId, message, nonce, mayRequest) =>
      sendMessage(rest, channelId, message, nonce, draw, mayRequest),
    findOwnMessage: (channelId, marker, sinceMs) => findOwnMessage(rest, self, channelId, marker, sinceMs),
    publish: (channelId, messageId) => publishMessage(rest, channelId, messageId),
    findOwnPost: (guildId, channelId, marker, sinceMs) =>
      findOwnPost(rest, self, guildId, channelId, marker, sinceMs),
    forumTags: (guildId, channelId) => fetchForumTags(rest, guildId, channelId),
    directMessages: (userId) => fetchDirectMessages(rest, userId),
    welcomePlace: (guildId) => findWelcomePlace(rest, self, guildId),
    channelAccess: (guildId, channelId) => fetchChannelAccess(rest, self, guildId, channelId),
  };
}
