import { ChannelFlags, ChannelType, ComponentType } from 'discord-api-types/v10';
import { isThread } from './bot-permissions.ts';
import type { ComponentJson, GalleryItemJson, JsonObject } from './json.ts';
import type { DoubleChannel, DoubleGuild, DoubleMessage, DoubleRole, World } from './world.ts';

/** The world in the shapes of Discord's API, as its own description of them asks. */
export function userJson(world: World, id: string): JsonObject {
  const isBot = id === world.botId;
  return {
    id,
    username: isBot ? 'amur' : `user${id.slice(-4)}`,
    avatar: null,
    discriminator: '0000',
    public_flags: 0,
    flags: 0,
    ...(isBot ? { bot: true } : {}),
    global_name: null,
    primary_guild: null,
  };
}

export function memberJson(
  world: World,
  userId: string,
  roleIds: readonly string[],
  timedOutUntil: string | null,
): JsonObject {
  return {
    avatar: null,
    banner: null,
    communication_disabled_until: timedOutUntil,
    flags: 0,
    joined_at: '2026-01-01T00:00:00.000000+00:00',
    nick: null,
    pending: false,
    premium_since: null,
    roles: roleIds,
    user: userJson(world, userId),
    mute: false,
    deaf: false,
  };
}

export function roleJson(role: DoubleRole, position: number): JsonObject {
  return {
    id: role.id,
    name: role.name,
    permissions: role.permissions.toString(),
    position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    mentionable: false,
    icon: null,
    unicode_emoji: null,
    flags: 0,
  };
}

export function channelJson(world: World, channel: DoubleChannel): JsonObject {
  if (channel.guildId === null) {
    return { id: channel.id, type: ChannelType.DM, flags: 0, last_message_id: null, recipients: [] };
  }
  const base = {
    id: channel.id,
    type: channel.type,
    flags: channel.requiresTag ? ChannelFlags.RequireTag : 0,
    guild_id: channel.guildId,
    name: channel.name,
    parent_id: channel.parentId,
    last_message_id: channel.messages.at(-1)?.id ?? null,
    rate_limit_per_user: 0,
  };
  return isThread(channel)
    ? { ...base, ...threadFields(world, channel) }
    : { ...base, ...guildChannelFields(channel) };
}

/** The answer to a list of threads. */
export function threadsJson(world: World, threads: readonly DoubleChannel[], hasMore: boolean): JsonObject {
  return { threads: threads.map((thread) => channelJson(world, thread)), members: [], has_more: hasMore };
}

function threadFields(world: World, channel: DoubleChannel): JsonObject {
  return {
    owner_id: channel.ownerId,
    applied_tags: channel.appliedTags,
    thread_metadata: {
      archived: channel.archivedAtMs !== null,
      archive_timestamp: new Date(channel.archivedAtMs ?? world.now()).toISOString(),
      auto_archive_duration: 1440,
      locked: channel.locked,
      create_timestamp: '2026-01-01T00:00:00.000000+00:00',
    },
    message_count: channel.messages.length,
    member_count: 1,
    total_message_sent: channel.messages.length,
  };
}

function guildChannelFields(channel: DoubleChannel): JsonObject {
  return {
    position: channel.position,
    nsfw: false,
    topic: null,
    ...(channel.type === ChannelType.GuildForum
      ? { available_tags: channel.tags.map((tag) => ({ ...tag, emoji_id: null, emoji_name: null })) }
      : {}),
    permission_overwrites: channel.overwrites.map((overwrite) => ({
      id: overwrite.id,
      type: overwrite.type,
      allow: overwrite.allow.toString(),
      deny: overwrite.deny.toString(),
    })),
  };
}

export function guildJson(guild: DoubleGuild): JsonObject {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    description: null,
    home_header: null,
    splash: null,
    discovery_splash: null,
    features: [],
    banner: null,
    owner_id: guild.ownerId,
    application_id: null,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: guild.systemChannelId,
    system_channel_flags: 0,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 0,
    roles: [...guild.roles.values()].map(roleJson),
    default_message_notifications: 1,
    mfa_level: 0,
    explicit_content_filter: 0,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: guild.locale,
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    public_updates_channel_id: null,
    premium_progress_bar_enabled: false,
    premium_progress_bar_enabled_user_customized: null,
    nsfw: false,
    nsfw_level: 0,
    emojis: [],
    stickers: [],
    incidents_data: null,
    inventory_settings: null,
    embed_enabled: false,
    embed_channel_id: null,
    moderator_reporting: null,
    owner_configured_content_level: 0,
  };
}

export function messageJson(world: World, message: DoubleMessage): JsonObject {
  return {
    id: message.id,
    channel_id: message.channelId,
    author: userJson(world, message.authorId),
    type: message.interaction === null ? 0 : 20,
    content: message.content,
    timestamp: new Date(message.createdAtMs).toISOString(),
    edited_timestamp: message.editedAtMs === null ? null : new Date(message.editedAtMs).toISOString(),
    flags: message.flags,
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    tts: false,
    pinned: false,
    attachments: [],
    embeds: [],
    components: answeredComponents(message.components),
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
    ...(message.authorId === world.botId ? { application_id: world.applicationId } : {}),
  };
}

/** Without the MessageContent intent, what others wrote comes without its substance. */
export function messageJsonWithoutIntent(world: World, message: DoubleMessage): JsonObject {
  const json = messageJson(world, message);
  return message.authorId === world.botId ? json : { ...json, content: '', components: [] };
}

/** Discord numbers the components that came without an id, and fills in what has a default. */
function answeredComponents(components: readonly ComponentJson[]): readonly unknown[] {
  let next = 1;
  const defaults: Readonly<Record<number, JsonObject>> = {
    [ComponentType.StringSelect]: { min_values: 1, max_values: 1, disabled: false },
    [ComponentType.ChannelSelect]: { min_values: 1, max_values: 1, disabled: false },
    [ComponentType.Separator]: { divider: true, spacing: 1 },
    [ComponentType.Container]: { accent_color: null, spoiler: false },
  };
  const number = (component: ComponentJson): JsonObject => {
    const id = component.id ?? next++;
    return {
      ...(defaults[component.type] ?? {}),
      ...component,
      id,
      ...(component.components ? { components: component.components.map(number) } : {}),
      ...(component.items ? { items: component.items.map(answeredItem) } : {}),
      ...(component.accessory ? { accessory: number(component.accessory) } : {}),
    };
  };
  return components.map(number);
}

/** A picture of a gallery has been stored by then. */
function answeredItem({ media, description = null, spoiler = false }: GalleryItemJson): JsonObject {
  return { media: { ...media, id: '1', proxy_url: media.url }, description, spoiler };
}
