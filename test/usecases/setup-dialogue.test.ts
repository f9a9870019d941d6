import { PermissionFlagsBits } from 'discord-api-types/v10';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { commands, roots } from '../../commands/index.ts';
import type { ChannelAccess, PostKind } from '../../src/delivery/discord-port.ts';
import { messageBody } from '../../src/discord/message-body.ts';
import { createDispatch } from '../../src/dispatch/dispatch.ts';
import type { Incoming, Responder } from '../../src/dispatch/incoming.ts';
import { createRegistry } from '../../src/dispatch/registry.ts';
import { type Locale, locales } from '../../src/locale/locale.ts';
import type { Message } from '../../src/messages/message.ts';
import type { Services } from '../../src/services.ts';
import { openStore } from '../../src/store/open-store.ts';
import { createWorld, type World } from '../delivery/delivery-world.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { messageFaults } from '../support/discord/channel-routes.ts';
import { type ComponentJson, componentsOf, flattenComponents, isObject } from '../support/discord/json.ts';
import { brokenLimits, componentLimits, modalLimits } from '../support/discord/limits.ts';
import { loadApiDescription } from '../support/discord/openapi.ts';
import { servicesOf } from './services-of.ts';

/** What an admin does next: which of the components that can be used, and what is picked or typed. */
interface Act {
  readonly component: number;
  readonly picks: readonly number[];
  readonly text: string;
  /** What Discord says of any channel from now on. */
  readonly access: ChannelAccess;
}

const longName = '#[*]('.repeat(20);
const tags = Array.from({ length: 20 }, (_, index) => ({
  id: `9000000000000000${10 + index}`,
  name: `*_${index}`,
}));
const kinds: readonly PostKind[] = [
  { kind: 'messages' },
  { kind: 'announcements' },
  { kind: 'forumPosts', tags, tagRequired: true },
  { kind: 'forumPosts', tags: [], tagRequired: false },
];
const access: fc.Arbitrary<ChannelAccess> = fc.oneof(
  fc.record({
    kind: fc.constant('ok' as const),
    name: fc.constant(longName),
    canReadHistory: fc.boolean(),
    canAttachFiles: fc.boolean(),
    takes: fc.constantFrom(...kinds),
  }),
  fc.constantFrom<ChannelAccess>(
    { kind: 'missing', permissions: ['ViewChannel', 'SendMessages'] },
    { kind: 'missing', permissions: ['ViewChannel', 'SendMessagesInThreads'] },
    { kind: 'unknownChannel' },
    { kind: 'unsupportedType' },
    { kind: 'locked' },
    { kind: 'unreachable' },
  ),
);
const act: fc.Arbitrary<Act> = fc.record({
  component: fc.nat(),
  picks: fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
  text: fc.constantFrom(
    '08:00',
    '7:15, 9, 11, 13, 15, 18:30',
    'mon, thu',
    '31',
    'Asia/Shanghai',
    'america',
    'x',
    'москва',
  ),
  access,
});

const interactionRoute = '/interactions/{interaction_id}/{interaction_token}/callback';
const openApi = loadApiDescription();

/** What Discord would find wrong with an answer. */
function faultsOf(type: 4 | 7 | 9, data: Readonly<Record<string, unknown>>): readonly string[] {
  const described = openApi?.requestFaults(interactionRoute, 'post', { type, data }) ?? [];
  const limits =
    type === 9
      ? [...brokenLimits(modalLimits, data), ...brokenLimits(componentLimits, data)]
      : messageFaults(data);
  return [...described, ...limits];
}

