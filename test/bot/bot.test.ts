import { PermissionFlagsBits } from 'discord-api-types/v10';
import { beforeAll, describe, expect, test } from 'vitest';
import { type BotProcess, startBot } from '../support/bot-process.ts';
import type { DiscordDouble } from '../support/discord/discord-double.ts';
import { stageBot } from '../support/stage-bot.ts';

let double: DiscordDouble;
let bot: BotProcess;
let dataDir: string;
let guildId: string;
let channelId: string;

const stage = stageBot();
beforeAll(() => {
  ({ double, bot, dataDir, guildId, channelId } = stage);
});

describe('readers', () => {
  const here = () => ({ channelId, locale: 'en-US' });

  test('/news latest lists both seeds, newest first, and its menu opens a summary', async () => {
    const list = await double.user.slash('news latest', {}, here());
    expect(list.visibility).toBe('public');
    expect(list.text.indexOf('中国强调加强与俄罗斯双边关系')).toBeGreaterThan(0);
    expect(list.text.indexOf('习近平承诺有力支持俄罗斯')).toBeGreaterThan(list.text.indexOf('中国强调'));
    const [first] = await double.user.autocomplete('news summary', 'article', '双边关系', here());
    const opened = await double.user.select(list.message, null, [String(first?.value)], here());
    expect(opened.visibility).toBe('private');
    expect(opened.text).toContain('中国外交最高负责人王毅周四在雅加达会见俄罗斯外长拉夫罗夫');
  });

  test.each([
    ['普京', 2],
    ['Putin', 2],
    ['Путин', 2],
    ['蒲亭', 2],
    ['雅加達', 1],
    ['"核心利益"', 1],
    ['俄罗斯 -雅加达', 1],
  ])('/news search %s finds %d', async (query, count) => {
    const seen = await double.user.slash('news search', { query }, here());
    expect(seen.text).toMatch(new RegExp(`· ${count} article`));
    expect(seen.text).toContain('**');
  });

  test('an empty search says what was searched and what would widen it', async () => {
    const seen = await double.user.slash('news search', { query: '火星探测', since: '2023' }, here());
    expect(seen.text).toContain('火星探测');
    expect(seen.text).toContain('from 1 January 2023');
    expect(seen.text).toContain('Try fewer or shorter words');
  });

  test.each([
    [{ query: '、。！' }, /nothing to search for/],
    [{ query: '普京', since: 'yesterday' }, /“yesterday” is not a date/],
    [{ query: '普京', since: '2023-06', until: '2023-05' }, /ends before it begins/],
    [{ query: '-普京' }, /only excludes words/],
  ])('a search for %j gets a sentence', async (options, sentence) => {
    const seen = await double.user.slash('news search', options, here());
    expect(seen.visibility).toBe('private');
    expect(seen.text).toMatch(sentence);
  });

  test('/news summary takes a title, a link in any spelling, and says when there is none', async () => {
    const title = await double.user.slash('news summary', { article: '习近平承诺' }, here());
    expect(title.text).toContain('习近平今天向正在北京访问的俄罗斯总理承诺');
    const url = 'http://WWW.rfi.fr//cn/亚洲/20230713-中国强调加强与俄罗斯双边关系?utm_source=x';
    const link = await double.user.slash('news summary', { article: url }, here());
    expect(link.text).toContain('雅加达');
    const none = await double.user.slash('news summary', { article: 'https://example.org/none' }, here());
    expect(none.text).toContain('No stored article');
  });

  test('/news story takes an event by a word of its headline or by an article', async () => {
    const [offered] = await double.user.autocomplete('news story', 'story', '雅加达', here());
    expect(offered).toBeUndefined(); // a word of the text is not one of a headline
    const [story] = await double.user.autocomplete('news story', 'story', '双边关系', here());
    const byId = await double.user.slash('news story', { story: String(story?.value) }, here());
    expect(byId.text).toContain('1 report');
    const byTitle = await double.user.slash('news story', { story: '核心利益' }, here());
    expect(byTitle.text).toContain('习近平今天向正在北京访问的俄罗斯总理承诺');
  });

  test('/news timeline dates what happened, oldest first, each with its sentence', async () => {
    const seen = await double.user.slash('news timeline', { query: 'Lavrov' }, here());
    expect(seen.text).toContain('13 July 2023');
    expect(seen.text).toContain('王毅周四在雅加达会见俄罗斯外长拉夫罗夫');
    const none = await double.user.slash('news timeline', { query: '火星探测' }, here());
    expect(none.text).toContain('火星探测');
    const bad = await double.user.slash('news timeline', { query: '、。！' }, here());
    expect(bad.text).toMatch(/nothing to search for/);
  });

  test('/news digest is private, and says so when the period is empty', async () => {
    const week = await double.user.slash('news digest', {}, here());
    expect(week.visibility).toBe('private');
    expect(week.text).toContain('Try a longer period');
    const newest = await double.user.slash('news digest', { period: 'newest' }, here());
    expect(newest.text).toContain('2 articles, 2 events');
  });

  test('every command answers in the four languages, within a second', async () => {
    const commands = ['news latest', 'news sources', 'news digest', 'help', 'privacy', 'digest list'];
    for (const locale of ['en-US', 'zh-CN', 'zh-TW', 'ru']) {
      for (const command of commands) {
        const seen = await double.user.slash(command, {}, { channelId, locale });
        expect(seen.text, `${command} ${locale}`).not.toBe('');
        expect(seen.firstAnswerMs, command).toBeLessThan(1_000);
      }
    }
  });

  test('works in direct messages, where admin commands do not exist', async () => {
    const seen = await double.user.slash('news latest', {}, { locale: 'zh-CN' });
    expect(seen.text).toContain('中国强调');
    await expect(double.user.slash('digest list', {}, {})).rejects.toThrow();
  });
});

