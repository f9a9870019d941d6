import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { type BotProcess, startBot } from '../support/bot-process.ts';
import { type DiscordDouble, startDiscordDouble } from '../support/discord/discord-double.ts';
import { textOf } from '../support/discord/user-actions.ts';
import type { DoubleMessage } from '../support/discord/world.ts';
import { type FeedSite, type SiteItem, startFeedSite } from '../support/feed-site.ts';

const reader = { userId: '900000000000000001' };

function item(number: number, title: string): SiteItem {
  const text = `${title}。中国与俄罗斯双方就能源合作与边境贸易深入交换意见，这是本站的第${number}篇报道。`;
  const publishedAt = new Date(Date.now() - 60_000 * (100 - number)).toISOString();
  return { path: `/a/${number}`, title, summary: text, page: [`${text}（完）`], publishedAt };
}

const before = item(1, '王毅此前访问莫斯科');
const visit = item(2, '王毅在莫斯科会见拉夫罗夫');
const pipeline = item(3, '中俄签署新的天然气管道协议');

interface Stage {
  readonly double: DiscordDouble;
  readonly site: FeedSite;
  readonly dataDir: string;
  bot: BotProcess;
  inbox(): readonly DoubleMessage[];
}

/** A bot that reads a feed, and a person who wrote nothing to it yet. */
async function onStage(play: (stage: Stage) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'amur-follows-'));
  const [double, site] = await Promise.all([startDiscordDouble(), startFeedSite()]);
  site.publish('/feed', [before]);
  const inbox = () => double.messagesTo(reader.userId).filter(({ nonce }) => nonce !== null);
  const stage: Stage = { double, site, dataDir, bot: start({ double, site, dataDir }), inbox };
  try {
    await double.until(() => double.gateway.connected > 0, 20_000);
    await untilFound(stage, before.title);
    await play(stage);
  } catch (error) {
    process.stderr.write(stage.bot.log());
    throw error;
  } finally {
    await stage.bot.end('SIGKILL');
    await Promise.all([double.close(), site.close()]);
    await rm(dataDir, { recursive: true, force: true });
  }
}

function start({ double, site, dataDir }: Pick<Stage, 'double' | 'site' | 'dataDir'>): BotProcess {
  return startBot(double, dataDir, { AMUR_FEEDS: `${site.url}/feed`, AMUR_FEED_HOSTS: site.host });
}

async function untilFound({ double }: Stage, title: string): Promise<void> {
  while (!(await double.user.slash('news latest', {}, reader)).text.includes(title)) await sleep(50);
}

const hour = () => new Date().getUTCHours();

/** Follows from now on, at the hour that it is, which is over for today: the first message would come tomorrow. */
function follow({ double }: Stage, query: string) {
  return double.user.slash('follow', { query, hour: hour(), zone: 'UTC', quiet: 'none' }, reader);
}

/** While the bot is away half an hour goes by, news are published, and it is time for what the person follows. */
async function timePasses(stage: Stage, news: readonly SiteItem[], isDue = true): Promise<void> {
  await stage.bot.end('SIGTERM');
  stage.site.publish('/feed', news);
  const store = await openStore(stage.dataDir);
  const feeds = await store.feeds.list();
  const asked = { nextPollAt: new Date(0).toISOString() };
  await store.feeds.record(feeds.map((feed) => ({ id: feed.id, state: { ...feed, ...asked }, items: null })));
  await store.close();
  stage.bot = start(stage);
  await stage.double.until(() => stage.double.gateway.connected > 0, 20_000);
  for (const { title } of news) await untilFound(stage, title);
  if (isDue) await itIsTime(stage);
}

async function itIsTime({ dataDir }: Stage): Promise<void> {
  const store = await openStore(dataDir);
  const due = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000).toISOString();
  await store.follows.change(reader.userId, {}, due, Date.now());
  await store.close();
}

