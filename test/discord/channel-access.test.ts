import { ChannelType, PermissionFlagsBits as May, type OverwriteType } from 'discord-api-types/v10';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computePermissions } from '../../src/discord/channel-permissions.ts';
import { createDiscordPort } from '../../src/discord/discord-port.ts';
import { cannotDraw } from '../support/cannot-draw.ts';
import { botPermissionsIn } from '../support/discord/bot-permissions.ts';
import type { DiscordDouble } from '../support/discord/discord-double.ts';
import type { ChannelOptions, DoubleGuild, World } from '../support/discord/world.ts';
import { addChannelTo, addGuildTo, createWorld } from '../support/discord/world.ts';
import { doubleForTest, restTo } from './support.ts';

interface Case {
  readonly name: string;
  readonly channel?: (guild: DoubleGuild, double: DiscordDouble) => ChannelOptions;
  readonly change?: (guild: DoubleGuild, double: DiscordDouble) => void;
  readonly access: object;
}

const ok = {
  kind: 'ok',
  name: 'news',
  canReadHistory: true,
  canAttachFiles: true,
  takes: { kind: 'messages' },
};
const denied = (deny: bigint) => (guild: DoubleGuild) => ({
  overwrites: [{ id: guild.id, of: 'role' as const, deny }],
});
const roleOf = (guild: DoubleGuild): string => guild.bot?.roleIds[0] ?? '';
const threadIn = (deny: bigint) => (guild: DoubleGuild, double: DiscordDouble) => ({
  type: ChannelType.PublicThread,
  parentId: double.addChannel(guild.id, denied(deny)(guild)).id,
});

const cases: readonly Case[] = [
  { name: 'the invite’s permissions', access: ok },
  {
    name: 'an announcement channel',
    channel: () => ({ type: ChannelType.GuildAnnouncement }),
    access: { ...ok, takes: { kind: 'announcements' } },
  },
  {
    name: 'sending denied to everyone',
    channel: denied(May.SendMessages),
    access: { kind: 'missing', permissions: ['SendMessages'] },
  },
  {
    name: 'a private channel',
    channel: denied(May.ViewChannel),
    access: { kind: 'missing', permissions: ['ViewChannel'] },
  },
  {
    name: 'a private channel opened to the bot’s role',
    channel: (guild) => ({
      overwrites: [
        { id: guild.id, of: 'role', deny: May.ViewChannel | May.SendMessages },
        { id: roleOf(guild), of: 'role', allow: May.ViewChannel | May.SendMessages },
      ],
    }),
    access: ok,
  },
  {
    name: 'a channel where the bot itself is silenced',
    channel: (_, double) => ({ overwrites: [{ id: double.botId, of: 'member', deny: May.SendMessages }] }),
    access: { kind: 'missing', permissions: ['SendMessages'] },
  },
  {
    name: 'history denied',
    channel: denied(May.ReadMessageHistory),
    access: { ...ok, canReadHistory: false },
  },
  {
    name: 'files denied',
    channel: denied(May.AttachFiles),
    access: { ...ok, canAttachFiles: false },
  },
  {
    name: 'a bot in timeout',
    change: (guild, double) => {
      if (guild.bot) guild.bot.timedOutUntil = new Date(double.now() + 60_000).toISOString();
    },
    access: { kind: 'missing', permissions: ['SendMessages'] },
  },
  {
    name: 'a bot whose timeout is over',
    change: (guild, double) => {
      if (guild.bot) guild.bot.timedOutUntil = new Date(double.now() - 60_000).toISOString();
    },
    access: ok,
  },
  {
    name: 'an administrator, whatever is denied',
    channel: denied(May.ViewChannel | May.SendMessages),
    change: (guild) => {
      for (const role of guild.roles.values()) role.permissions |= May.Administrator;
    },
    access: ok,
  },
  { name: 'a thread', channel: threadIn(0n), access: ok },
  {
    name: 'a thread where its channel allows threads alone',
    channel: threadIn(May.SendMessages),
    access: ok,
  },
  {
    name: 'a thread where its channel forbids writing in threads',
    channel: threadIn(May.SendMessagesInThreads),
    access: { kind: 'missing', permissions: ['SendMessagesInThreads'] },
  },
  {
    name: 'a thread that is archived: a message opens it',
    channel: (guild, double) => ({ ...threadIn(0n)(guild, double), archived: true }),
    access: ok,
  },
  {
    name: 'a thread that is locked',
    channel: (guild, double) => ({ ...threadIn(0n)(guild, double), locked: true }),
    access: { kind: 'locked' },
  },
  {
    name: 'a locked thread, for who manages threads',
    channel: (guild, double) => ({ ...threadIn(0n)(guild, double), locked: true }),
    change: (guild) => {
      for (const role of guild.roles.values()) role.permissions |= May.ManageThreads;
    },
    access: ok,
  },
  {
    name: 'a forum',
    channel: () => ({ type: ChannelType.GuildForum }),
    access: { ...ok, takes: { kind: 'forumPosts', tags: [], tagRequired: false } },
  },
  {
    name: 'a forum that asks for a tag, with one that moderators keep to themselves',
    channel: () => ({
      type: ChannelType.GuildForum,
      requiresTag: true,
      tags: [{ name: 'News' }, { name: 'Official', moderated: true }],
    }),
    access: {
      ...ok,
      takes: {
        kind: 'forumPosts',
        tags: [{ id: expect.any(String), name: 'News' }],
        tagRequired: true,
      },
    },
  },
  {
    name: 'a forum where posts are denied',
    channel: (guild) => ({ type: ChannelType.GuildForum, ...denied(May.SendMessages)(guild) }),
    access: { kind: 'missing', permissions: ['CreatePosts'] },
  },
  {
    name: 'a channel that names a role which was deleted',
    channel: (guild) => ({
      overwrites: [{ id: roleOf(guild), of: 'role', allow: May.SendMessages | May.ViewChannel }],
    }),
    change: (guild) => {
      guild.roles.delete(roleOf(guild));
      if (guild.bot) guild.bot.roleIds = [];
    },
    access: { kind: 'missing', permissions: ['ViewChannel'] },
  },
  {
    name: 'a voice channel',
    channel: () => ({ type: ChannelType.GuildVoice }),
    access: { kind: 'unsupportedType' },
  },
  {
    name: 'a server that removed the bot',
    change: (guild, double) => double.kickBot(guild.id),
    access: { kind: 'missing', permissions: ['ViewChannel'] },
  },
];