describe('admins', () => {
  test('setup shows three next runs and a preview, and list knows it', async () => {
    const seen = await double.user.slash(
      'digest setup',
      { channel: channelId, time: '08:30', zone: 'Asia/Shanghai', days: 'weekdays', language: 'zh-CN' },
      { channelId },
    );
    expect(seen.visibility).toBe('private');
    expect(seen.text.match(/<t:\d+:F>/g)).toHaveLength(3);
    await double.until(() => seen.followUps.length > 0);
    expect(JSON.stringify(seen.followUps[0]?.components)).toContain('首份简报');
    const list = await double.user.slash('digest list', {}, { channelId });
    expect(list.text).toContain('08:30');
    expect(double.messagesIn(channelId).filter(({ interaction }) => interaction === null)).toEqual([]);
  });

  test.each([
    [{ time: '25:00' }, /not a time of day/],
    [{ zone: 'Mars/Olympus' }, /not a time zone/],
    [{ days: 'someday' }, /not a list of days/],
  ])('setup with %j says what is wrong and keeps nothing', async (options, sentence) => {
    const before = await double.user.slash('digest list', {}, { channelId });
    const seen = await double.user.slash('digest setup', options, { channelId });
    expect(seen.text).toMatch(sentence);
    const after = await double.user.slash('digest list', {}, { channelId });
    expect(after.text).toBe(before.text);
  });

  test('setup names the permission that is missing', async () => {
    const closed = double.addChannel(guildId, {
      overwrites: [{ id: guildId, of: 'role', deny: PermissionFlagsBits.SendMessages }],
    });
    const seen = await double.user.slash('digest setup', { channel: closed.id }, { channelId });
    expect(seen.text).toContain('Send Messages');
    expect(seen.text).toContain('Permissions');
  });

  test('send posts once; pause, resume, edit, preview and remove do what they say', async () => {
    const quiet = double.addChannel(guildId, { name: 'quiet' });
    await double.user.slash('digest setup', { channel: quiet.id, time: '03:00' }, { channelId });
    const choices = await double.user.autocomplete('digest send', 'subscription', quiet.name, { channelId });
    const subscription = String(choices[0]?.value);
    const run = (command: string, options = {}) =>
      double.user.slash(`digest ${command}`, { subscription, ...options }, { channelId });

    expect((await run('send')).text).toContain('Posted');
    expect(double.messagesIn(quiet.id)).toHaveLength(1);
    expect((await run('send')).text).toContain('nothing new');
    expect(double.messagesIn(quiet.id)).toHaveLength(1);
    expect((await run('preview')).text).toContain('nothing new');
    expect((await run('pause')).text).toContain('paused');
    expect((await run('resume')).text).toContain('running again');
    expect((await run('edit', { time: '21:15', language: 'ru' })).text).toContain('21:15');

    const question = await run('remove');
    const stranger = { userId: '900000000000000001', permissions: 0n, channelId };
    const refused = await double.user.click(question.message, 'Remove', stranger).catch(() => null);
    expect(refused?.text ?? 'Only the person').toContain('Only the person');
    expect((await double.user.click(question.message, 'Remove', { channelId })).text).toContain('removed');
    expect((await run('preview')).text).toContain('no such digest');
  });

  test('privacy deletes what is asked for', async () => {
    const seen = await double.user.slash('privacy', {}, { channelId });
    expect(seen.text).toContain('About this server');
    const question = await double.user.click(seen.message, 'Delete this server’s data', { channelId });
    const demoted = { permissions: 0n, channelId };
    const refused = await double.user.click(question.message, 'Delete this server’s data', demoted);
    expect(refused.text).toContain('Only the person');
    const done = await double.user.click(question.message, 'Delete this server’s data', { channelId });
    expect(done.text).toContain('Deleted');
    expect((await double.user.slash('digest list', {}, { channelId })).text).toContain('no digests yet');
  });
});