async function statesOf({ dataDir }: Stage): Promise<readonly string[]> {
  const store = await openStore(dataDir);
  const following = await store.follows.of(reader.userId);
  const rows = await store.deliveries.history(following?.subscription.id ?? '', 10);
  await store.close();
  return rows.map(({ state }) => state);
}

test('what is new comes by direct message, once, over a restart; its buttons work', async () => {
  await onStage(async (stage) => {
    const { double, inbox } = stage;
    expect((await follow(stage, '王毅')).text).toContain('You follow “王毅”');
    expect((await follow(stage, '天然气')).text).toContain('You follow “天然气”');
    await timePasses(stage, [pipeline, visit, before]);
    await double.until(() => inbox().length > 0, 20_000);
    await sleep(6_000); // one more tick
    expect(inbox()).toHaveLength(1);
    const [message = null] = inbox();
    expect(message?.enforcedNonce).toBe(true);
    expect(textOf(message)).toContain(visit.title);
    expect(textOf(message)).toContain(pipeline.title);
    expect(textOf(message)).not.toContain(before.title);

    const listed = await double.user.click(message, 'What I follow', reader);
    expect(listed.text).toContain('“天然气”');
    const [once, twice] = await Promise.all([
      double.user.click(message, 'Stop', reader),
      double.user.click(message, 'Stop', reader),
    ]);
    const answers = [once.text, twice.text].toSorted();
    expect(answers).toEqual(['You did not follow this any more.', 'You do not follow “王毅” any more.']);
    const after = await double.user.slash('follows', {}, reader);
    expect(after.text).not.toContain('王毅');
    const hours = await double.user.click(after.message, 'Change hour', reader);
    const changed = await double.user.select(hours.message, null, [String((hour() + 5) % 24)], reader);
    expect(changed.text).toContain(`${String((hour() + 5) % 24).padStart(2, '0')}:00 · every day · UTC`);
    expect((await double.user.click(changed.message, 'Stop all', reader)).text).toContain(
      'You follow nothing yet',
    );
    expect((await double.user.click(message, 'Stop all', reader)).text).toContain('You did not follow');
    expect((await stage.bot.end('SIGTERM')).code).toBe(0);
  });
}, 90_000);

test('a message that Discord took before the process was killed does not come again', async () => {
  await onStage(async (stage) => {
    const { double, inbox } = stage;
    await follow(stage, '王毅');
    const release = Promise.withResolvers<void>();
    const { id: channelId } = double.directMessagesWith(reader.userId);
    double.faults.add({
      method: 'POST',
      path: `/channels/${channelId}/messages`,
      fault: { kind: 'hold', until: release.promise, when: 'afterAcceptance' },
    });
    await timePasses(stage, [visit, before]);
    await double.until(() => inbox().length > 0, 20_000);
    await stage.bot.end('SIGKILL');
    release.resolve();
    expect(await statesOf(stage)).toEqual(['sending']);
    stage.bot = start(stage);
    while ((await statesOf(stage))[0] === 'sending') await sleep(200);
    expect(await statesOf(stage)).toEqual(['sent']);
    expect(inbox()).toHaveLength(1);
  });
}, 90_000);

test('a closed inbox pauses what is followed; /follows says so, and one click goes on', async () => {
  await onStage(async (stage) => {
    const { double, inbox } = stage;
    await follow(stage, '王毅');
    double.faults.add({
      method: 'POST',
      path: `/channels/${double.directMessagesWith(reader.userId).id}/messages`,
      fault: { kind: 'answer', status: 403, code: 50007 },
    });
    await timePasses(stage, [visit, before]);
    while ((await statesOf(stage))[0] !== 'parked') await sleep(100);
    const shown = await double.user.slash('follows', {}, { ...reader, locale: 'zh-CN' });
    expect(shown.text).toContain('Discord 不允许 Amur 向你发私信');
    const goesOn = await double.user.click(shown.message, '重试', { ...reader, locale: 'zh-CN' });
    expect(goesOn.text).toContain('下次：');
    expect(inbox()).toHaveLength(0);
  });
}, 90_000);
