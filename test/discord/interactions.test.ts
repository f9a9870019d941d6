import type { APIInteraction, RESTPutAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';
import {
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  ApplicationCommandOptionType as Option,
  PermissionFlagsBits,
  TextInputStyle,
} from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { type Registration, registerCommands } from '../../src/discord/register-commands.ts';
import type { AnswerError } from '../../src/discord/responder.ts';
import { createResponder } from '../../src/discord/responder.ts';
import { toIncoming } from '../../src/discord/to-incoming.ts';
import type { Incoming, Responder } from '../../src/dispatch/incoming.ts';
import { cannotDraw } from '../support/cannot-draw.ts';
import type { DiscordDouble } from '../support/discord/discord-double.ts';
import { textOf } from '../support/discord/user-actions.ts';
import { doubleForTest, listenTo, restTo, textMessage } from './support.ts';

const commands: RESTPutAPIApplicationCommandsJSONBody = [
  {
    name: 'news',
    description: 'Coverage',
    contexts: [0, 1],
    options: [
      {
        type: Option.Subcommand,
        name: 'search',
        description: 'Search the coverage',
        options: [
          {
            type: Option.String,
            name: 'query',
            description: 'What to look for',
            required: true,
            autocomplete: true,
          },
          { type: Option.Integer, name: 'limit', description: 'How many', min_value: 1, max_value: 10 },
          { type: Option.Boolean, name: 'exact', description: 'As it stands' },
          { type: Option.Channel, name: 'where', description: 'Where to', channel_types: [0] },
        ],
      },
    ],
  },
  { name: 'help', description: 'Help', contexts: [0, 1, 2], integration_types: [0, 1] },
  { type: ApplicationCommandType.Message, name: 'Summarise links' },
];

type Answerer = (incoming: Incoming, responder: Responder, interaction: APIInteraction) => Promise<void>;

/** A bot that answers with `answer`; what it throws is kept. */
async function botThat(answer: Answerer, options = {}) {
  const double = await doubleForTest(options);
  const channel = double.addChannel(double.addGuild({ locale: 'zh-TW' }).id);
  const rest = restTo(double);
  const incomings: Incoming[] = [];
  const errors: AnswerError[] = [];
  const { gateway } = await listenTo(double, (interaction) => {
    const incoming = toIncoming(interaction);
    if (incoming === null) return;
    incomings.push(incoming);
    answer(incoming, createResponder(rest, interaction, cannotDraw), interaction).catch(
      (error: AnswerError) => errors.push(error),
    );
  });
  await gateway.connect();
  const scope = { applicationId: double.applicationId, guildId: null };
  await registerCommands(rest, scope, commands, { load: async () => null, save: async () => {} });
  return { double, here: { channelId: channel.id }, incomings, errors };
}

const modal = {
  custom_id: 'edit:7',
  title: 'Edit',
  components: [
    {
      type: ComponentType.Label as const,
      label: 'Time',
      component: {
        type: ComponentType.TextInput as const,
        custom_id: 'time',
        style: TextInputStyle.Short as const,
      },
    },
    {
      type: ComponentType.ActionRow as const,
      components: [
        {
          type: ComponentType.TextInput as const,
          custom_id: 'zone',
          label: 'Zone',
          style: TextInputStyle.Short as const,
        },
      ],
    },
    {
      type: ComponentType.Label as const,
      label: 'Days',
      component: {
        type: ComponentType.StringSelect as const,
        custom_id: 'days',
        max_values: 2,
        options: [
          { label: 'Monday', value: '1' },
          { label: 'Tuesday', value: '2' },
        ],
      },
    },
  ],
};

describe('what dispatch is told of an interaction', () => {
  const reply: Answerer = (_, responder) => responder.reply(textMessage('ok'), 'private');

  it('a command: path, options of each type, who and where', async () => {
    const { double, here, incomings } = await botThat(reply);
    const options = { query: '普京', limit: 3, exact: true, where: here.channelId };
    const permissions = PermissionFlagsBits.ManageGuild;
    const seen = await double.user.slash('news search', options, {
      ...here,
      userId: '42',
      locale: 'zh-CN',
      permissions,
    });
    expect(incomings).toEqual([
      {
        kind: 'command',
        interactionId: seen.interactionId,
        path: ['news', 'search'],
        options,
        locale: 'zh-CN',
        guildLocale: 'zh-TW',
        userId: '42',
        guildId: double.channels.get(here.channelId)?.guildId,
        channelId: here.channelId,
        place: 'guild',
        isThread: false,
        memberPermissions: permissions,
      },
    ]);
  });

  it.each([
    ['en-GB', 'en'],
    ['de', 'en'],
    ['ru', 'ru'],
    ['zh-TW', 'zh-TW'],
  ])('a user’s locale %s is %s', async (locale, expected) => {
    const { double, here, incomings } = await botThat(reply);
    await double.user.slash('help', {}, { ...here, locale });
    expect(incomings[0]).toMatchObject({ locale: expected, path: ['help'], options: {} });
  });

  it('a direct message has no server and no permissions', async () => {
    const { double, incomings } = await botThat(reply);
    await double.user.slash('news search', { query: 'x' }, { userId: '43' });
    expect(incomings[0]).toMatchObject({
      userId: '43',
      guildId: null,
      guildLocale: null,
      memberPermissions: null,
    });
  });

  it('where it is asked: with the bot, without it, among people, in a thread', async () => {
    const { double, here, incomings } = await botThat(reply);
    const guildId = double.channels.get(here.channelId)?.guildId ?? '';
    const thread = double.addChannel(guildId, { type: ChannelType.PublicThread });
    const foreign = double.addChannel(double.addGuild({ bot: null }).id);
    const among = double.addPrivateChannel();
    for (const channelId of [thread.id, foreign.id, among.id, undefined])
      await double.user.slash('help', {}, channelId === undefined ? {} : { channelId });
    expect(incomings.map(({ place, isThread }) => [place, isThread])).toEqual([
      ['guild', true],
      ['guildWithoutBot', false],
      ['privateChannel', false],
      ['botDm', false],
    ]);
  });

  it('a command on a message: its name, and every text of the message', async () => {
    const { double, here, incomings } = await botThat(reply);
    const message = double.addMessage(here.channelId, 'see https://example.org/a');
    await double.user.useOnMessage('Summarise links', message);
    expect(incomings).toMatchObject([
      {
        kind: 'messageCommand',
        name: 'Summarise links',
        message: { id: message.id, texts: ['see https://example.org/a'] },
      },
    ]);
  });

  it('an autocompletion: what is being typed, and the rest', async () => {
    const choices = [{ name: '普京访华', value: 'a1' }];
    const { double, here, incomings } = await botThat((_, responder) => responder.choices(choices));
    const offered = await double.user.autocomplete('news search', 'query', '普', {
      ...here,
      options: { limit: 2 },
    });
    expect(offered).toEqual(choices);
    expect(incomings[0]).toMatchObject({
      kind: 'autocomplete',
      focusedOption: 'query',
      focused: '普',
      options: { limit: 2 },
    });
  });

  it('a modal: fields in labels and in rows, and values of menus', async () => {
    const { double, here, incomings } = await botThat((incoming, responder) =>
      incoming.kind === 'modal' ? responder.reply(textMessage('saved'), 'private') : responder.modal(modal),
    );
    const opened = await double.user.slash('help', {}, here);
    expect(opened.modal).toMatchObject({ title: 'Edit' });
    await double.user.submitModal(opened, { time: '08:00', zone: 'Asia/Shanghai', days: '1,2' });
    expect(incomings[1]).toMatchObject({
      kind: 'modal',
      customId: 'edit:7',
      fields: { time: '08:00', zone: 'Asia/Shanghai', days: '1,2' },
      fromMessage: false,
    });
  });

  it('a button and a menu of a message', async () => {
    const { double, here, incomings } = await botThat((incoming, responder) =>
      incoming.kind === 'component'
        ? responder.update(textMessage('after', 'page:2'))
        : responder.reply(menuMessage, 'public'),
    );
    const seen = await double.user.slash('help', {}, here);
    await double.user.select(seen.message, 'open', ['a2']);
    const updated = await double.user.click(seen.message, 'page:2');
    expect(incomings.slice(1)).toMatchObject([
      { kind: 'component', customId: 'open', values: ['a2'], messageId: seen.message?.id },
      { kind: 'component', customId: 'page:2', values: [], messageId: seen.message?.id },
    ]);
    expect(updated.message).toBe(seen.message);
  });
});

const menuMessage = {
  components: [
    {
      type: ComponentType.ActionRow as const,
      components: [
        {
          type: ComponentType.StringSelect as const,
          custom_id: 'open',
          options: [
            { label: 'One', value: 'a1' },
            { label: 'Two', value: 'a2' },
          ],
        },
      ],
    },
  ],
};

describe('answering', () => {
  it('replies, publicly or to the asker alone', async () => {
    const { double, here } = await botThat((incoming, responder) =>
      responder.reply(textMessage('answer'), incoming.userId === '1' ? 'public' : 'private'),
    );
    const open = await double.user.slash('help', {}, { ...here, userId: '1' });
    const hidden = await double.user.slash('help', {}, { ...here, userId: '2' });
    expect([open.visibility, hidden.visibility, hidden.text]).toEqual(['public', 'private', 'answer']);
    expect(double.messagesIn(here.channelId)).toEqual([open.message]);
  });

  it.each(['public', 'private'] as const)(
    'defers a %s reply, fills it in and follows up',
    async (visibility) => {
      const { double, here } = await botThat(async (_, responder) => {
        await responder.deferReply(visibility);
        await responder.editOriginal(textMessage('late'));
        await responder.followUp(textMessage('more'), 'private');
      });
      const seen = await double.user.slash('help', {}, here);
      await double.until(() => seen.followUps.length === 1);
      expect([seen.deferred, seen.visibility, seen.text]).toEqual([true, visibility, 'late']);
      expect(textOf(seen.followUps[0] ?? null)).toBe('more');
      expect(double.messagesIn(here.channelId)).toHaveLength(visibility === 'public' ? 1 : 0);
    },
  );

  it('defers an update and edits the message in place', async () => {
    const { double, here } = await botThat(async (incoming, responder) => {
      if (incoming.kind === 'command') return responder.reply(textMessage('before'), 'public');
      await responder.deferUpdate();
      await responder.editOriginal(textMessage('after'));
    });
    const seen = await double.user.slash('help', {}, here);
    const clicked = await double.user.click(seen.message, 'More');
    expect([clicked.deferred, clicked.text]).toEqual([true, 'after']);
    expect(double.messagesIn(here.channelId)).toEqual([seen.message]);
  });

  it('sends files with an answer', async () => {
    const attachments = [
      { kind: 'text', name: 'rows.csv', text: '0123456789', description: 'rows' } as const,
    ];
    const { double, here } = await botThat((_, responder) =>
      responder.reply({ ...textMessage('see'), attachments }, 'public'),
    );
    const seen = await double.user.slash('help', {}, here);
    expect(seen.message?.files).toEqual([{ name: 'rows.csv', sizeBytes: 10 }]);
  });

  it('carries no bot token where the interaction’s own suffices', async () => {
    const { double, here } = await botThat(async (_, responder) => {
      await responder.deferReply('private');
      await responder.editOriginal(textMessage('late'));
    });
    await double.user.slash('help', {}, here);
    const answers = double.requests.filter(({ path }) => /^\/(interactions|webhooks)\//.test(path));
    expect(answers.map(({ authorised }) => authorised)).toEqual([false, false]);
  });

  it('recognises an answer that comes too late, and one too many', async () => {
    const { double, here, errors } = await botThat(async (incoming, responder) => {
      if (incoming.userId === 'late') double.advance(3_100);
      await responder.reply(textMessage('answer'), 'private');
      await responder.reply(textMessage('again'), 'private');
    });
    await double.user.slash('help', {}, { ...here, userId: '1' });
    await double.until(() => errors.length === 1);
    const nobody = double.user.slash('help', {}, { ...here, userId: 'late', patienceMs: 100 });
    await double.until(() => errors.length === 2);
    expect(errors.map(({ reason }) => reason)).toEqual(['repeated', 'late']);
    await expect(nobody).rejects.toThrow('did not respond');
  });

  it('does not try again, so that nothing is said twice', async () => {
    const { double, here, errors } = await botThat((_, responder) =>
      responder.reply(textMessage('once'), 'public'),
    );
    double.faults.add({ path: /callback$/, fault: { kind: 'answer', status: 502, accepted: true } });
    await double.user.slash('help', {}, here);
    await double.until(() => errors.length === 1);
    expect(errors[0]?.failure).toEqual({ outcome: 'unknown' });
    expect(double.messagesIn(here.channelId)).toHaveLength(1);
  });

  it('fails without a word of the token or of the message', async () => {
    let token = '';
    const { double, here, errors } = await botThat(async (_, responder, interaction) => {
      token = interaction.token;
      await responder.deferReply('private');
      double.advance(16 * 60_000);
      await responder.editOriginal(textMessage('what nobody else should read'));
    });
    const nobody = double.user.slash('help', {}, { ...here, patienceMs: 100 }).catch(() => null);
    await double.until(() => errors.length === 1);
    await nobody;
    const [error] = errors;
    const everything = JSON.stringify({
      ...error,
      message: error?.message,
      stack: error?.stack,
      cause: error?.cause,
    });
    expect(error?.failure).toEqual({ outcome: 'refused', status: 401, code: 50027 });
    expect(token).not.toBe('');
    expect(everything).not.toContain(token);
    expect(everything).not.toContain('nobody else');
  });
});

describe('registering commands', () => {
  function memory() {
    let kept: Registration | null = null;
    return {
      load: async () => kept,
      save: async (registration: Registration) => {
        kept = registration;
      },
    };
  }
  const puts = (double: DiscordDouble) => double.requests.filter(({ method }) => method === 'PUT').length;

  it('tells Discord once, and again when something changed', async () => {
    const double = await doubleForTest();
    const rest = restTo(double);
    const scope = { applicationId: double.applicationId, guildId: null };
    const kept = memory();
    expect(await registerCommands(rest, scope, commands, kept)).toBe('registered');
    expect(await registerCommands(rest, scope, structuredClone(commands), kept)).toBe('unchanged');
    expect(puts(double)).toBe(1);
    expect(await registerCommands(rest, scope, commands.slice(0, 1), kept)).toBe('registered');
    expect(double.commands().map(({ name }) => name)).toEqual(['news']);
  });

  it('registers for one server; a change of place takes them away from the former', async () => {
    const double = await doubleForTest();
    const guild = double.addGuild();
    const rest = restTo(double);
    const kept = memory();
    await registerCommands(rest, { applicationId: double.applicationId, guildId: guild.id }, commands, kept);
    expect(double.commands(guild.id)).toHaveLength(commands.length);
    expect(double.commands()).toEqual([]);
    const everywhere = { applicationId: double.applicationId, guildId: null };
    expect(await registerCommands(rest, everywhere, commands, kept)).toBe('registered');
    expect(double.commands(guild.id)).toEqual([]);
    expect(double.commands()).toHaveLength(commands.length);
  });

  it('goes on when the server of the last registration is out of reach', async () => {
    const double = await doubleForTest();
    const everywhere = { applicationId: double.applicationId, guildId: null };
    const kept = memory();
    await kept.save({ fingerprint: 'of another day', guildId: '12345678901234567' });
    expect(await registerCommands(restTo(double), everywhere, commands, kept)).toBe('registered');
    expect(await registerCommands(restTo(double), everywhere, commands, kept)).toBe('unchanged');
  });

  it('forgets nothing when Discord did not take them', async () => {
    const double = await doubleForTest();
    const rest = restTo(double);
    const scope = { applicationId: double.applicationId, guildId: null };
    const kept = memory();
    double.faults.add({ method: 'PUT', fault: { kind: 'answer', status: 500 } });
    await expect(registerCommands(rest, scope, commands, kept)).rejects.toMatchObject({
      key: 'error.discord.unreachable',
    });
    expect(await registerCommands(rest, scope, commands, kept)).toBe('registered');
  });

  it('names a server that the bot is not in', async () => {
    const double = await doubleForTest();
    const scope = { applicationId: double.applicationId, guildId: '12345678901234567' };
    await expect(registerCommands(restTo(double), scope, commands, memory())).rejects.toMatchObject({
      key: 'error.discord.unknownGuild',
      kind: 'configuration',
    });
  });

  it('does not take a refusal of its commands for somebody else’s mistake', async () => {
    const double = await doubleForTest();
    const scope = { applicationId: double.applicationId, guildId: null };
    const bad = [{ name: 'News', description: 'x' }];
    await expect(registerCommands(restTo(double), scope, bad, memory())).rejects.toMatchObject({
      failure: { outcome: 'refused', status: 400, code: 50035 },
    });
    expect(double.takeViolations().join()).toContain('lower case');
  });
});
