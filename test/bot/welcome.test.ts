import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChannelType, PermissionFlagsBits as May } from 'discord-api-types/v10';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BotProcess, startBot } from '../support/bot-process.ts';
import { type DiscordDouble, startDiscordDouble } from '../support/discord/discord-double.ts';
import type { ChannelOptions, DoubleChannel } from '../support/discord/world.ts';

let double: DiscordDouble;
let bot: BotProcess;
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'amur-welcome-'));
  double = await startDiscordDouble();
  bot = startBot(double, dataDir);
  await double.until(() => double.gateway.connected > 0, 20_000);
}, 30_000);

afterAll(async () => {
  await bot?.end('SIGKILL');
  await double?.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** A server that the bot is not in yet, with channels as its owner ordered them. */
function server(
  locale: string,
  channelsOf: (guildId: string) => readonly ChannelOptions[],
): { readonly id: string; readonly channels: readonly DoubleChannel[] } {
  const guild = double.addGuild({ locale });
  guild.bot = null;
  return { id: guild.id, channels: channelsOf(guild.id).map((one) => double.addChannel(guild.id, one)) };
}

const closedTo = (guildId: string, deny: bigint) => ({
  overwrites: [{ id: guildId, of: 'role' as const, deny }],
});

/** What the log says of each time that the bot joined a server, in order. */
function welcomesOf(guildId: string): readonly string[] {
  return bot
    .log()
    .split('\n')
    .filter((line) => line.includes('joined a server') && line.includes(guildId))
    .map((line) => String(JSON.parse(line).welcome));
}

async function invite(guildId: string): Promise<string> {
  const before = welcomesOf(guildId).length;
  double.inviteBot(guildId);
  await double.until(() => welcomesOf(guildId).length > before);
  return welcomesOf(guildId).at(-1) ?? '';
}

const textIn = ({ id }: DoubleChannel) => JSON.stringify(double.messagesIn(id).map((one) => one.components));

test.each([
  ['en-US', '/digest setup', 'Amur is here'],
  ['zh-CN', '/简报 设置', 'Amur 已加入'],
  ['zh-TW', '/簡報 設定', '「/新聞 簡報」'],
  ['ru', '/дайджест настроить', '/новости дайджест'],
  ['de', '/digest setup', '/privacy'],
])('a server whose language is %s is greeted in its system channel, once', async (locale, ...words) => {
  const { id, channels } = server(locale, () => [{ name: 'first' }, { name: 'system', position: 1 }]);
  const [first, system] = channels;
  if (first === undefined || system === undefined) throw new Error('no channels');
  const guild = double.guilds.get(id);
  if (guild) guild.systemChannelId = system.id;
  expect(await invite(id)).toBe('sent');
  expect(double.messagesIn(system.id)).toHaveLength(1);
  for (const word of words) expect(textIn(system)).toContain(word);
  expect(double.messagesIn(first.id)).toEqual([]);

  double.kickBot(id);
  expect(await invite(id)).toBe('known');
  expect(double.messagesIn(system.id)).toHaveLength(1);
});

test('without a system channel it may write in, it takes the first text channel where it may', async () => {
  const { id, channels } = server('en-US', (guildId) => [
    { name: 'third', position: 3 },
    { name: 'voice', position: 0, type: ChannelType.GuildVoice },
    { name: 'second', position: 2 },
    { name: 'rules', position: 1, ...closedTo(guildId, May.SendMessages) },
    { name: 'hidden', position: 0, ...closedTo(guildId, May.ViewChannel) },
    { name: 'announcements', position: 0, type: ChannelType.GuildAnnouncement },
  ]);
  const guild = double.guilds.get(id);
  if (guild) guild.systemChannelId = channels[3]?.id ?? null;
  expect(await invite(id)).toBe('sent');
  expect(channels.map((one) => double.messagesIn(one.id).length)).toEqual([0, 0, 1, 0, 0, 0]);
});

test('channels in a category come after those in none, in the order of the categories', async () => {
  const { id } = server('en-US', () => []);
  const [late, early] = [9, 1].map((position) =>
    double.addChannel(id, { type: ChannelType.GuildCategory, position }),
  );
  const inLate = double.addChannel(id, { position: 0, parentId: late?.id ?? '' });
  const inEarly = double.addChannel(id, { position: 5, parentId: early?.id ?? '' });
  expect(await invite(id)).toBe('sent');
  expect([inLate, inEarly].map((one) => double.messagesIn(one.id).length)).toEqual([0, 1]);
});

test('a server where it may write nowhere is left alone', async () => {
  const { id, channels } = server('en-US', (guildId) => [closedTo(guildId, May.SendMessages)]);
  expect(await invite(id)).toBe('nowhere');
  expect(channels.map((one) => double.messagesIn(one.id))).toEqual([[]]);
});

test('a greeting whose fate is unknown is not sent again, even when the bot is killed over it', async () => {
  const { id, channels } = server('en-US', () => [{ name: 'only' }]);
  double.faults.add({ method: 'POST', path: /\/messages$/, fault: { kind: 'reset', accepted: true } });
  expect(await invite(id)).toBe('notSent');
  await bot.end('SIGKILL');
  bot = startBot(double, dataDir);
  await double.until(() => double.gateway.connected > 0, 20_000);
  double.kickBot(id);
  expect(await invite(id)).toBe('known');
  expect(channels.map((one) => double.messagesIn(one.id).length)).toEqual([1]);
});

test('servers that it was in before, and those that come back from an outage, are not greeted', async () => {
  const { id, channels } = server('en-US', () => [{ name: 'only' }]);
  await bot.end('SIGTERM');
  const guild = double.guilds.get(id);
  if (guild) guild.bot = { roleIds: [...guild.roles.keys()], timedOutUntil: null };
  bot = startBot(double, dataDir);
  await double.until(() => double.gateway.connected > 0, 20_000);
  double.setAvailable(id, false);
  double.setAvailable(id, true);
  // One that joins after it is greeted, so the others were heard by then.
  const later = server('en-US', () => [{ name: 'later' }]);
  expect(await invite(later.id)).toBe('sent');
  expect(welcomesOf(id)).toEqual([]);
  expect(channels.map((one) => double.messagesIn(one.id))).toEqual([[]]);
});
