import { ChannelType, PermissionFlagsBits as May } from 'discord-api-types/v10';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BotProcess, startBot } from '../support/bot-process.ts';
import type { DiscordDouble } from '../support/discord/discord-double.ts';
import { flattenComponents } from '../support/discord/json.ts';
import type { ChannelOptions, DoubleMessage } from '../support/discord/world.ts';
import { stageBot } from '../support/stage-bot.ts';

let double: DiscordDouble;
let bot: BotProcess;
let dataDir: string;
let guildId: string;
/** Where the admin types. */
let channelId: string;

const stage = stageBot();
beforeAll(() => {
  ({ double, bot, dataDir } = stage);
});

beforeEach(() => {
  guildId = double.addGuild().id;
  channelId = double.addChannel(guildId).id;
});

type Shown = Awaited<ReturnType<DiscordDouble['user']['click']>>;
type Actor = NonNullable<Parameters<DiscordDouble['user']['click']>[2]>;

/** One admin at the dialogue; menus by their field. */
function admin(actor: Omit<Actor, 'channelId'> = {}) {
  const here = () => ({ userId: '900000000000000001', channelId, ...actor });
  const menuOf = (message: DoubleMessage | null, field: string) => {
    const id = flattenComponents(message?.components ?? [])
      .flatMap(({ custom_id = '' }) => custom_id)
      .find((custom) => custom.startsWith('setup.choose:') && custom.split(':')[2] === field);
    if (id === undefined) throw new Error(`no menu for ${field}`);
    return id;
  };
  return {
    open: () => double.user.slash('digest setup', {}, here()),
    list: async () => (await double.user.slash('digest list', {}, here())).text,
    edit: (subscription: string) => double.user.slash('digest edit', { subscription }, here()),
    pick: ({ message }: Shown, field: string, ...values: string[]) =>
      double.user.select(message, menuOf(message, field), values, here()),
    click: ({ message }: Shown, label: string) => double.user.click(message, label, here()),
    /** Opens the field to type into, by its menu or its button, and types. */
    async type(shown: Shown, field: 'time' | 'days' | 'zone', text: string) {
      const opened =
        field === 'zone'
          ? await double.user.click(shown.message, 'Time zone…', here())
          : await double.user.select(shown.message, menuOf(shown.message, field), ['other'], here());
      return double.user.submitModal(opened, { text }, here());
    },
    subscriptionId: async (channelName: string) => {
      const [choice] = await double.user.autocomplete('digest edit', 'subscription', channelName, here());
      return String(choice?.value);
    },
  };
}

/** The values that stand picked in the menus, by field. */
function picked({ message }: Shown): Readonly<Record<string, readonly string[]>> {
  const menus = flattenComponents(message?.components ?? []).filter(
    ({ options, default_values }) => options !== undefined || default_values !== undefined,
  );
  return Object.fromEntries(
    menus.map(({ custom_id = '', options = [], default_values = [] }) => [
      custom_id.split(':')[2],
      [
        ...options.filter((option) => option.default === true).map(({ value }) => value),
        ...default_values.map(({ id }) => id),
      ],
    ]),
  );
}

function isDisabled({ message }: Shown, label: string): boolean {
  const button = flattenComponents(message?.components ?? []).find((part) => part.label === label);
  if (button === undefined) throw new Error(`no button ${label}`);
  return button.disabled === true;
}

const channel = (options: ChannelOptions) => double.addChannel(guildId, options);

