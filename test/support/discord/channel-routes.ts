import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { isThread } from './bot-permissions.ts';
import type { JsonObject } from './json.ts';
import { componentsOf, isObject } from './json.ts';
import { brokenLimits, componentLimits, messageLimits } from './limits.ts';
import type { Call, Route } from './route.ts';
import { ApiError, param } from './route.ts';
import { channelJson, messageJson, messageJsonWithoutIntent, threadsJson } from './wire-format.ts';
import {
  addChannelTo,
  type DoubleChannel,
  type DoubleMessage,
  directMessageChannel,
  type World,
} from './world.ts';

/**
 * How long a nonce is remembered. Discord says "the past few minutes":
 * https://discord.com/developers/docs/resources/message#create-message-jsonform-params
 */
const nonceMemoryMs = 180_000;
const messageTypes: readonly ChannelType[] = [
  ChannelType.GuildText,
  ChannelType.GuildVoice,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.GuildStageVoice,
  ChannelType.DM,
];

export function messageFaults(body: unknown): readonly string[] {
  if (!isObject(body)) return ['the body is not an object'];
  return [...brokenLimits(messageLimits, body), ...brokenLimits(componentLimits, body)];
}

export function channelRoutes(world: World): readonly Route[] {
  return [
    {
      method: 'GET',
      template: '/channels/{channel_id}',
      handle: (call) => ({ status: 200, body: channelJson(world, visibleChannel(world, call)) }),
    },
    {
      method: 'POST',
      template: '/users/@me/channels',
      handle: (call) => ({ status: 200, body: channelJson(world, directMessagesOf(world, call)) }),
    },
    {
      method: 'POST',
      template: '/channels/{channel_id}/messages',
      limits: (call) => messageFaults(call.body),
      handle: (call) => ({ status: 200, body: messageJson(world, createMessage(world, call)) }),
    },
    {
      method: 'GET',
      template: '/channels/{channel_id}/messages',
      handle: (call) => ({
        status: 200,
        body: listMessages(world, call).map((message) => messageJsonWithoutIntent(world, message)),
      }),
    },
    {
      method: 'GET',
      template: '/channels/{channel_id}/messages/{message_id}',
      handle: (call) => {
        const channel = visibleChannel(world, call);
        if (!world.botMay(channel, PermissionFlagsBits.ReadMessageHistory)) throw new ApiError(403, 50013);
        return { status: 200, body: messageJsonWithoutIntent(world, messageOf(channel, call)) };
      },
    },
    {
      method: 'POST',
      template: '/channels/{channel_id}/threads',
      limits: (call) => forumPostFaults(call.body),
      handle: (call) => ({ status: 201, body: channelJson(world, openPost(world, call)) }),
    },
    {
      method: 'GET',
      template: '/channels/{channel_id}/threads/archived/public',
      handle: (call) => {
        const forum = visibleChannel(world, call);
        if (!world.botMay(forum, PermissionFlagsBits.ReadMessageHistory)) throw new ApiError(403, 50013);
        const archived = threadsOf(world, forum.id)
          .filter(({ archivedAtMs }) => archivedAtMs !== null)
          .toSorted((a, b) => (b.archivedAtMs ?? 0) - (a.archivedAtMs ?? 0));
        const limit = Number(call.query.get('limit') ?? 50);
        return {
          status: 200,
          body: threadsJson(world, archived.slice(0, limit), archived.length > limit),
        };
      },
    },
    {
      method: 'POST',
      template: '/channels/{channel_id}/messages/{message_id}/crosspost',
      handle: (call) => {
        const channel = visibleChannel(world, call);
        if (channel.type !== ChannelType.GuildAnnouncement) throw new ApiError(400, 50024);
        const message = messageOf(channel, call);
        if (message.published) throw new ApiError(400, 40033);
        message.published = true;
        return { status: 200, body: messageJson(world, message) };
      },
    },
  ];
}

function directMessagesOf(world: World, call: Call): DoubleChannel {
  const { recipient_id: userId } = call.body as JsonObject;
  const channel = world.channels.get(directMessageChannel(world, String(userId)));
  if (channel === undefined) throw new ApiError(400, 50007);
  return channel;
}

function visibleChannel(world: World, call: Call): DoubleChannel {
  const channel = world.channels.get(param(call, 'channel_id'));
  if (channel === undefined || channel.deleted) throw new ApiError(404, 10003);
  if (!world.botMay(channel, PermissionFlagsBits.ViewChannel)) throw new ApiError(403, 50001);
  return channel;
}

