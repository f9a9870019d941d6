import { setTimeout } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import type { DiscordDouble } from '../support/discord/discord-double.ts';
import { textOf } from '../support/discord/user-actions.ts';
import { stageBot } from '../support/stage-bot.ts';

let double: DiscordDouble;
let dataDir: string;
let guildId: string;
let channelId: string;

const stage = stageBot();
beforeAll(() => {
  ({ double, dataDir, guildId, channelId } = stage);
});

function setUp(options: Readonly<Record<string, string>>, locale = 'en-US') {
  return double.user.slash('digest setup', { zone: 'Asia/Shanghai', ...options }, { channelId, locale });
}

/** The next runs that an answer shows, in Shanghai's time. */
function runsIn(text: string): readonly string[] {
  return [...text.matchAll(/- <t:(\d+):F>/g)].map(([, seconds]) =>
    new Date(Number(seconds) * 1000 + 8 * 3_600_000).toISOString().slice(0, 16),
  );
}

test.each([
  ['several times a day', { time: '18:30, 8 am' }, '08:00, 18:30 · every day', /T(08:00|18:30)$/],
  ['chosen weekdays', { days: 'Mon, Thu' }, '08:00 · Mon, Thu', /T08:00$/],
  ['a day of the month', { days: '15' }, '08:00 · on day 15 of each month', /-15T08:00$/],
  ['its last day', { days: 'last day' }, '08:00 · on the last day of each month', /-(28|29|30|31)T08:00$/],
])('setup takes %s', async (_name, options, told, run) => {
  const seen = await setUp(options);
  expect(seen.text).toContain(told);
  expect(runsIn(seen.text)).toHaveLength(3);
  for (const shown of runsIn(seen.text)) expect(shown).toMatch(run);
});

test.each([
  ['en-US', { time: '08:00, noon' }, '“08:00, noon” is not a time of day'],
  ['en-US', { time: '1:00, 2:00, 3:00, 4:00, 5:00, 6:00, 7:00' }, 'at most 6 times a day'],
  ['zh-CN', { days: '32' }, '无法识别“32”'],
  ['ru', { days: '15, 30' }, '«15, 30» — не список дней'],
  ['en-US', { zone: 'UTC+8' }, '“UTC+8” is not a time zone'],
])('in %s, %j gets a sentence', async (locale, options, sentence) => {
  expect((await setUp(options, locale)).text).toContain(sentence);
});

test.each([
  ['time', '8pm, 6', ['06:00, 20:00']],
  ['days', '5', ['on day 5 of each month', 'Fri']],
  ['days', 'last', ['on the last day of each month']],
  ['days', 'fri-sun', ['Fri, Sat, Sun']],
])('completion of %s shows how %s is understood, and its value is read so', async (option, typed, names) => {
  const choices = await double.user.autocomplete('digest setup', option, typed, { channelId });
  expect(choices.map(({ name }) => name)).toEqual(names);
  for (const { name, value } of choices)
    expect((await setUp({ [option]: String(value) })).text).toContain(name);
});

test('history and why tell of what was sent, with a link to it', async () => {
  const told = double.addChannel(guildId, { name: 'told' });
  await setUp({ channel: told.id });
  const [choice] = await double.user.autocomplete('digest send', 'subscription', '#told', { channelId });
  const subscription = String(choice?.value);
  const ask = (command: string, options = {}) =>
    double.user.slash(`digest ${command}`, { subscription, ...options }, { channelId });

  expect((await ask('history')).text).toContain('has had no runs yet');
  expect((await ask('send')).text).toContain('Posted');
  const [post] = double.messagesIn(told.id);
  const link = `https://discord.com/channels/${guildId}/${told.id}/${post?.id}`;
  expect((await ask('history')).text).toContain(link);
  const why = await ask('why', { date: 'today' });
  expect(why.visibility).toBe('private');
  expect(why.text).toContain(link);
  expect((await ask('why', { date: '2026-13-01' })).text).toContain('is not a date');
  expect((await ask('why', { date: '2020-01-01' })).text).toContain('did not exist yet');
});

test('a server that comes back goes on with its next run, and nothing comes at once', async () => {
  const guild = double.addGuild();
  const { id: newsId } = double.addChannel(guild.id);
  const listed = () => double.user.slash('digest list', {}, { channelId: newsId });
  await double.user.slash('digest setup', { days: 'last day' }, { channelId: newsId });
  const before = (await listed()).text;
  const { bot: membership } = guild;

  double.kickBot(guild.id);
  await untilStored(async (store) => (await store.leftGuilds()).includes(guild.id));
  guild.bot = membership;
  double.setAvailable(guild.id, true);
  await untilStored(async (store) => (await store.leftGuilds()).length === 0);

  expect((await listed()).text).toBe(before);
  const [choice] = await double.user.autocomplete('digest history', 'subscription', '', {
    channelId: newsId,
  });
  const subscription = String(choice?.value);
  const history = await double.user.slash('digest history', { subscription }, { channelId: newsId });
  expect(history.text).toContain('has had no runs yet');
  const posts = double.messagesIn(newsId).filter(({ interaction }) => interaction === null);
  // The greeting may come: to this bot, a server that was there when it started has never been greeted.
  expect(posts.filter((post) => !textOf(post).includes('Amur is here'))).toEqual([]);
});

/** Looks into the bot's own database until it says so. */
async function untilStored(holds: (store: Store['subscriptions']) => Promise<boolean>): Promise<void> {
  const store = await openStore(dataDir);
  try {
    while (!(await holds(store.subscriptions))) await setTimeout(20);
  } finally {
    await store.close();
  }
}