describe('access to a channel', () => {
  it.each(cases)('$name', async ({ channel, change, access }) => {
    const double = await doubleForTest();
    const guild = double.addGuild();
    const { id } = double.addChannel(guild.id, channel?.(guild, double));
    change?.(guild, double);
    const port = createDiscordPort(restTo(double), double.botId, double.now, cannotDraw);
    expect(await port.channelAccess(guild.id, id)).toEqual(access);
  });

  it('does not know channels of other servers, nor those that are gone', async () => {
    const double = await doubleForTest();
    const [here, there] = [double.addGuild(), double.addGuild()];
    const port = createDiscordPort(restTo(double), double.botId, double.now, cannotDraw);
    const { id } = double.addChannel(there.id);
    expect(await port.channelAccess(here.id, id)).toEqual({ kind: 'unknownChannel' });
    double.deleteChannel(id);
    expect(await port.channelAccess(there.id, id)).toEqual({ kind: 'unknownChannel' });
  });

  it('asks each time, and says so when there is no answer', async () => {
    const double = await doubleForTest();
    const guild = double.addGuild();
    const { id } = double.addChannel(guild.id);
    const port = createDiscordPort(restTo(double), double.botId, double.now, cannotDraw);
    expect(await port.channelAccess(guild.id, id)).toEqual(ok);
    for (const role of guild.roles.values()) role.permissions &= ~May.SendMessages;
    expect(await port.channelAccess(guild.id, id)).toEqual({
      kind: 'missing',
      permissions: ['SendMessages'],
    });
    double.faults.add({ path: /^\/guilds\//, fault: { kind: 'answer', status: 500 } });
    expect(await port.channelAccess(guild.id, id)).toEqual({ kind: 'unreachable' });
  });
});

describe('permissions as Discord reckons them', () => {
  const bits = fc
    .bigInt({ min: 0n, max: (1n << 12n) - 1n })
    .map((low) => (low << 3n) | ((low & 1n) === 1n ? May.SendMessagesInThreads : 0n));
  const overwrite = fc.record({
    of: fc.constantFrom('everyone', 'botRole', 'otherRole', 'bot', 'stranger'),
    allow: bits,
    deny: bits,
  });

  function build(
    world: World,
    everyone: bigint,
    bot: bigint,
    overwrites: readonly { of: string; allow: bigint; deny: bigint }[],
    owner: boolean,
  ) {
    const guild = addGuildTo(world, { everyone, bot, ...(owner ? { ownerId: world.botId } : {}) });
    const ids: Record<string, string> = {
      everyone: guild.id,
      botRole: roleOf(guild),
      otherRole: '77',
      bot: world.botId,
      stranger: '78',
    };
    const channel = addChannelTo(world, guild.id, {
      overwrites: overwrites.map(({ of, allow, deny }) => ({
        id: ids[of] ?? '',
        of: of === 'bot' || of === 'stranger' ? 'member' : 'role',
        allow,
        deny,
      })),
    });
    return { guild, channel };
  }

  it('agrees with the double’s own reckoning wherever the channel can be seen', () => {
    fc.assert(
      fc.property(
        bits,
        bits,
        fc.uniqueArray(overwrite, { selector: ({ of }) => of }),
        fc.boolean(),
        (everyone, bot, overwrites, owner) => {
          const world = createWorld(() => 1_800_000_000_000);
          const { guild, channel } = build(world, everyone, bot, overwrites, owner);
          const computed = computePermissions(
            {
              guild: {
                id: guild.id,
                owner_id: guild.ownerId,
                roles: [...guild.roles.values()].map(({ id, permissions }) => ({
                  id,
                  permissions: permissions.toString(),
                })),
              },
              member: { roles: guild.bot?.roleIds ?? [], communication_disabled_until: null },
            },
            channel.overwrites.map(({ id, type, allow, deny }) => ({
              id,
              type: type as OverwriteType,
              allow: `${allow}`,
              deny: `${deny}`,
            })),
            { userId: world.botId, now: world.now },
          );
          const visible = (computed & May.ViewChannel) !== 0n;
          expect(visible ? computed : 0n).toBe(botPermissionsIn(world, channel));
        },
      ),
    );
  });
});
