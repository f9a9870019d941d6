import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { incoming, sampleReading } from '../store/sample-article.ts';
import { type BotProcess, startBot } from '../support/bot-process.ts';
import { type DiscordDouble, startDiscordDouble } from '../support/discord/discord-double.ts';
import { textOf } from '../support/discord/user-actions.ts';
import type { DoubleMessage } from '../support/discord/world.ts';
import { type FeedSite, type SiteItem, startFeedSite } from '../support/feed-site.ts';

let double: DiscordDouble;
let site: FeedSite;
let dataDir: string;
let bot: BotProcess;

interface Reader {
  readonly userId: string;
  readonly locale: string;
}

const [anna, boris, chen]: readonly [Reader, Reader, Reader] = [
  { userId: '900000000000000001', locale: 'en-US' },
  { userId: '900000000000000002', locale: 'ru' },
  { userId: '900000000000000003', locale: 'zh-CN' },
];

function item(number: number, title: string): SiteItem {
  const text = `${title}。中国与俄罗斯双方就能源合作与边境贸易深入交换意见，这是本站的第${number}篇报道。`;
  const publishedAt = new Date(Date.now() - 60_000 * (100 - number)).toISOString();
  return { path: `/a/${number}`, title, summary: text, page: [`${text}（完）`], publishedAt };
}

const before = item(1, '王毅此前访问莫斯科');
const visit = item(2, '王毅在莫斯科会见拉夫罗夫');
const pipeline = item(3, '中俄签署新的天然气管道协议');

const start = () => startBot(double, dataDir, { AMUR_FEEDS: `${site.url}/feed`, AMUR_FEED_HOSTS: site.host });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'amur-follows-'));
  [double, site] = await Promise.all([startDiscordDouble(), startFeedSite()]);
  site.publish('/feed', [before]);
  bot = start();
  await double.until(() => double.gateway.connected > 0, 30_000);
  await untilStored(before);
}, 60_000);

afterEach(({ task }) => {
  if (task.result?.state === 'fail') process.stderr.write(bot.log());
});

afterAll(async () => {
  await bot?.end('SIGKILL');
  await Promise.all([double?.close(), site?.close()]);
  await rm(dataDir, { recursive: true, force: true });
});

/** What the bot wrote to a person of its own accord. */
function inbox({ userId }: Reader): readonly DoubleMessage[] {
  return double.messagesTo(userId).filter(({ nonce }) => nonce !== null);
}

async function inStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(dataDir);
  return work(store).finally(() => store.close());
}

async function untilStored(...items: readonly SiteItem[]): Promise<void> {
  for (const { title } of items)
    while ((await inStore(({ search }) => search.suggest(title, 1))).length === 0) await sleep(100);
}

const hour = () => new Date().getUTCHours();

/** Follows from now on, at the hour that it is, which is over for today: the first message would come tomorrow. */
function follow(reader: Reader, query: string) {
  return double.user.slash('follow', { query, hour: hour(), zone: 'UTC', quiet: 'none' }, reader);
}

/** While the bot is away half an hour goes by, and news are published. */
async function publish(...news: readonly SiteItem[]): Promise<void> {
  await bot.end('SIGTERM');
  site.publish('/feed', [...news, before]);
  await inStore(async ({ feeds }) => {
    const due = { nextPollAt: new Date(0).toISOString() };
    const all = await feeds.list();
    await feeds.record(all.map((feed) => ({ id: feed.id, state: { ...feed, ...due }, items: null })));
  });
  bot = start();
  await double.until(() => double.gateway.connected > 0, 30_000);
  await untilStored(...news);
}

/** An article comes in, and it is time for what a person follows. */
async function newsIsDue(reader: Reader, title: string): Promise<void> {
  const publishedAt = new Date().toISOString();
  const article = { title, publishedAt, capturedAt: publishedAt };
  const stored = incoming(`for-${reader.userId}`, article, sampleReading('core'));
  await inStore(({ articles }) => articles.put([stored], Date.now()));
  await itIsTime(reader);
}