/** An admin with the dialogue open, and all that the bot has answered. */
function admin(
  locale: Locale,
  world: World,
  services: Services,
  memberPermissions = PermissionFlagsBits.ManageGuild,
) {
  const registry = createRegistry(roots, commands);
  const failures: object[] = [];
  const log = { info: () => {}, error: (fields: object) => failures.push(fields) };
  const dispatch = createDispatch(registry, services, log, { deferAfterMs: 60_000 });
  const faults: string[] = [];
  const replies: string[] = [];
  let dialogue: Message | null = null;
  let modal: Readonly<Record<string, unknown>> | null = null;
  const answered = (type: 4 | 7, message: Message) => {
    const flags = type === 4 ? messageBody(message, 'private') : messageBody(message);
    faults.push(...faultsOf(type, flags));
  };
  const responder: Responder = {
    reply: async (message) => {
      answered(4, message);
      replies.push(JSON.stringify(message));
      dialogue ??= message;
    },
    update: async (message) => {
      answered(7, message);
      dialogue = message;
    },
    modal: async (data) => {
      faults.push(...faultsOf(9, { ...data }));
      modal = { ...data };
    },
    choices: async () => {},
    deferReply: async () => {},
    deferUpdate: async () => {},
    editOriginal: async () => {},
    followUp: async () => {},
  };
  const asker = {
    interactionId: '1',
    locale,
    guildLocale: locale,
    userId: 'u1',
    guildId: 'g1',
    channelId: '900000000000000001',
    memberPermissions,
    place: 'guild',
    isThread: false,
  } as const;
  const tell = (incoming: Incoming) => dispatch(incoming, responder);
  return {
    faults,
    failures,
    replies,
    text: () => JSON.stringify(dialogue),
    press: (label: string) => {
      const button = flattenComponents(componentsOf({ ...dialogue })).find((part) => part.label === label);
      return tell({
        ...asker,
        kind: 'component',
        customId: button?.custom_id ?? '',
        values: [],
        messageId: 'm1',
      });
    },
    open: () => tell({ ...asker, kind: 'command', path: ['digest', 'setup'], options: {} }),
    async act({ component, picks, text, access: next }: Act) {
      world.discord.access = next;
      const usable = usableIn(dialogue);
      const chosen = usable[component % usable.length];
      if (chosen?.custom_id === undefined) throw new Error('nothing can be used');
      const values = picked(chosen, picks);
      await tell({ ...asker, kind: 'component', customId: chosen.custom_id, values, messageId: 'm1' });
      if (modal === null) return;
      const customId = String(modal.custom_id);
      modal = null;
      await tell({ ...asker, kind: 'modal', customId, fields: { text }, fromMessage: true });
    },
  };
}

/** Everything but what ends the dialogue. */
function usableIn(message: Message | null): readonly ComponentJson[] {
  if (!isObject(message)) return [];
  return flattenComponents(componentsOf(message)).filter(
    ({ custom_id: id = '', disabled }) => /^setup\.(choose|show|preview)/.test(id) && disabled !== true,
  );
}

function picked(component: ComponentJson, picks: readonly number[]): readonly string[] {
  const { options, channel_types, min_values: min = 1, max_values: max = 1 } = component;
  if (channel_types !== undefined) return [`90000000000000000${(picks[0] ?? 0) % 3}`];
  if (options === undefined) return [];
  const count = min + ((picks[0] ?? 0) % (max - min + 1));
  return options
    .slice((picks[1] ?? 0) % options.length)
    .slice(0, count)
    .map(({ value }) => value);
}

async function stage(): Promise<{ readonly world: World; readonly services: Services }> {
  const world = await createWorld('2026-11-20T00:00:00Z');
  onTestFinished(world.close);
  const store = await openStore(temporaryFolder());
  onTestFinished(store.close);
  return { world, services: { ...servicesOf(world), store } };
}

test('whom the server’s settings allow the command without Manage Server may go on', async () => {
  const { world, services } = await stage();
  const permitted = admin('en', world, services, 0n);
  await permitted.open();
  await permitted.press('Set up');
  expect(permitted.text()).toContain('The digest is set up');
  expect(await services.store.subscriptions.listOfGuild('g1')).toHaveLength(1);
});

test('what could not be set up can be tried again from the same message', async () => {
  const { world, services } = await stage();
  const person = admin('en', world, services);
  await person.open();
  world.discord.access = { kind: 'unreachable' };
  await person.press('Set up');
  expect(await services.store.subscriptions.listOfGuild('g1')).toEqual([]);
  world.discord.access = {
    kind: 'ok',
    name: 'n',
    canReadHistory: true,
    canAttachFiles: true,
    takes: { kind: 'messages' },
  };
  await person.press('Set up');
  expect(await services.store.subscriptions.listOfGuild('g1')).toHaveLength(1);
});

test('a dialogue that was left for a week is over, and says what to do', async () => {
  const { world, services } = await stage();
  const person = admin('en', world, services);
  await person.open();
  await services.store.dialogues.deleteOlderThan(world.now() + 1);
  await person.press('Set up');
  expect(person.replies.at(-1)).toContain('This setup is closed');
  expect(person.replies.at(-1)).toContain('/digest setup starts again');
});

test('whatever is clicked in whatever order, Discord takes the answer', async () => {
  const { world, services } = await stage();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...locales),
      fc.array(act, { minLength: 1, maxLength: 12 }),
      async (locale, acts) => {
        const person = admin(locale, world, services);
        await person.open();
        for (const one of acts) await person.act(one);
        expect(person.faults).toEqual([]);
        expect(person.failures).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});
