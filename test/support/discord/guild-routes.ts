import { PermissionFlagsBits } from 'discord-api-types/v10';
import { isThread } from './bot-permissions.ts';
import type { Route } from './route.ts';
import { ApiError, param } from './route.ts';
import { channelJson, guildJson, memberJson, roleJson, threadsJson } from './wire-format.ts';
import type { World } from './world.ts';

export function guildRoutes(world: World): readonly Route[] {
  /** A server that the bot is not in is, to the bot, unknown. */
  const guildWithBot = (id: string) => {
    const guild = world.guilds.get(id);
    if (guild?.bot == null) throw new ApiError(404, 10004);
    return { guild, bot: guild.bot };
  };
  return [
    {
      method: 'GET',
      template: '/guilds/{guild_id}',
      handle: (call) => ({ status: 200, body: guildJson(guildWithBot(param(call, 'guild_id')).guild) }),
    },
    {
      method: 'GET',
      template: '/guilds/{guild_id}/roles',
      handle: (call) => {
        const { guild } = guildWithBot(param(call, 'guild_id'));
        return { status: 200, body: [...guild.roles.values()].map(roleJson) };
      },
    },
    {
      method: 'GET',
      template: '/guilds/{guild_id}/channels',
      handle: (call) => {
        const { guild } = guildWithBot(param(call, 'guild_id'));
        const channels = [...world.channels.values()].filter(
          (channel) => channel.guildId === guild.id && !isThread(channel) && !channel.deleted,
        );
        return { status: 200, body: channels.map((channel) => channelJson(world, channel)) };
      },
    },
    {
      method: 'GET',
      template: '/guilds/{guild_id}/threads/active',
      handle: (call) => {
        const { guild } = guildWithBot(param(call, 'guild_id'));
        const active = [...world.channels.values()].filter(
          (channel) =>
            channel.guildId === guild.id &&
            isThread(channel) &&
            !channel.deleted &&
            channel.archivedAtMs === null &&
            world.botMay(channel, PermissionFlagsBits.ViewChannel),
        );
        return { status: 200, body: threadsJson(world, active, false) };
      },
    },
    {
      method: 'GET',
      template: '/guilds/{guild_id}/members/{user_id}',
      handle: (call) => {
        const { bot } = guildWithBot(param(call, 'guild_id'));
        const userId = param(call, 'user_id');
        if (userId !== world.botId) throw new ApiError(404, 10007);
        return { status: 200, body: memberJson(world, userId, bot.roleIds, bot.timedOutUntil) };
      },
    },
  ];
}
