import { ComponentType } from 'discord-api-types/v10';
import { commands, messageCommands, roots } from '../../commands/index.ts';
import type { Article } from '../../src/articles/article.ts';
import { messageBody } from '../../src/discord/message-body.ts';
import type { Choice, Command, OptionSpec } from '../../src/dispatch/command.ts';
import { createDispatch } from '../../src/dispatch/dispatch.ts';
import type { Incoming, Responder } from '../../src/dispatch/incoming.ts';
import { createRegistry } from '../../src/dispatch/registry.ts';
import type { Locale } from '../../src/locale/locale.ts';
import { translator } from '../../src/locale/translate.ts';
import type { Message } from '../../src/messages/message.ts';
import { createConversation } from '../../src/preview/conversation.ts';
import { demoChannels, demoIds } from '../../src/preview/demo-server.ts';
import { createLocalDiscord } from '../../src/preview/local-discord.ts';
import { readArticle } from '../../src/reading/read-article.ts';
import type { Services } from '../../src/services.ts';
import { startDeliverer } from '../../src/start-deliverer.ts';
import { openStore } from '../../src/store/open-store.ts';
import { regroupStories } from '../../src/usecases/regroup-stories.ts';
import type { Random } from '../crash/random.ts';
import { messageFaults } from './discord/channel-routes.ts';
import { type ComponentJson, componentsOf, flattenComponents, type JsonObject } from './discord/json.ts';
import { autocompleteLimits, brokenLimits, componentLimits, modalLimits } from './discord/limits.ts';
import { loadApiDescription } from './discord/openapi.ts';

/** What came of one interaction. */
export interface Outcome {
  readonly messages: readonly Message[];
  /** What Discord would have refused of it. */
  readonly faults: readonly string[];
  /** The key of the sentence that told the person of an error; `unexpected` for a fault of ours. */
  readonly error: string | null;
}

/** Every command on a store of some articles, with everything real but Discord: for tests of what the commands say. */
export interface CommandStage {
  /** Runs a command, its options drawn at random from what they declare and from the words of an article. */
  run(command: Command, about: Article, locale: Locale): Promise<Outcome>;
  /** Sees to it that there is a digest and a follow to speak of, and room for more. */
  prepare(locale: Locale): Promise<void>;
  /** The same with these options. */
  runWith(
    path: string,
    options: Readonly<Record<string, string | number | boolean>>,
    locale: Locale,
  ): Promise<Outcome>;
  summariseLinks(texts: readonly string[], locale: Locale): Promise<Outcome>;
  /** Presses every button and uses every menu of some messages once, with values drawn at random. */
  press(messages: readonly Message[], locale: Locale): Promise<Outcome>;
  /** Goes on from a list to its last page; what every page was. */
  leafThrough(list: Outcome, locale: Locale): Promise<readonly Outcome[]>;
  close(): Promise<void>;
}

/** What fits where an option takes text of a certain form; others take words of an article. */
const fittingTexts: Readonly<Record<string, readonly [string, ...string[]]>> = {
  since: ['2023', '2023-06', '2023-06-20'],
  until: ['2023', '2023-07', '2023-07-13'],
  date: ['2023-07-13', 'yesterday'],
  time: ['08:00', '08:00, 18:30'],
  days: ['Mon, Thu', '15'],
  zone: ['Asia/Shanghai', 'Europe/Moscow'],
};

const description = loadApiDescription();
const answerRoute = '/webhooks/{webhook_id}/{webhook_token}';

function faultsOf(message: Message): readonly string[] {
  const body = messageBody(message, 'public');
  return [...messageFaults(body), ...(description?.requestFaults(answerRoute, 'post', body) ?? [])];
}