describe('a new digest', () => {
  test('begins with what is usual in a server of that language, in one private message', async () => {
    guildId = double.addGuild({ locale: 'zh-TW' }).id;
    channelId = double.addChannel(guildId).id;
    const shown = await admin().open();
    expect(shown.visibility).toBe('private');
    expect(picked(shown)).toEqual({
      channel: [channelId],
      time: ['08:00'],
      days: ['mon,tue,wed,thu,fri,sat,sun'],
      language: ['zh-TW'],
      limit: ['5'],
      empty: ['once'],
    });
    expect(shown.text).toContain('Asia/Taipei');
    expect(shown.text.match(/ at 08:00 · <t:\d+:F>/g)).toHaveLength(3);
    expect(shown.text).toContain(`Amur can post in <#${channelId}>.`);
  });

  test('is set up as chosen, and its message tells so', async () => {
    const { open, pick, type, click, list } = admin();
    const news = channel({ name: 'evening' });
    let shown = await open();
    const { message } = shown;
    shown = await pick(shown, 'channel', news.id);
    shown = await pick(shown, 'time', '18:00');
    shown = await pick(shown, 'days', 'fri');
    shown = await pick(shown, 'language', 'ru');
    shown = await pick(shown, 'limit', '3');
    shown = await pick(shown, 'empty', 'silent');
    shown = await type(shown, 'zone', 'Москва');
    expect(shown.message?.id).toBe(message?.id);
    expect(shown.text).toContain(`<#${news.id}> · 18:00 · Fri · Europe/Moscow`);
    const done = await click(shown, 'Set up');
    expect(done.message?.id).toBe(message?.id);
    expect(done.text).toContain('The digest is set up');
    expect(done.text).toContain('Русский · up to 3 events · nothing on days without news');
    expect(await list()).toContain(`**<#${news.id}>** · 18:00 · Fri · Europe/Moscow`);
  });

  test('takes what no menu offers, and says what it cannot read', async () => {
    const { open, type, list, click } = admin();
    let shown = await open();
    shown = await type(shown, 'time', '7:15, 18:45');
    expect(picked(shown).time).toEqual(['07:15, 18:45']);
    shown = await type(shown, 'days', 'monthly 15');
    expect(picked(shown).days).toEqual(['monthly 15']);
    expect((await type(shown, 'time', '25:00')).text).toMatch(/not a time of day.*08:00/);
    expect((await type(shown, 'days', 'someday')).text).toMatch(/not a list of days/);
    expect((await type(shown, 'zone', 'Atlantis')).text).toMatch(/not a time zone/);
    expect((await type(shown, 'zone', 'america')).text).toMatch(/one of several time zones: America\//);
    shown = await type(shown, 'zone', 'paris');
    await click(shown, 'Set up');
    expect(await list()).toContain('07:15, 18:45 · on day 15 of each month · Europe/Paris');
  });

  test('shows what it would post, privately, and nothing is posted', async () => {
    const { open, click } = admin();
    const shown = await open();
    const preview = await click(shown, 'Preview');
    expect(preview.visibility).toBe('private');
    expect(preview.text).toContain('First digest');
    expect(JSON.stringify(double.messagesIn(channelId))).not.toContain('First digest');
    expect((await click(shown, 'Set up')).text).toContain('set up');
  });

  test('cancelled, it is over', async () => {
    const { open, click, list } = admin();
    const shown = await open();
    expect((await click(shown, 'Cancel')).text).toContain('Nothing was set up');
    expect(await list()).toContain('no digests yet');
  });
});

describe('the channel', () => {
  test.each([
    ['View Channel', May.ViewChannel, ChannelType.GuildText],
    ['Send Messages', May.SendMessages, ChannelType.GuildText],
    ['Create Posts', May.SendMessages, ChannelType.GuildForum],
  ])('without “%s” keeps the digest from being set up until that is granted', async (name, deny, type) => {
    const { open, pick, click } = admin();
    const closed = channel({ name: 'closed', type, overwrites: [{ id: guildId, of: 'role', deny }] });
    const lacking = await pick(await open(), 'channel', closed.id);
    expect(lacking.text).toMatch(new RegExp(`Missing: ${name}\\. .*Edit Channel → Permissions`));
    expect(isDisabled(lacking, 'Set up')).toBe(true);
    closed.overwrites = [];
    const granted = await click(lacking, 'Check again');
    expect(granted.text).toContain(`Amur can post in <#${closed.id}>.`);
    expect((await click(granted, 'Set up')).text).toContain('set up');
  });

  test('of a thread gives its permissions: that is where to grant them', async () => {
    const parent = channel({
      name: 'parent',
      overwrites: [{ id: guildId, of: 'role', deny: May.SendMessagesInThreads }],
    });
    const thread = channel({ type: ChannelType.PublicThread, parentId: parent.id });
    const { open, pick } = admin();
    const shown = await pick(await open(), 'channel', thread.id);
    expect(shown.text).toMatch(
      /Missing: Send Messages in Threads\. A thread takes its channel’s permissions/,
    );
  });

  test('is not picked where the command was given, when no digest can stand there', async () => {
    channelId = channel({ type: ChannelType.GuildVoice, name: 'voice' }).id;
    const shown = await admin().open();
    expect(picked(shown).channel).toBeUndefined();
    expect(shown.text).toContain('Choose a text channel');
    expect(isDisabled(shown, 'Set up')).toBe(true);
  });

  test('that announces offers to publish', async () => {
    const { open, pick, click, list } = admin();
    const news = channel({ type: ChannelType.GuildAnnouncement, name: 'announced' });
    let shown = await pick(await open(), 'channel', news.id);
    shown = await click(shown, 'Publish to followers: no');
    await click(shown, 'Publish to followers: yes');
    shown = await click(shown, 'Publish to followers: no');
    await click(shown, 'Set up');
    expect(await list()).toContain('published to followers');
  });

  test('that is a forum offers its tags, and one of them where it asks for one', async () => {
    const { open, pick, click, list } = admin();
    const tags = [{ name: 'News' }, { name: 'Asia' }, { name: 'Locked', moderated: true }];
    const forum = channel({ type: ChannelType.GuildForum, name: 'forum', requiresTag: true, tags });
    let shown = await pick(await open(), 'channel', forum.id);
    expect(shown.text).toContain('requires a tag');
    expect(isDisabled(shown, 'Set up')).toBe(true);
    shown = await pick(shown, 'tag', ...forum.tags.slice(0, 2).map(({ id }) => id));
    expect(picked(shown).tag).toHaveLength(2);
    await click(shown, 'Set up');
    expect(await list()).toContain('tagged News, Asia');
  });

  test('without “Attach Files” has no weekly chart', async () => {
    const { open, click, pick } = admin();
    const bare = channel({ overwrites: [{ id: guildId, of: 'role', deny: May.AttachFiles }] });
    const shown = await pick(await open(), 'channel', bare.id);
    const lacking = await click(shown, 'Weekly chart: no');
    expect(lacking.text).toContain('Missing: Attach Files.');
    expect(isDisabled(lacking, 'Set up')).toBe(true);
    const done = await click(await click(lacking, 'Weekly chart: yes'), 'Set up');
    expect(done.text).toContain('is set up');
  });

  test('without Read Message History is told what that means', async () => {
    const silent = channel({ overwrites: [{ id: guildId, of: 'role', deny: May.ReadMessageHistory }] });
    const { open, pick } = admin();
    expect((await pick(await open(), 'channel', silent.id)).text).toContain('“Read Message History”');
  });
});

describe('a digest that there is', () => {
  test('is shown as it is, and saved as changed', async () => {
    const { open, pick, click, edit, subscriptionId, list } = admin();
    await click(await pick(await pick(await open(), 'time', '19:00'), 'language', 'ru'), 'Set up');
    const id = await subscriptionId('#news');
    let shown = await edit(id);
    expect(picked(shown)).toMatchObject({ channel: [channelId], time: ['19:00'], language: ['ru'] });
    shown = await pick(shown, 'days', 'mon');
    const saved = await click(shown, 'Save');
    expect(saved.text).toContain('The digest is changed');
    expect(await list()).toContain('19:00 · Mon · ');
    expect(await subscriptionId('#news')).toBe(id);
  });

  test('changed elsewhere meanwhile, keeps what this dialogue did not touch', async () => {
    const { open, pick, click, edit, subscriptionId, list } = admin();
    await click(await open(), 'Set up');
    const id = await subscriptionId('#news');
    const shown = await edit(id);
    await double.user.slash('digest edit', { subscription: id, limit: 2 }, { channelId });
    await click(await pick(shown, 'time', '21:00'), 'Save');
    expect(await list()).toMatch(/21:00[\s\S]*up to 2 events/);
  });

  test('removed meanwhile, is said to be gone', async () => {
    const { open, pick, click, edit, subscriptionId } = admin();
    await click(await open(), 'Set up');
    const id = await subscriptionId('#news');
    const shown = await edit(id);
    const question = await double.user.slash('digest remove', { subscription: id }, { channelId });
    await double.user.click(question.message, 'Remove', { channelId });
    expect((await pick(shown, 'time', '21:00')).text).toContain('/digest list');
    expect((await click(shown, 'Save')).text).toContain('/digest list');
  });
});

describe('what goes wrong', () => {
  const countOf = (text: string) => text.match(/^\*\*<#/gm)?.length ?? 0;

  test('two clicks on the button make one digest', async () => {
    const { open, click, list } = admin();
    const shown = await open();
    const [save] = flattenComponents(shown.message?.components ?? []).filter(
      ({ label }) => label === 'Set up',
    );
    // The second click is on its way before the first is answered.
    const both = await Promise.all([
      click(shown, String(save?.custom_id)),
      click(shown, String(save?.custom_id)),
    ]);
    expect(both.map(({ text }) => text).join()).toContain('The digest is set up');
    expect(countOf(await list())).toBe(1);
  });

  test('two admins have two dialogues, and the slower is told of the other’s digest', async () => {
    const [first, second] = [admin(), admin({ userId: '900000000000000002' })];
    const [one, other] = [await first.open(), await second.open()];
    const theirs = await second.pick(other, 'time', '20:00');
    expect(picked(await first.pick(one, 'days', 'mon')).time).toEqual(['08:00']);
    await first.click(one, 'Set up');
    const told = await second.click(theirs, 'Set up');
    expect(told.text).toContain('already has a digest: 08:00 · Mon');
    expect(countOf(await first.list())).toBe(1);
    await second.click(told, 'Set up one more');
    expect(countOf(await first.list())).toBe(2);
  });

  test('two admins at the very same moment, the same', async () => {
    const [first, second] = [admin(), admin({ userId: '900000000000000002' })];
    const [one, other] = [await first.open(), await second.open()];
    const both = await Promise.all([first.click(one, 'Set up'), second.click(other, 'Set up')]);
    expect(both.map(({ text }) => text.includes('is set up')).toSorted()).toEqual([false, true]);
    expect(both.map(({ text }) => text.includes('already has a digest')).toSorted()).toEqual([false, true]);
    expect(countOf(await first.list())).toBe(1);
  });

  test('the other’s digest can be changed instead', async () => {
    const { open, pick, click, list } = admin();
    await click(await open(), 'Set up');
    const again = await open();
    expect(again.text).toContain('already has a digest');
    const shown = await click(again, 'Change the existing one');
    await click(await pick(shown, 'time', '21:00'), 'Save');
    expect(await list()).toContain('21:00');
    expect(countOf(await list())).toBe(1);
  });

  test('the twenty-fifth digest is the last, which is said at the beginning', async () => {
    const { open } = admin();
    for (let count = 0; count < 25; count += 1)
      await double.user.slash('digest setup', { time: '08:00', language: 'en' }, { channelId });
    expect((await open()).text).toMatch(/can have at most 25 digests.*\/digest remove/);
  });

  test('what is over says so, and what to do', async () => {
    const { open, click, pick } = admin();
    const shown = await open();
    const stale = structuredClone(shown.message);
    await click(shown, 'Cancel');
    for (const act of [
      () => pick({ ...shown, message: stale }, 'time', '09:00'),
      () => click({ ...shown, message: stale }, 'Set up'),
    ])
      expect((await act()).text).toMatch(/This setup is closed.*\/digest setup starts again/);
  });

  test('it is one person’s, with the rights of the moment', async () => {
    const shown = await admin().open();
    const stranger = await admin({ userId: '900000000000000003' }).pick(shown, 'time', '09:00');
    expect(stranger.text).toContain('Only the person who started this');
    const demoted = await admin({ permissions: May.ViewChannel }).click(shown, 'Set up');
    expect(demoted.text).toContain('Only the person who started this');
    expect(await admin().list()).toContain('no digests yet');
  });

  test('a restart in the middle loses nothing', async () => {
    const { open, pick, click, list } = admin();
    const shown = await pick(await open(), 'time', '22:00');
    await bot.end('SIGKILL');
    bot = stage.bot = startBot(double, dataDir);
    await double.until(() => double.gateway.connected > 0, 20_000);
    const after = await pick(shown, 'days', 'tue');
    expect(after.text).toContain('22:00 · Tue');
    await click(after, 'Set up');
    expect(await list()).toContain('22:00 · Tue');
  });
});
