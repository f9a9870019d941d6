import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { beforeAll, describe, expect, test } from 'vitest';
import { articleId } from '../../src/articles/article-id.ts';
import { readArticle } from '../../src/reading/read-article.ts';
import { openStore } from '../../src/store/open-store.ts';
import { sampleArticle } from '../store/sample-article.ts';
import { type BotProcess, startBot } from '../support/bot-process.ts';
import type { DiscordDouble } from '../support/discord/discord-double.ts';
import { flattenComponents } from '../support/discord/json.ts';
import { textOf } from '../support/discord/user-actions.ts';
import type { DoubleMessage } from '../support/discord/world.ts';
import { stageBot } from '../support/stage-bot.ts';

let double: DiscordDouble;
let bot: BotProcess;
let dataDir: string;
let guildId: string;
let channelId: string;

const addressOf = (n: number) => `https://news.example/story/${n}`;
const seedTitle = '中国强调加强与俄罗斯双边关系';
const seedUrl = 'https://www.rfi.fr/cn/亚洲/20230713-中国强调加强与俄罗斯双边关系';

/** Reports on different days, so that each is an event of its own. */
async function storeArticles(folder: string): Promise<void> {
  const store = await openStore(folder);
  const articles = Array.from({ length: 60 }, (_, n) =>
    sampleArticle(articleId(addressOf(n)), {
      url: addressOf(n),
      title: `第${n}号：中俄贸易代表团会谈`,
      publishedAt: new Date(Date.UTC(2023, 0, 1 + n * 3)).toISOString(),
      paragraphs: [`中国与俄罗斯的第${n}个贸易代表团在莫斯科会谈，讨论两国能源合作。`],
    }),
  );
  const batch = articles.map((article) => ({ article, reading: readArticle(article), file: null }));
  await store.articles.put(batch, Date.now());
  await store.close();
}

const stage = stageBot(storeArticles);
beforeAll(() => {
  ({ double, bot, dataDir, guildId, channelId } = stage);
});

const newChannel = () => double.addChannel(guildId).id;

async function restartBot(): Promise<void> {
  await bot.end('SIGKILL');
  await double.until(() => double.gateway.connected === 0);
  bot = stage.bot = startBot(double, dataDir);
  await double.until(() => double.gateway.connected > 0, 20_000);
}

/** The buttons of a message that share it; one that was pressed stands in brackets. */
const sharingIn = (message: DoubleMessage | null | undefined) =>
  flattenComponents(message?.components ?? [])
    .filter(({ type }) => type === 2)
    .map(({ label, disabled }) => (disabled === true ? `(${label})` : label))
    .filter((label) => label?.includes('Share'));

/** A card that only the asker sees. */
const openCard = (actor: {
  readonly channelId?: string;
  readonly userId?: string;
  readonly locale?: string;
}) => double.user.slash('news summary', { article: seedTitle, private: true }, actor);

