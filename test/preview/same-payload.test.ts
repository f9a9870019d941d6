import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands, messageCommands, roots } from '../../commands/index.ts';
import { commandJson } from '../../src/dispatch/command-json.ts';
import { createDispatch } from '../../src/dispatch/dispatch.ts';
import type { Responder } from '../../src/dispatch/incoming.ts';
import { createRegistry } from '../../src/dispatch/registry.ts';
import { type Locale, locales } from '../../src/locale/locale.ts';
import { createLog } from '../../src/log.ts';
import type { Message } from '../../src/messages/message.ts';
import { askerAt } from '../../src/preview/asker-at.ts';
import { createConversation } from '../../src/preview/conversation.ts';
import { demoChannels } from '../../src/preview/demo-server.ts';
import { createInteractions, type Interactions } from '../../src/preview/interactions.ts';
import { createLocalDiscord } from '../../src/preview/local-discord.ts';
import type { Services } from '../../src/services.ts';
import { startDeliverer } from '../../src/start-deliverer.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { takeInCoverage } from '../../src/usecases/take-in-coverage.ts';

const now = () => Date.parse('2023-07-14T00:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'amur-'));
const registry = createRegistry(roots, commands, messageCommands);
const [news] = demoChannels;
const conversation = createConversation(now);

let store: Store;
let interactions: Interactions;
let dispatch: ReturnType<typeof createDispatch>;
beforeAll(async () => {
  store = await openStore(folder);
  await takeInCoverage([resolve(import.meta.dirname, '../../seeds')], { store, now });
  const log = createLog({ level: 'silent', secrets: [] });
  const discord = createLocalDiscord(conversation, 'en');
  const services: Services = {
    now,
    store,
    discord,
    deliverer: startDeliverer(discord, store, log, now),
    defaults: { locale: 'en', timeZone: 'UTC' },
    version: '1.2.3',
    startedAtMs: now(),
    invites: { server: null, user: null },
  };
  dispatch = createDispatch(registry, services, log, { deferAfterMs: 60_000, referenceId: () => 'ref' });
  interactions = createInteractions({
    conversation,
    dispatch,
    registered: commandJson(registry),
    guildLocale: 'en',
  });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

/** What Discord would be sent for a command, asked of dispatch itself. */
async function sentFor(
  path: readonly string[],
  options: Readonly<Record<string, string>>,
  locale: Locale,
): Promise<readonly Message[]> {
  const sent: Message[] = [];
  const take = async (message: Message) => {
    sent.push(message);
  };
  const responder: Responder = {
    reply: take,
    update: take,
    editOriginal: take,
    followUp: take,
    modal: async () => {},
    choices: async () => {},
    deferReply: async () => {},
    deferUpdate: async () => {},
  };
  const asker = askerAt(news, { locale, guildLocale: 'en', interactionId: '1' });
  await dispatch({ ...asker, kind: 'command', path, options }, responder);
  return sent;
}

/** Keys of kept dialogues are made by chance. */
function withoutKeys(messages: readonly Message[]): unknown {
  return JSON.parse(
    JSON.stringify(messages, (key, value) =>
      key === 'custom_id' && typeof value === 'string' ? value.replace(/:[\w-]{12}(?=:|$)/g, ':key') : value,
    ),
  );
}

const cases = [
  ['news latest', {}],
  ['news search', { query: '普京' }],
  ['news search', { query: '普京', since: '2023', sort: 'newest' }],
  ['news search', { query: 'nothing of the kind' }],
  ['news search', { query: '-' }],
  ['news summary', { article: '双边' }],
  ['news story', { story: '双边' }],
  ['news timeline', { query: '俄罗斯' }],
  ['news trends', {}],
  ['news digest', { period: 'newest' }],
  ['news sources', {}],
  ['digest setup', { time: '25:00' }],
  ['digest setup', { channel: '18000000000000000104', time: '08:00' }],
  ['digest list', {}],
  ['follows', {}],
  ['about', {}],
  ['privacy', {}],
  ['help', {}],
] as const;

describe.each(locales)('what is typed in %s', (locale) => {
  it.each(cases)('/%s %j is answered with what Discord would be sent', async (path, options) => {
    const command = interactions.commands.find((one) => one.path.join(' ') === path);
    const typed = Object.entries(options).map(([name, value]) => {
      const option = command?.options.find((one) => one.name === name);
      return ` ${option?.names[locale]}:${value}`;
    });
    for (const { id } of conversation.all()) conversation.remove(id);
    await interactions.command(`${command?.names[locale]}${typed.join('')}`, { locale, channelId: news.id });
    const shown = conversation.all().flatMap(({ read }) => (read === null ? [] : [read(locale)]));
    expect(shown).not.toEqual([]);
    expect(withoutKeys(shown)).toEqual(withoutKeys(await sentFor(path.split(' '), options, locale)));
  });
});
