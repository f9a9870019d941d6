import { ChannelType, OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { DoubleChannel, DoubleGuild, World } from './world.ts';

const everything = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);
const threadTypes: readonly ChannelType[] = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
];

export function isThread(channel: DoubleChannel): boolean {
  return threadTypes.includes(channel.type);
}

/**
 * The bot's permissions in a channel, written for the double alone, so that it can disagree with the bot's own
 * reckoning. Order and precedence: https://discord.com/developers/docs/topics/permissions#permission-overwrites
 */
export function botPermissionsIn(world: World, channel: DoubleChannel): bigint {
  if (channel.guildId === null) return everything;
  const guild = world.guilds.get(channel.guildId);
  if (guild?.bot == null) return 0n;
  if (guild.ownerId === world.botId) return everything;

  const roleIds = [guild.id, ...guild.bot.roleIds];
  let granted = roleIds.reduce((sum, id) => sum | (guild.roles.get(id)?.permissions ?? 0n), 0n);
  if (granted & PermissionFlagsBits.Administrator) return everything;

  granted = applyOverwrites(granted, world, guild, overwritesFor(world, channel));
  if (!(granted & PermissionFlagsBits.ViewChannel)) return 0n;
  if (guild.bot.timedOutUntil !== null && Date.parse(guild.bot.timedOutUntil) > world.now()) {
    return granted & (PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory);
  }
  return granted;
}

function overwritesFor(world: World, channel: DoubleChannel): DoubleChannel['overwrites'] {
  if (!isThread(channel)) return channel.overwrites;
  return world.channels.get(channel.parentId ?? '')?.overwrites ?? [];
}

function applyOverwrites(
  base: bigint,
  world: World,
  guild: DoubleGuild,
  overwrites: DoubleChannel['overwrites'],
): bigint {
  const layers = [
    overwrites.filter((o) => o.type === OverwriteType.Role && o.id === guild.id),
    overwrites.filter((o) => o.type === OverwriteType.Role && guild.bot?.roleIds.includes(o.id)),
    overwrites.filter((o) => o.type === OverwriteType.Member && o.id === world.botId),
  ];
  return layers.reduce((granted, layer) => {
    const deny = layer.reduce((sum, o) => sum | o.deny, 0n);
    const allow = layer.reduce((sum, o) => sum | o.allow, 0n);
    return (granted & ~deny) | allow;
  }, base);
}

/** Sending in a thread asks for SendMessagesInThreads in place of SendMessages. */
export function botMayInChannel(world: World, channel: DoubleChannel, permission: bigint): boolean {
  const asked =
    isThread(channel) && permission === PermissionFlagsBits.SendMessages
      ? PermissionFlagsBits.SendMessagesInThreads
      : permission;
  return (botPermissionsIn(world, channel) & asked) === asked;
}