describe('sharing an article', () => {
  const userId = '300000000000000001';

  test('shows the card to everybody, names who shared it, and pings nobody', async () => {
    const here = { channelId: newChannel(), userId };
    const card = await openCard(here);
    expect(sharingIn(card.message)).toEqual(['Share to channel']);
    expect(double.messagesIn(here.channelId)).toEqual([]);
    await double.user.click(card.message, 'Share to channel', here);
    const [shared, ...others] = double.messagesIn(here.channelId);
    expect(others).toEqual([]);
    expect(textOf(shared ?? null)).toContain(seedTitle);
    expect(textOf(shared ?? null)).toContain(`shared by <@${userId}>`);
    expect(sharingIn(shared)).toEqual([]);
    expect(sharingIn(card.message)).toEqual(['(Shared)']);
  });

  test('a double click shares once', async () => {
    const here = { channelId: newChannel(), userId };
    const card = await openCard(here);
    const twice = [1, 2].map(() => double.user.click(card.message, 'Share to channel', here));
    await Promise.all(twice);
    expect(double.messagesIn(here.channelId)).toHaveLength(1);
    expect(sharingIn(card.message)).toEqual(['(Shared)']);
  });

  test('works on a card from before a restart, and stays done after one', async () => {
    const here = { channelId: newChannel(), userId };
    const card = await openCard(here);
    await restartBot();
    await double.user.click(card.message, 'Share to channel', here);
    expect(double.messagesIn(here.channelId)).toHaveLength(1);
    await restartBot();
    expect(() => double.user.click(card.message, 'Shared', here)).toThrow('disabled');
  });

  test.each([
    [ChannelType.GuildText, PermissionFlagsBits.SendMessagesInThreads, '“Send Messages”'],
    [ChannelType.PublicThread, PermissionFlagsBits.SendMessages, '“Send Messages in Threads”'],
  ])('in a channel of type %i needs the right to write there', async (type, permissions, named) => {
    const channel = double.addChannel(guildId, { type });
    const here = { channelId: channel.id, userId, permissions };
    const card = await openCard(here);
    const refused = await double.user.click(card.message, 'Share to channel', here);
    expect(refused.text).toContain(named);
    expect(refused.visibility).toBe('private');
    expect(double.messagesIn(channel.id)).toEqual([]);
    expect(sharingIn(card.message)).toEqual(['Share to channel']);
  });

  test('where only people have the bot, it is their right to use their own apps that counts', async () => {
    const foreign = double.addChannel(double.addGuild({ bot: null }).id);
    const may = PermissionFlagsBits.SendMessages;
    const card = await openCard({ channelId: foreign.id, userId });
    const refused = await double.user.click(card.message, 'Share to channel', {
      channelId: foreign.id,
      userId,
      permissions: may,
    });
    expect(refused.text).toContain('“Use External Apps”');
    await double.user.click(card.message, 'Share to channel', {
      channelId: foreign.id,
      userId,
      permissions: may | PermissionFlagsBits.UseExternalApps,
    });
    expect(double.messagesIn(foreign.id)).toHaveLength(1);
  });

  test('among people in a private channel it works; alone with the bot it is not offered', async () => {
    const among = double.addPrivateChannel();
    const card = await openCard({ channelId: among.id, userId });
    await double.user.click(card.message, 'Share to channel', { channelId: among.id, userId });
    expect(double.messagesIn(among.id)).toHaveLength(1);
    const alone = await openCard({ userId });
    expect(sharingIn(alone.message)).toEqual([]);
  });

  test('a card for everybody has nothing to share', async () => {
    const card = await double.user.slash('news summary', { article: seedTitle }, { channelId });
    expect(sharingIn(card.message)).toEqual([]);
  });

  test('a post that fails is not called shared, and can be shared again', async () => {
    const here = { channelId: newChannel(), userId };
    const card = await openCard(here);
    const fault = { kind: 'answer', status: 403, code: 50013 } as const;
    double.faults.add({ method: 'POST', path: /\/webhooks\/\d+\/[^/]+$/, fault, times: 1 });
    const failed = await double.user
      .click(card.message, 'Share to channel', { ...here, patienceMs: 1_500 })
      .catch(() => null);
    expect(failed).toBeNull();
    expect(sharingIn(card.message)).toEqual(['Share to channel']);
    expect(double.messagesIn(here.channelId)).toEqual([]);
    await double.user.click(card.message, 'Share to channel', here);
    expect(double.messagesIn(here.channelId)).toHaveLength(1);
  });
});