export async function openCommandStage(
  dataDir: string,
  articles: readonly Article[],
  random: Random,
): Promise<CommandStage> {
  const nowMs = Date.parse('2023-07-14T03:00:00Z');
  const now = () => nowMs;
  const store = await openStore(dataDir);
  const batch = articles.map((article) => ({ article, reading: readArticle(article), file: null }));
  await store.articles.put(batch, nowMs);
  await regroupStories(articles, store);

  const conversation = createConversation(now);
  const discord = createLocalDiscord(conversation, 'en');
  let errors: string[] = [];
  const log = {
    info: (fields: object) => {
      if ('error' in fields) errors.push(String(fields.error));
    },
    error: (fields: object) => {
      errors.push(
        'err' in fields && fields.err instanceof Error ? `unexpected ${fields.err.stack}` : 'unexpected',
      );
    },
    warn: () => {},
  };
  const services: Services = {
    now,
    startedAtMs: nowMs,
    store,
    discord,
    deliverer: startDeliverer(discord, store, log as never, now),
    defaults: { locale: 'en', timeZone: 'Asia/Shanghai' },
    version: '0.0.0',
    invites: { server: 'https://discord.com/oauth2/authorize?client_id=1', user: null },
  };
  const registry = createRegistry(roots, commands, messageCommands);
  const dispatch = createDispatch(registry, services, log, { deferAfterMs: 60_000 });
  const asker = {
    guildLocale: 'en',
    userId: demoIds.person,
    guildId: demoIds.guild,
    channelId: demoChannels[0].id,
    place: 'guild',
    isThread: false,
    memberPermissions: 2n ** 50n - 1n,
  } as const;

  async function send(incoming: Pick<Incoming, 'kind' | 'locale'> & JsonObject): Promise<Outcome> {
    const messages: Message[] = [];
    const faults: string[] = [];
    const take = async (message: Message) => {
      messages.push(message);
      faults.push(...faultsOf(message));
    };
    const responder: Responder = {
      reply: take,
      update: take,
      editOriginal: take,
      followUp: take,
      modal: async (modal) => {
        const body = modal as unknown as JsonObject;
        faults.push(...brokenLimits(modalLimits, body), ...brokenLimits(componentLimits, body));
      },
      choices: async (choices) => {
        faults.push(...brokenLimits(autocompleteLimits, { choices }));
      },
      deferReply: async () => {},
      deferUpdate: async () => {},
    };
    errors = [];
    await dispatch(
      { ...asker, interactionId: conversation.newId(), ...incoming } as unknown as Incoming,
      responder,
    );
    return { messages, faults, error: errors[0] ?? null };
  }

  async function choicesFor(
    { path, complete }: Command,
    name: string,
    focused: string,
    locale: Locale,
  ): Promise<readonly Choice[]> {
    const request = { ...asker, interactionId: '1', locale, focused, options: {} };
    const found = (await complete?.[name]?.(request, services)) ?? [];
    const faults = brokenLimits(autocompleteLimits, { choices: found });
    if (faults.length > 0) throw new Error(`${path.join(' ')} ${name}: ${faults.join('; ')}`);
    return found;
  }

  async function drawValue(
    command: Command,
    [name, spec]: readonly [string, OptionSpec],
    about: Article,
    locale: Locale,
  ): Promise<string | number | boolean> {
    switch (spec.type) {
      case 'boolean':
        return random.next() < 0.5;
      case 'integer': {
        const least = spec.min ?? 0;
        return least + random.below((spec.max ?? least + 10) - least + 1);
      }
      case 'channel':
        return demoChannels[0].id;
      case 'string': {
        const [choice] = random.shuffle(spec.choices ?? []);
        if (choice !== undefined) return choice;
        const from = random.below(Math.max(1, about.title.length - 1));
        const words = about.title.slice(from, from + 2 + random.below(20)).trim() || '中国';
        const offered =
          spec.autocomplete === true && random.next() < 0.8
            ? await choicesFor(command, name, random.next() < 0.5 ? '' : words, locale)
            : [];
        const [picked] = random.shuffle(offered);
        const fitting = fittingTexts[name];
        const text = picked?.value ?? (fitting === undefined ? words : random.pick(fitting));
        return text.slice(0, spec.maxLength);
      }
    }
  }

  async function optionsFor(command: Command, about: Article, locale: Locale) {
    const given: [string, string | number | boolean][] = [];
    for (const option of Object.entries(command.options)) {
      if (option[1].required !== true && random.next() < 0.75) continue;
      given.push([option[0], await drawValue(command, option, about, locale)]);
    }
    return Object.fromEntries(given);
  }

  function valuesFor({ type, options = [] }: ComponentJson): readonly string[] {
    if (type === ComponentType.ChannelSelect) return [demoChannels[0].id];
    return random
      .shuffle(options)
      .slice(0, 1)
      .map(({ value }) => value);
  }

  const runWith: CommandStage['runWith'] = (path, options, locale) =>
    send({ kind: 'command', locale, path: path.split(' '), options });

  return {
    run: async (command, about, locale) =>
      send({
        kind: 'command',
        locale,
        path: command.path,
        options: await optionsFor(command, about, locale),
      }),
    async prepare(locale) {
      const digests = await store.subscriptions.listOfGuild(demoIds.guild);
      for (const { id } of digests.slice(1)) await store.subscriptions.remove(id);
      if (digests.length === 0) await runWith('digest setup', { time: '08:00' }, locale);
      await runWith('follow', { query: '中国' }, locale);
    },
    runWith,
    summariseLinks: (texts, locale) =>
      send({ kind: 'messageCommand', locale, name: 'Summarise links', message: { id: '1', texts } }),
    async press(messages, locale) {
      const outcomes: Outcome[] = [];
      for (const message of messages) {
        const parts = flattenComponents(componentsOf({ components: message.components }));
        for (const part of parts) {
          if (part.custom_id === undefined || part.disabled === true) continue;
          const messageId = conversation.newId();
          const values = valuesFor(part);
          outcomes.push(
            await send({ kind: 'component', locale, customId: part.custom_id, values, messageId }),
          );
        }
      }
      return {
        messages: outcomes.flatMap((outcome) => outcome.messages),
        faults: outcomes.flatMap(({ faults }) => faults),
        error: outcomes.map(({ error }) => error).find((error) => error?.startsWith('unexpected')) ?? null,
      };
    },
    async leafThrough(list, locale) {
      const label = translator(locale)('list.next');
      const nextOf = ({ messages: [message] }: Outcome) =>
        flattenComponents(componentsOf({ components: message?.components ?? [] })).find(
          (part) => part.label === label && part.disabled !== true,
        )?.custom_id;
      const pages = [list];
      for (let customId = nextOf(list); customId !== undefined; ) {
        const page = await send({ kind: 'component', locale, customId, values: [], messageId: '1' });
        pages.push(page);
        customId = nextOf(page);
      }
      return pages;
    },
    close: () => store.close(),
  };
}