function itIsTime({ userId }: Reader): Promise<void> {
  const due = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000).toISOString();
  return inStore(({ follows }) => follows.change(userId, {}, due, Date.now()));
}

/** How the messages of a person ended, newest first. */
function statesOf({ userId }: Reader): Promise<string> {
  return inStore(async ({ follows, deliveries }) => {
    const following = await follows.of(userId);
    const rows = await deliveries.history(following?.subscription.id ?? '', 10);
    return rows.map(({ state }) => state).join();
  });
}

test('what is new comes by direct message, once; its buttons work', async () => {
  expect((await follow(anna, '王毅')).text).toContain('You now follow “王毅”');
  expect((await follow(anna, '天然气')).text).toContain('You now follow “天然气”');
  await publish(pipeline, visit);
  await itIsTime(anna);
  await double.until(() => inbox(anna).length > 0, 30_000);
  const [message = null] = inbox(anna);
  expect(message?.enforcedNonce).toBe(true);
  expect(textOf(message)).toContain(visit.title);
  expect(textOf(message)).toContain(pipeline.title);
  expect(textOf(message)).not.toContain(before.title);

  expect((await double.user.click(message, 'What I follow', anna)).text).toContain('“天然气”');
  const stop = () => double.user.click(message, 'Unfollow', anna);
  const answers = (await Promise.all([stop(), stop()])).map(({ text }) => text).toSorted();
  expect(answers).toEqual(['You had already stopped following this.', 'You no longer follow “王毅”.']);
  const listed = await double.user.slash('follows', {}, anna);
  expect(listed.text).not.toContain('王毅');
  const hours = await double.user.click(listed.message, 'Change hour', anna);
  const other = String((hour() + 5) % 24);
  const changed = await double.user.select(hours.message, null, [other], anna);
  expect(changed.text).toContain(`${other.padStart(2, '0')}:00 · every day · UTC`);
  const emptied = await double.user.click(changed.message, 'Unfollow all', anna);
  expect(emptied.text).toContain('You do not follow anything yet');
  expect((await double.user.click(message, 'Unfollow all', anna)).text).toContain('You had already stopped');
  expect(inbox(anna)).toHaveLength(1);
}, 90_000);

test('a closed inbox pauses what is followed; /follows says so, and one click goes on', async () => {
  await follow(chen, '北极');
  const path = `/channels/${double.directMessagesWith(chen.userId).id}/messages`;
  double.faults.add({ method: 'POST', path, fault: { kind: 'answer', status: 403, code: 50007 } });
  await newsIsDue(chen, '北极航道开通');
  while ((await statesOf(chen)) !== 'parked') await sleep(100);
  const shown = await double.user.slash('follows', {}, chen);
  expect(shown.text).toContain('Discord 不允许 Amur 给你发私信');
  const goesOn = await double.user.click(shown.message, '重试', chen);
  expect(goesOn.text).toContain('下次：');
  expect(inbox(chen)).toHaveLength(0);
}, 60_000);

test('a message that Discord took before the process was killed does not come again', async () => {
  await follow(boris, '边境');
  const release = Promise.withResolvers<void>();
  const path = `/channels/${double.directMessagesWith(boris.userId).id}/messages`;
  const fault = { kind: 'hold', until: release.promise, when: 'afterAcceptance' } as const;
  double.faults.add({ method: 'POST', path, fault });
  await newsIsDue(boris, '中俄边境口岸开放');
  await double.until(() => inbox(boris).length > 0, 30_000);
  await bot.end('SIGKILL');
  release.resolve();
  expect(await statesOf(boris)).toBe('sending');
  bot = start();
  while ((await statesOf(boris)) === 'sending') await sleep(100);
  expect(await statesOf(boris)).toBe('sent');
  expect(inbox(boris)).toHaveLength(1);
}, 60_000);