describe('the links of a message', () => {
  const summarise = (content: string, actor = {}) =>
    double.user.useOnMessage('Summarise links', double.addMessage(channelId, content), actor);

  test('one known link gets its card, for the asker alone', async () => {
    const seen = await summarise(`看看这个：${seedUrl}?utm_source=chat&fbclid=1#top。`);
    expect(seen.visibility).toBe('private');
    expect(seen.text).toContain('雅加达会见俄罗斯外长拉夫罗夫');
    expect(sharingIn(seen.message)).toEqual(['Share to channel']);
    expect(seen.followUps).toEqual([]);
  });

  test('text right behind an address does not hide it', async () => {
    const seen = await summarise(`${addressOf(3)}这篇不错`);
    expect(seen.text).toContain('第3号');
  });

  test('known and unknown links are told apart, and nothing is fetched', async () => {
    const seen = await summarise(`${addressOf(1)} <https://elsewhere.example/a_b> [x](${addressOf(2)})`);
    await double.until(() => seen.followUps.length === 2);
    expect(seen.text).toContain('3 links in this message · 2 articles stored');
    expect(seen.text).toContain('elsewhere.example/a\\_b');
    expect(seen.text).not.toContain('https');
    expect(seen.text).toContain('does not open links');
    expect(seen.followUps.map(textOf)).toEqual([
      expect.stringContaining('第1号'),
      expect.stringContaining('第2号'),
    ]);
  });

  test('of fifty links three get cards, the rest a list with a menu', async () => {
    const links = Array.from({ length: 50 }, (_, n) => addressOf(n));
    const seen = await summarise(links.join('\n'));
    await double.until(() => seen.followUps.length === 3);
    expect(seen.text).toContain('50 links in this message · 50 articles stored');
    expect(seen.text).toContain('22 more articles are not shown here');
    const opened = await double.user.select(seen.message, null, [articleId(addressOf(27))], { channelId });
    expect(opened.text).toContain('第27号');
    expect(seen.followUps.map(textOf)[2]).toContain('第2号');
  });

  test.each([
    ['zh-CN', '这条消息里没有链接'],
    ['ru', 'нет ссылок'],
  ])('a message without links is told so, in %s', async (locale, sentence) => {
    expect((await summarise('普京访华', { locale })).text).toContain(sentence);
  });

  test('the buttons of a digest are links too', async () => {
    const digest = await double.user.slash(
      'news digest',
      { period: 'newest', private: false },
      { channelId },
    );
    const seen = await double.user.useOnMessage('Summarise links', digest.message as DoubleMessage);
    expect(seen.text).toContain('stored');
    expect(seen.text).not.toContain('Not stored');
  });

  test('works among people and alone with the bot', async () => {
    const among = double.addPrivateChannel();
    const there = double.addMessage(among.id, addressOf(5));
    expect((await double.user.useOnMessage('Summarise links', there)).text).toContain('第5号');
  });
});

describe('lists', () => {
  const here = () => ({ channelId });

  test('a search that its dates leave empty offers everything, at one click', async () => {
    const none = await double.user.slash('news search', { query: '贸易代表团', since: '2024' }, here());
    expect(none.text).toContain('贸易代表团 · from 1 January 2024');
    expect(none.text).toContain('there are 60 articles');
    const all = await double.user.click(none.message, 'Search everything', here());
    expect(all.text).toContain('· 60 articles');
  });

  test('pages of a search turn after a restart, until the words are deleted', async () => {
    const list = await double.user.slash('news search', { query: '贸易代表团', sort: 'newest' }, here());
    expect(list.text).toContain('第59号');
    await restartBot();
    const turned = await double.user.click(list.message, 'Next', here());
    expect(turned.text).toContain('第54号');
    const privacy = await double.user.slash('privacy', {}, here());
    const question = await double.user.click(privacy.message, 'Delete my data', here());
    await double.user.click(question.message, 'Delete my data', here());
    const gone = await double.user.click(list.message, 'Next', here());
    expect(gone.text).toContain('too old to page through');
    expect(gone.visibility).toBe('private');
  });

  test('an outlet is taken by its name too; one that is not stored gets a sentence', async () => {
    const named = await double.user.slash('news latest', { source: 'rfi' }, here());
    expect(named.text).toContain('Latest coverage · RFI');
    const none = await double.user.slash('news search', { query: '普京', source: 'Pravda' }, here());
    expect(none.text).toContain('No coverage is stored from “Pravda”');
  });

  test('the newest on a topic that nothing is stored on says which', async () => {
    const none = await double.user.slash('news latest', { topic: 'health', source: 'rfi-zh' }, here());
    expect(none.text).toContain('Health · RFI');
    expect(none.text).toContain('Leave out the topic');
  });

  test('a timeline opens its articles', async () => {
    const seen = await double.user.slash('news timeline', { query: 'Lavrov' }, here());
    const [first] = await double.user.autocomplete('news summary', 'article', '双边关系', here());
    const opened = await double.user.select(seen.message, null, [String(first?.value)], here());
    expect(opened.text).toContain(seedTitle);
  });
});

describe('by one’s own installation', () => {
  test('the reader’s commands work where the bot is not; those of admins are not offered', async () => {
    const foreign = double.addChannel(double.addGuild({ bot: null }).id);
    for (const where of [foreign.id, double.addPrivateChannel().id]) {
      const list = await double.user.slash('news latest', {}, { channelId: where });
      expect(list.text).toContain('号：中俄贸易代表团会谈');
      await expect(double.user.slash('digest list', {}, { channelId: where })).rejects.toThrow('not offered');
    }
  });
});
