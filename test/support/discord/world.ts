import { ChannelType, OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import { botMayInChannel } from './bot-permissions.ts';
import type { ComponentJson, JsonObject } from './json.ts';

export interface DoubleRole {
  readonly id: string;
  name: string;
  permissions: bigint;
}

export interface DoubleGuild {
  readonly id: string;
  name: string;
  ownerId: string;
  locale: string;
  systemChannelId: string | null;
  /** By id; the role with the guild's own id is @everyone. */
  readonly roles: Map<string, DoubleRole>;
  /** Null once the bot was removed. */
  bot: { roleIds: string[]; timedOutUntil: string | null } | null;
  /** False during an outage. */
  available: boolean;
}

interface Overwrite {
  readonly id: string;
  readonly type: OverwriteType;
  readonly allow: bigint;
  readonly deny: bigint;
}

interface DoubleTag {
  readonly id: string;
  readonly name: string;
  /** Only moderators may give it. */
  readonly moderated: boolean;
}

export interface DoubleChannel {
  readonly id: string;
  /** Null for a direct message channel. */
  readonly guildId: string | null;
  readonly type: ChannelType;
  name: string;
  /** The category of a channel, the channel of a thread. */
  readonly parentId: string | null;
  readonly position: number;
  overwrites: Overwrite[];
  deleted: boolean;
  /** Of a forum. */
  readonly tags: readonly DoubleTag[];
  /** Of a forum: each post needs a tag. */
  requiresTag: boolean;
  /** Of a post in a forum. */
  readonly appliedTags: readonly string[];
  /** Of a thread. */
  archivedAtMs: number | null;
  locked: boolean;
  readonly ownerId: string;
  /** Oldest first; ephemeral ones are not here. */
  readonly messages: DoubleMessage[];
}

export interface DoubleMessage {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly createdAtMs: number;
  nonce: string | null;
  enforcedNonce: boolean;
  content: string;
  components: readonly ComponentJson[];
  flags: number;
  editedAtMs: number | null;
  deleted: boolean;
  published: boolean;
  files: readonly { readonly name: string; readonly sizeBytes: number }[];
  /** The interaction's type that made it, for answers. */
  readonly interaction: JsonObject | null;
}

const everyPermissionOfTheInvite =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.AttachFiles;

const discordEpochMs = 1_420_070_400_000n;

/** What the double's Discord holds: servers, channels, messages. Changed by the REST routes and by the test. */
export interface World {
  readonly applicationId: string;
  readonly botId: string;
  /** https://discord.com/developers/docs/resources/application#application-object-application-flags */
  readonly applicationFlags: number;
  readonly guilds: Map<string, DoubleGuild>;
  readonly channels: Map<string, DoubleChannel>;
  /** Ids of channels with one user each. */
  readonly directMessages: Map<string, string>;
  /** Milliseconds since 1970, the test's clock. */
  now(): number;
  /** A fresh id that carries the time. */
  snowflake(): string;
  makeMessage(channelId: string, fields: Partial<DoubleMessage>): DoubleMessage;
  botMay(channel: DoubleChannel, permission: bigint): boolean;
}

export function createWorld(now: () => number, applicationFlags = 0): World {
  let count = 0n;
  const snowflake = (): string => {
    count += 1n;
    return (((BigInt(now()) - discordEpochMs) << 22n) | (count & 0x3fffffn)).toString();
  };
  const applicationId = snowflake();
  const world: World = {
    applicationId,
    botId: snowflake(),
    applicationFlags,
    guilds: new Map(),
    channels: new Map(),
    directMessages: new Map(),
    now,
    snowflake,
    makeMessage: (channelId, fields) => ({
      id: snowflake(),
      channelId,
      authorId: world.botId,
      createdAtMs: now(),
      nonce: null,
      enforcedNonce: false,
      content: '',
      components: [],
      flags: 0,
      editedAtMs: null,
      deleted: false,
      published: false,
      files: [],
      interaction: null,
      ...fields,
    }),
    botMay: (channel, permission) => botMayInChannel(world, channel, permission),
  };
  return world;
}

export interface GuildOptions {
  readonly id?: string;
  readonly name?: string;
  readonly ownerId?: string;
  readonly locale?: string;
  readonly everyone?: bigint;
  /** Permissions of the bot's own role: by default what the invite asks for. Null: only people there installed the bot, for themselves. */
  readonly bot?: bigint | null;
}

export function addGuildTo(world: World, options: GuildOptions): DoubleGuild {
  const id = options.id ?? world.snowflake();
  const botRoleId = world.snowflake();
  const guild: DoubleGuild = {
    id,
    name: options.name ?? `Server ${world.guilds.size + 1}`,
    ownerId: options.ownerId ?? world.snowflake(),
    locale: options.locale ?? 'en-US',
    systemChannelId: null,
    roles: new Map([
      [id, { id, name: '@everyone', permissions: options.everyone ?? 0n }],
      [botRoleId, { id: botRoleId, name: 'Amur', permissions: options.bot ?? everyPermissionOfTheInvite }],
    ]),
    bot: options.bot === null ? null : { roleIds: [botRoleId], timedOutUntil: null },
    available: true,
  };
  world.guilds.set(id, guild);
  return guild;
}

export interface ChannelOptions {
  readonly tags?: readonly { readonly name: string; readonly moderated?: boolean }[];
  readonly requiresTag?: boolean;
  readonly appliedTags?: readonly string[];
  readonly locked?: boolean;
  readonly archived?: boolean;
  readonly ownerId?: string;
  readonly type?: ChannelType;
  readonly name?: string;
  readonly parentId?: string;
  readonly position?: number;
  readonly overwrites?: readonly {
    readonly id: string;
    readonly of: 'role' | 'member';
    readonly allow?: bigint;
    readonly deny?: bigint;
  }[];
}

export function addChannelTo(world: World, guildId: string | null, options: ChannelOptions): DoubleChannel {
  const channel: DoubleChannel = {
    id: world.snowflake(),
    guildId,
    type: options.type ?? (guildId === null ? ChannelType.DM : ChannelType.GuildText),
    name: options.name ?? 'news',
    parentId: options.parentId ?? null,
    position: options.position ?? 0,
    overwrites: (options.overwrites ?? []).map((overwrite) => ({
      id: overwrite.id,
      type: overwrite.of === 'role' ? OverwriteType.Role : OverwriteType.Member,
      allow: overwrite.allow ?? 0n,
      deny: overwrite.deny ?? 0n,
    })),
    deleted: false,
    tags: (options.tags ?? []).map(({ name, moderated = false }) => ({
      id: world.snowflake(),
      name,
      moderated,
    })),
    requiresTag: options.requiresTag ?? false,
    appliedTags: options.appliedTags ?? [],
    archivedAtMs: options.archived === true ? world.now() : null,
    locked: options.locked ?? false,
    ownerId: options.ownerId ?? world.botId,
    messages: [],
  };
  world.channels.set(channel.id, channel);
  return channel;
}

/** The id of the channel between the bot and a user; the same at every call. */
export function directMessageChannel(world: World, userId: string): string {
  const known = world.directMessages.get(userId);
  if (known !== undefined) return known;
  const { id } = addChannelTo(world, null, {});
  world.directMessages.set(userId, id);
  return id;
}
