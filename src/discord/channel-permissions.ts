import type { REST } from 'discord.js';
import type { APIChannel, APIGuild, APIGuildMember, APIOverwrite } from 'discord-api-types/v10';
import { ChannelType, OverwriteType, PermissionFlagsBits, Routes } from 'discord-api-types/v10';

const all = Object.values(PermissionFlagsBits).reduce((bits, bit) => bits | bit, 0n);
const keptInTimeout = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory;

/** Whose permissions are asked for, and the time, for timeouts. */
export interface Member {
  readonly userId: string;
  readonly now: () => number;
}

interface Membership {
  readonly guild: Pick<APIGuild, 'id' | 'owner_id'> & {
    readonly roles: readonly { id: string; permissions: string }[];
  };
  readonly member: Pick<APIGuildMember, 'roles' | 'communication_disabled_until'>;
}

/**
 * A member's permissions in a channel, as a bit field: @everyone and roles, then the channel's overwrites for
 * @everyone, for roles and for the member; owner and administrators may everything; a timeout leaves reading.
 * https://discord.com/developers/docs/topics/permissions#permission-overwrites
 */
export function computePermissions(
  { guild, member }: Membership,
  overwrites: readonly Pick<APIOverwrite, 'id' | 'type' | 'allow' | 'deny'>[],
  { userId, now }: Member,
): bigint {
  if (guild.owner_id === userId) return all;
  const roleIds = new Set([guild.id, ...member.roles]);
  const base = union(guild.roles.filter(({ id }) => roleIds.has(id)).map(({ permissions }) => permissions));
  if (base & PermissionFlagsBits.Administrator) return all;

  const ofRoles = overwrites.filter(({ type }) => type === OverwriteType.Role);
  const layers = [
    ofRoles.filter(({ id }) => id === guild.id),
    ofRoles.filter(({ id }) => id !== guild.id && roleIds.has(id)),
    overwrites.filter(({ type, id }) => type === OverwriteType.Member && id === userId),
  ];
  const granted = layers.reduce(
    (bits, layer) => (bits & ~union(layer.map(({ deny }) => deny))) | union(layer.map(({ allow }) => allow)),
    base,
  );
  const timedOut = Date.parse(member.communication_disabled_until ?? '') > now();
  return timedOut ? granted & keptInTimeout : granted;
}

function union(fields: readonly string[]): bigint {
  return fields.reduce((bits, field) => bits | BigInt(field), 0n);
}

export function isThread({ type }: Pick<APIChannel, 'type'>): boolean {
  return (
    type === ChannelType.PublicThread ||
    type === ChannelType.PrivateThread ||
    type === ChannelType.AnnouncementThread
  );
}

/** Asks Discord for a channel and for what a member may do there; a thread has the overwrites of its channel. */
export async function fetchPermissions(
  rest: REST,
  self: Member,
  channelId: string,
): Promise<{ readonly channel: APIChannel; readonly guildId: string | null; readonly permissions: bigint }> {
  const channel = (await rest.get(Routes.channel(channelId))) as APIChannel;
  const guildId = 'guild_id' in channel ? (channel.guild_id ?? null) : null;
  if (guildId === null) return { channel, guildId, permissions: all };
  const [guild, member, overwritten] = await Promise.all([
    rest.get(Routes.guild(guildId)) as Promise<APIGuild>,
    rest.get(Routes.guildMember(guildId, self.userId)) as Promise<APIGuildMember>,
    isThread(channel) ? fetchParent(rest, channel) : channel,
  ]);
  const overwrites = 'permission_overwrites' in overwritten ? (overwritten.permission_overwrites ?? []) : [];
  return { channel, guildId, permissions: computePermissions({ guild, member }, overwrites, self) };
}

async function fetchParent(rest: REST, thread: APIChannel): Promise<APIChannel> {
  const parentId = 'parent_id' in thread ? thread.parent_id : null;
  if (parentId == null) throw new Error('a thread without a channel');
  return (await rest.get(Routes.channel(parentId))) as APIChannel;
}