function messageOf(channel: DoubleChannel, call: Call): DoubleMessage {
  const message = channel.messages.find(({ id, deleted }) => id === param(call, 'message_id') && !deleted);
  if (message === undefined) throw new ApiError(404, 10008);
  return message;
}

function createMessage(world: World, call: Call): DoubleMessage {
  const channel = visibleChannel(world, call);
  if (!messageTypes.includes(channel.type)) throw new ApiError(400, 50024);
  if (!world.botMay(channel, PermissionFlagsBits.SendMessages)) throw new ApiError(403, 50013);
  requireFiles(world, channel, call);
  if (channel.locked && !world.botMay(channel, PermissionFlagsBits.ManageThreads))
    throw new ApiError(400, 160005);
  channel.archivedAtMs = null;
  const body = call.body as JsonObject;
  const nonce = body.nonce === undefined || body.nonce === null ? null : String(body.nonce);
  const earlier = body.enforce_nonce === true && nonce !== null ? withNonce(world, nonce) : undefined;
  if (earlier !== undefined) return earlier;

  const message = world.makeMessage(channel.id, {
    nonce,
    enforcedNonce: body.enforce_nonce === true,
    ...contentOf(body, call),
  });
  channel.messages.push(message);
  return message;
}

function requireFiles(world: World, channel: DoubleChannel, { files }: Call): void {
  const may = world.botMay(channel, PermissionFlagsBits.AttachFiles);
  if (files.length > 0 && !may) throw new ApiError(403, 50013);
}

function contentOf(body: JsonObject, call: Call) {
  return { components: componentsOf(body), flags: Number(body.flags ?? 0), files: call.files };
}

/** https://discord.com/developers/docs/resources/channel#start-thread-in-forum-or-media-channel */
function openPost(world: World, call: Call): DoubleChannel {
  const forum = visibleChannel(world, call);
  if (forum.type !== ChannelType.GuildForum) throw new ApiError(400, 50024);
  if (!world.botMay(forum, PermissionFlagsBits.SendMessages)) throw new ApiError(403, 50013);
  requireFiles(world, forum, call);
  const { name, applied_tags: tagIds = [], message } = call.body as JsonObject;
  const appliedTags = tagIds as readonly string[];
  if (forum.requiresTag && appliedTags.length === 0) throw new ApiError(400, 40067);
  const unknown = appliedTags.filter((id) => !forum.tags.some((tag) => tag.id === id));
  if (unknown.length > 0) throw new ApiError(400, 50035, { errors: { applied_tags: unknown } });
  const type = ChannelType.PublicThread;
  const post = addChannelTo(world, forum.guildId, {
    type,
    name: String(name),
    parentId: forum.id,
    appliedTags,
  });
  const content = contentOf(isObject(message) ? message : {}, call);
  post.messages.push(world.makeMessage(post.id, { ...content, id: post.id }));
  return post;
}

function forumPostFaults(body: unknown): readonly string[] {
  if (!isObject(body)) return ['the body is not an object'];
  const { name, applied_tags: tags = [], message } = body;
  const length = typeof name === 'string' ? name.length : 0;
  return [
    ...(length >= 1 && length <= 100 ? [] : [`a title of ${length} characters, not 1–100`]),
    ...(Array.isArray(tags) && tags.length <= 5 ? [] : ['more than 5 tags']),
    ...messageFaults(message),
  ];
}

/** The threads of a channel that are there. */
function threadsOf(world: World, parentId: string): readonly DoubleChannel[] {
  return [...world.channels.values()].filter(
    (channel) => isThread(channel) && channel.parentId === parentId && !channel.deleted,
  );
}

/** The bot's first message with that nonce, deleted or not: it is not created again. */
function withNonce(world: World, nonce: string): DoubleMessage | undefined {
  const since = world.now() - nonceMemoryMs;
  return [...world.channels.values()]
    .flatMap((channel) => channel.messages)
    .find(
      (message) =>
        message.authorId === world.botId && message.nonce === nonce && message.createdAtMs >= since,
    );
}

/** Newest first. Without Read Message History Discord answers with an empty list rather than with an error. */
function listMessages(world: World, call: Call): readonly DoubleMessage[] {
  const channel = visibleChannel(world, call);
  if (!world.botMay(channel, PermissionFlagsBits.ReadMessageHistory)) return [];
  const limit = Number(call.query.get('limit') ?? 50);
  if (!(limit >= 1 && limit <= 100)) throw new ApiError(400, 50035, { errors: { limit: 'not in 1–100' } });
  const before = call.query.get('before');
  return channel.messages
    .filter((message) => !message.deleted && (before === null || BigInt(message.id) < BigInt(before)))
    .slice(-limit)
    .reverse();
}