test.each([
  ['en-US', /2 articles from 1 outlet[\s\S]*No feeds are read[\s\S]*Running since <t:\d+:f> \(<t:\d+:R>\)/],
  ['zh-CN', /2篇文章，来自1家媒体/],
  ['zh-TW', /2篇文章，來自1家媒體/],
  ['ru', /2 публикации из 1 издания/],
])('/about says what is read, and since when, in %s', async (locale, expected) => {
  const seen = await double.user.slash('about', {}, { channelId, locale });
  expect(seen.visibility).toBe('private');
  expect(seen.text).toMatch(expected);
});

describe('the process', () => {
  test('wrote no token to its log', () => {
    expect(bot.log()).not.toContain(double.token);
    expect(bot.log()).not.toMatch(/\/(?:interactions|webhooks)\/\d+\/(?!\[redacted\])/);
  });

  test('a second bot on the same folder is told so', async () => {
    const second = startBot(double, dataDir);
    const code = await new Promise((resolve) => second.child.once('exit', resolve));
    expect(code).toBe(75);
    expect(second.log()).toContain(`process ${bot.child.pid}`);
  });

  test('registers its commands again only when they changed', async () => {
    const registrations = () =>
      double.requests.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands'));
    expect(registrations()).toHaveLength(1);
    expect((await bot.end('SIGTERM')).code).toBe(0);
    bot = stage.bot = startBot(double, dataDir);
    await double.until(() => double.gateway.connected > 0);
    expect(registrations()).toHaveLength(1);
  });

  test('turns the pages of a list that was made before a restart', async () => {
    const list = await double.user.slash('news latest', { limit: 1 }, { channelId });
    expect(list.text).toContain('中国强调加强');
    await bot.end('SIGKILL');
    bot = stage.bot = startBot(double, dataDir);
    await double.until(() => double.gateway.connected > 0);
    const turned = await double.user.click(list.message, 'Next', { channelId });
    expect(turned.text).toContain('习近平承诺有力支持俄罗斯');
  });

  test('ends with 0 within 10 s of a SIGTERM', async () => {
    const { code, tookMs } = await bot.end('SIGTERM');
    expect(code).toBe(0);
    expect(tookMs).toBeLessThan(10_000);
  });

  test('a refused token ends it with 78 and one sentence', async () => {
    const refused = startBot({ url: double.url, token: 'not-the-token-of-anybody-here' }, dataDir);
    const code = await new Promise((resolve) => refused.child.once('exit', resolve));
    expect(code).toBe(78);
    expect(refused.log()).toContain('does not accept the token');
  });
});
