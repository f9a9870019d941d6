import { setTimeout } from 'node:timers/promises';
import { ChannelType } from 'discord-api-types/v10';
import { beforeAll, expect, test } from 'vitest';
import type { DiscordDouble } from '../support/discord/discord-double.ts';
import { stageBot } from '../support/stage-bot.ts';

let double: DiscordDouble;
let guildId: string;
let channelId: string;

const stage = stageBot();
beforeAll(() => {
  ({ double, guildId, channelId } = stage);
});

function setUp(options: Readonly<Record<string, string | boolean>>) {
  return double.user.slash('digest setup', options, { channelId });
}

test('a forum gets a post of its own for each digest, with the tags that were chosen', async () => {
  const forum = double.addChannel(guildId, {
    type: ChannelType.GuildForum,
    name: 'forum',
    requiresTag: true,
    tags: [{ name: 'News' }, { name: 'Asia' }],
  });
  expect((await setUp({ channel: forum.id })).text).toContain('requires a tag');
  expect((await setUp({ channel: forum.id, tag: 'Sports' })).text).toContain('It has: News, Asia');
  const typed = { channelId, options: { channel: forum.id } };
  const offered = await double.user.autocomplete('digest setup', 'tag', 'news, a', typed);
  expect(offered.map(({ name }) => name)).toEqual(['News, Asia']);
  const set = await setUp({ channel: forum.id, tag: String(offered[0]?.value), language: 'zh-CN' });
  expect(set.text).toContain('each as a forum post, tagged News, Asia');

  const [choice] = await double.user.autocomplete('digest send', 'subscription', '#forum', { channelId });
  const subscription = String(choice?.value);
  const sent = await double.user.slash('digest send', { subscription }, { channelId });
  expect(sent.text).toContain('Posted');
  const posts = [...double.channels.values()].filter(({ parentId }) => parentId === forum.id);
  expect(posts).toHaveLength(1);
  expect(posts[0]?.name).toMatch(/^中俄简报 · \d{4}年\d+月\d+日$/);
  expect(posts[0]?.appliedTags).toEqual(forum.tags.map(({ id }) => id));
  const history = await double.user.slash('digest history', { subscription }, { channelId });
  expect(history.text).toContain(`https://discord.com/channels/${guildId}/${posts[0]?.id}`);
});

test('an announcement channel is published from when asked to, and nothing else can be', async () => {
  const news = double.addChannel(guildId, { type: ChannelType.GuildAnnouncement, name: 'announced' });
  expect((await setUp({ channel: channelId, publish: true })).text).toContain(
    'is not an announcement channel',
  );
  expect((await setUp({ channel: news.id, publish: true })).text).toContain('published to followers');
  const [choice] = await double.user.autocomplete('digest send', 'subscription', '#announced', { channelId });
  const subscription = String(choice?.value);
  await double.user.slash('digest send', { subscription }, { channelId });
  await double.until(() => double.messagesIn(news.id).some(({ published }) => published), 15_000);
  const isTold = async () =>
    (await double.user.slash('digest history', { subscription }, { channelId })).text.includes('published');
  while (!(await isTold())) await setTimeout(50);
});

test('a thread that is locked is told so', async () => {
  const locked = double.addChannel(guildId, {
    type: ChannelType.PublicThread,
    parentId: channelId,
    locked: true,
  });
  expect((await setUp({ channel: locked.id })).text).toContain('is locked');
});
