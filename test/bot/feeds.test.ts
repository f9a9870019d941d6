import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { starterFeeds } from '../../src/sources/feed-list.ts';
import { openStore } from '../../src/store/open-store.ts';
import { type BotProcess, startBot } from '../support/bot-process.ts';
import { type DiscordDouble, startDiscordDouble } from '../support/discord/discord-double.ts';
import { textOf } from '../support/discord/user-actions.ts';
import { type FeedSite, type SiteItem, startFeedSite } from '../support/feed-site.ts';

let double: DiscordDouble;
let bot: BotProcess;
let site: FeedSite;
let dataDir: string;
let channelId: string;

function item(number: number, title: string, text: string): SiteItem {
  const publishedAt = new Date(Date.now() - 60_000 * (100 - number)).toISOString();
  return { path: `/a/${number}`, title, summary: text, page: [`${text}（完）`], publishedAt };
}

const visit = item(
  1,
  '王毅在莫斯科会见拉夫罗夫',
  '中国外长王毅周五在莫斯科会见俄罗斯外长拉夫罗夫，双方就中俄能源合作与边境贸易深入交换意见。',
);
const exercise = item(
  2,
  '中俄海军在日本海举行联合演习',
  '中国国防部宣布，中国与俄罗斯海军周六在日本海开始联合演习，俄罗斯太平洋舰队派出多艘舰艇参加。',
);

const start = () => startBot(double, dataDir, { AMUR_FEEDS: `${site.url}/feed`, AMUR_FEED_HOSTS: site.host });

async function until(
  command: string,
  options: Readonly<Record<string, string>>,
  text: string,
): Promise<void> {
  while (!(await double.user.slash(command, options, { channelId })).text.includes(text)) await sleep(50);
}

/** A moment after it was stored; a digest that comes before leaves it to the next one. */
const untilItHasAStory = (title: string) => until('news story', { story: title }, `### ${title}`);

/** As if half an hour had passed: the feed is due when the bot starts again. */
async function pollAgain(): Promise<void> {
  await bot.end('SIGTERM');
  const store = await openStore(dataDir);
  const due = (await store.feeds.list()).map((feed) => ({ ...feed, nextPollAt: new Date(0).toISOString() }));
  await store.feeds.record(due.map((feed) => ({ id: feed.id, state: feed, items: null })));
  await store.close();
  bot = start();
  await double.until(() => double.gateway.connected > 0);
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'amur-feeds-'));
  [double, site] = await Promise.all([startDiscordDouble(), startFeedSite()]);
  channelId = double.addChannel(double.addGuild().id).id;
  site.publish('/feed', [visit]);
  bot = start();
  await double.until(() => double.gateway.connected > 0);
}, 30_000);

afterEach(({ task }) => {
  if (task.result?.state === 'fail') process.stderr.write(bot.log());
});

afterAll(async () => {
  await bot?.end('SIGKILL');
  await Promise.all([double?.close(), site?.close()]);
  await rm(dataDir, { recursive: true, force: true });
});

test('a new article is in /news latest, in the search, and in the next digest', async () => {
  await until('news latest', {}, visit.title);
  await untilItHasAStory(visit.title);
  await double.user.slash('digest setup', { time: '03:00', zone: 'UTC', language: 'zh-CN' }, { channelId });
  const [choice] = await double.user.autocomplete('digest send', 'subscription', '', { channelId });
  const subscription = String(choice?.value);
  await double.user.slash('digest send', { subscription }, { channelId });

  site.publish('/feed', [exercise, visit]);
  await pollAgain();
  await until('news latest', {}, exercise.title);
  await until('news search', { query: '太平洋舰队' }, exercise.title);
  await untilItHasAStory(exercise.title);
  await double.user.slash('digest send', { subscription }, { channelId });
  const posts = double.messagesIn(channelId).filter(({ nonce }) => nonce !== null);
  const texts = posts.map((post) => textOf(post));
  expect(texts).toHaveLength(2);
  expect(texts[0]).toContain(visit.title);
  expect(texts[1]).toContain(`🆕`);
  expect(texts[1]).toContain(exercise.title);
  expect(texts[1]).not.toContain(visit.title);
}, 60_000);

test('a headline that its source changes after it was posted is in the next digest, once', async () => {
  const [choice] = await double.user.autocomplete('digest send', 'subscription', '', { channelId });
  const subscription = String(choice?.value);
  const corrected = { ...exercise, title: '中俄海军推迟日本海联合演习' };
  site.publish('/feed', [corrected, visit]);
  await pollAgain();
  await until('news latest', {}, corrected.title);
  await untilItHasAStory(corrected.title);
  await double.user.slash('digest send', { subscription }, { channelId });
  const [, , third] = double.messagesIn(channelId).filter(({ nonce }) => nonce !== null);
  expect(third && textOf(third)).toContain(`🔄 **原文有改动**\u2003**${corrected.title}**`);
  expect(third && textOf(third)).toContain(`原标题为“${exercise.title}”`);
  const again = await double.user.slash('digest send', { subscription }, { channelId, locale: 'en-US' });
  expect(again.text).toMatch(/^There is nothing new/);
}, 60_000);

test('asks with its name, and unchanged feeds by what they gave to recognise them', async () => {
  await pollAgain();
  const polls = () => site.requests.filter(({ path }) => path === '/feed');
  while (polls().at(-1)?.status !== 304) await sleep(50);
  expect(polls().map(({ status }) => status)).toEqual([200, 200, 200, 304]);
  expect(polls()[0]?.headers['user-agent']).toMatch(/^Amur\/\d+\.\d+\.\d+ \(/);
}, 30_000);

test('tells the bot’s owner of a feed that has ended, and readers in /news sources', async () => {
  site.answer('/feed', 410);
  await pollAgain();
  await double.until(() => directMessages().length > 0);
  expect(directMessages().join()).toContain(`its server answered with 410`);
  const sources = await double.user.slash('news sources', {}, { channelId, locale: 'en-US' });
  expect(sources.text).toContain('the outlet has closed this feed');
  expect(sources.text).toMatch(/\*\*127\.0\.0\.1:\d+\*\*\n-# .*2 articles in 7 days/);
}, 30_000);

/** What stands in channels that belong to no server. */
function directMessages(): readonly string[] {
  return [...double.channels.values()]
    .filter(({ id }) => id !== channelId)
    .flatMap(({ id }) => double.messagesIn(id).map((message) => textOf(message)));
}

test('with the list that comes with Amur and no network, says of each why, and archives still serve', async () => {
  const alone = await mkdtemp(join(tmpdir(), 'amur-offline-'));
  const withoutNetwork = new URL('../support/without-network.js', import.meta.url).href;
  const offline = startBot(double, alone, { AMUR_FEEDS: '', NODE_OPTIONS: `--import ${withoutNetwork}` });
  try {
    await double.until(() => /feeds polled/.test(offline.log()), 60_000);
    const store = await openStore(alone);
    const feeds = await store.feeds.list();
    await store.close();
    expect(feeds.length).toBe(starterFeeds.length);
    expect(new Set(feeds.map(({ lastFault }) => lastFault?.key))).toEqual(new Set(['dns']));
    expect(feeds.filter(({ pause, faultsInRow }) => pause !== null || faultsInRow > 0)).toEqual([]);
    expect(offline.log().match(/"level":"(warn|error)"/g)).toEqual(['"level":"warn"']);
    expect(offline.log()).toContain('archives still serve');
    expect((await offline.end('SIGTERM')).code).toBe(0);
  } finally {
    await offline.end('SIGKILL');
    await rm(alone, { recursive: true, force: true });
  }
}, 90_000);
