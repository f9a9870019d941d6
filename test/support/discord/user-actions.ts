import { once } from 'node:events';
import type { Locale as DiscordLocale } from 'discord-api-types/v10';
import {
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { Registry } from './application-routes.ts';
import { botPermissionsIn } from './bot-permissions.ts';
import type { ComponentJson, JsonObject } from './json.ts';
import { componentsOf, flattenComponents } from './json.ts';
import type { LiveInteraction, LiveInteractions } from './live-interactions.ts';
import { firstAnswerWithinMs } from './live-interactions.ts';
import { contextOf, encodeOptions, findCommand, findRegistered } from './typed-command.ts';
import { channelJson, messageJson, userJson } from './wire-format.ts';
import { type DoubleMessage, directMessageChannel, type World } from './world.ts';

/** Who acts, and where. Without a channel it is a direct message to the bot. */
interface Actor {
  readonly userId?: string;
  readonly channelId?: string;
  /** Discord's code: `en-US`, `zh-CN`, `ru`, `de` … */
  readonly locale?: `${DiscordLocale}` | string;
  /** The actor's permissions in the channel; all of them by default. */
  readonly permissions?: bigint;
  /** How long to wait for an answer, in real time; 3 s for the first sign of life at most. */
  readonly patienceMs?: number;
}

/** What the actor gets to see. `message` is the answer as it stands now, the message itself after an update. */
interface Seen {
  readonly interactionId: string;
  readonly userId: string;
  readonly message: DoubleMessage | null;
  readonly visibility: 'public' | 'private';
  readonly deferred: boolean;
  /** From the click to the first sign of life. */
  readonly firstAnswerMs: number;
  /** Grows while they come in. */
  readonly followUps: readonly DoubleMessage[];
  readonly modal: JsonObject | null;
  readonly choices: readonly { readonly name: string; readonly value: string | number }[] | null;
  /** All text of the message, for a quick look. */
  readonly text: string;
}

/** What a person can do in Discord's client. Each rejects where the client would not let them, or shows a failure. */
export interface UserActions {
  /** `slash('news search', {query: '普京'})`; options by their English names, channels by id. */
  slash(
    path: string,
    options?: Readonly<Record<string, string | number | boolean>>,
    actor?: Actor,
  ): Promise<Seen>;
  /** Picks a command, by its English name, in the menu of a message that stands in a channel. */
  useOnMessage(command: string, message: DoubleMessage, actor?: Actor): Promise<Seen>;
  /** Types into an option; the other options as filled in so far. */
  autocomplete(
    path: string,
    option: string,
    text: string,
    actor?: Actor & { readonly options?: Readonly<Record<string, string | number | boolean>> },
  ): Promise<readonly { readonly name: string; readonly value: string | number }[]>;
  /** Presses a button, found by its `custom_id` or its label. */
  click(message: DoubleMessage | null, button: string, actor?: Actor): Promise<Seen>;
  /** Picks values in a menu; `menu` is its `custom_id`, or null for the only one. */
  select(
    message: DoubleMessage | null,
    menu: string | null,
    values: readonly string[],
    actor?: Actor,
  ): Promise<Seen>;
  /** Fills in and sends the modal that an earlier action opened; fields by `custom_id`. */
  submitModal(opened: Seen, fields: Readonly<Record<string, string>>, actor?: Actor): Promise<Seen>;
}

export interface UserActionsContext {
  readonly world: World;
  readonly registry: Registry;
  readonly interactions: LiveInteractions;
  /** Sends INTERACTION_CREATE; false when no bot is connected. */
  readonly dispatch: (payload: JsonObject) => boolean;
}

const everything = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

export function createUserActions(context: UserActionsContext): UserActions {
  const { world, registry, interactions } = context;
  const me = world.snowflake();
  const modalSources = new Map<string, LiveInteraction>();

  const act = async (type: InteractionType, data: JsonObject, actor: Actor, source: DoubleMessage | null) => {
    const userId = actor.userId ?? me;
    const channelId = actor.channelId ?? source?.channelId ?? directMessageChannel(world, userId);
    const interaction = interactions.open({ type, channelId, source });
    const delivered = context.dispatch({
      ...envelope(world, interaction, userId, actor),
      data,
      ...(source === null ? {} : { message: messageJson(world, source) }),
    });
    if (!delivered) throw new Error('no bot is connected: the interaction went nowhere');
    const seen = await watch(world, interaction, userId, actor.patienceMs ?? 10_000);
    if (seen.modal !== null) modalSources.set(seen.interactionId, interaction);
    return seen;
  };

  return {
    slash: async (path, options = {}, actor = {}) => {
      const command = findCommand(world, registry, path, actor, everything);
      const encoded = encodeOptions(world, command.declared, options, actor.channelId);
      return act(InteractionType.ApplicationCommand, command.data(encoded), actor, null);
    },
    useOnMessage: async (name, message, actor = {}) => {
      const where = { channelId: message.channelId, ...actor };
      const type = ApplicationCommandType.Message;
      findRegistered(world, registry, { type, name }, where, everything);
      const resolved = { messages: { [message.id]: messageJson(world, message) } };
      const data = { id: '1', name, type, target_id: message.id, resolved };
      return act(InteractionType.ApplicationCommand, data, where, null);
    },
    autocomplete: async (path, option, text, actor = {}) => {
      const command = findCommand(world, registry, path, actor, everything);
      const declared = command.declared.find(({ name }) => name === option);
      if (declared?.autocomplete !== true) throw new Error(`/${path} does not complete ${option}`);
      const others = encodeOptions(world, command.declared, actor.options ?? {}, actor.channelId, false);
      const focused = { name: option, type: declared.type, value: text, focused: true };
      const data = command.data([...others.filter(({ name }) => name !== option), focused]);
      const seen = await act(InteractionType.ApplicationCommandAutocomplete, data, actor, null);
      return seen.choices ?? [];
    },
    click: (message, button, actor = {}) => {
      const found = componentOf(
        message,
        (c) => c.type === ComponentType.Button && (c.custom_id === button || c.label === button),
        button,
      );
      if (found.component.custom_id === undefined)
        throw new Error(`${button} is a link: it opens ${found.component.url}`);
      const data = {
        component_type: ComponentType.Button,
        custom_id: found.component.custom_id,
        id: found.component.id ?? 1,
      };
      return act(InteractionType.MessageComponent, data, actor, found.message);
    },
    select: (message, menu, values, actor = {}) => {
      const isMenu = (c: ComponentJson) =>
        menuTypes.includes(c.type) && (menu === null || c.custom_id === menu);
      const { component, message: source } = componentOf(message, isMenu, menu ?? 'a menu');
      const { min_values: min = 1, max_values: max = 1 } = component;
      if (values.length < min || values.length > max)
        throw new Error(`the menu takes ${min} to ${max} values, not ${values.length}`);
      const data = {
        component_type: component.type,
        custom_id: component.custom_id,
        id: component.id ?? 1,
        values,
        ...picked(world, component, values, source),
      };
      return act(InteractionType.MessageComponent, data, actor, source);
    },
    submitModal: (opened, fields, actor = {}) => {
      const opener = modalSources.get(opened.interactionId);
      if (opened.modal === null || opener === undefined) throw new Error('no modal was opened');
      const data = {
        custom_id: opened.modal.custom_id,
        components: submitted(componentsOf(opened.modal), fields),
      };
      const where = { userId: opened.userId, channelId: opener.channelId, ...actor };
      return act(InteractionType.ModalSubmit, data, where, opener.source);
    },
  };
}

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object */
function envelope(world: World, interaction: LiveInteraction, userId: string, actor: Actor): JsonObject {
  const channel = world.channels.get(interaction.channelId);
  if (channel === undefined) throw new Error(`there is no channel ${interaction.channelId}`);
  const guild = world.guilds.get(channel.guildId ?? '');
  const user = userJson(world, userId);
  const permissions = (actor.permissions ?? everything).toString();
  const shared = {
    id: interaction.id,
    application_id: world.applicationId,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    locale: actor.locale ?? 'en-US',
    channel_id: channel.id,
    channel: channelJson(world, channel),
    app_permissions: botPermissionsIn(world, channel).toString(),
    entitlements: [],
    attachment_size_limit: 10_485_760,
  };
  const context = contextOf(world, channel.id);
  // A server's installation is named by the server, one's own by oneself; in direct messages with the bot the first is 0.
  const owners = Object.fromEntries(
    context.installs.map((type) => [type, type === 1 ? userId : (guild?.id ?? '0')]),
  );
  const place = { context: context.type, authorizing_integration_owners: owners };
  if (guild === undefined) return { ...shared, ...place, user };
  return {
    ...shared,
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.locale, features: [] },
    guild_locale: guild.locale,
    member: {
      user,
      roles: [],
      permissions,
      joined_at: '2026-01-01T00:00:00.000000+00:00',
      deaf: false,
      mute: false,
      flags: 0,
      avatar: null,
      pending: false,
    },
    ...place,
  };
}

const menuTypes: readonly ComponentType[] = [ComponentType.StringSelect, ComponentType.ChannelSelect];

/** What Discord sends beside the values; throws for values that its client would not offer. */
function picked(
  world: World,
  menu: ComponentJson,
  values: readonly string[],
  source: DoubleMessage,
): JsonObject {
  const unknown = (value: string) => new Error(`the menu does not offer ${value}`);
  if (menu.type === ComponentType.StringSelect) {
    const offered = menu.options?.map((option) => option.value) ?? [];
    for (const value of values) if (!offered.includes(value)) throw unknown(value);
    return {};
  }
  const here = world.channels.get(source.channelId)?.guildId;
  const channels = values.map((value) => {
    const channel = world.channels.get(value);
    const types = menu.channel_types ?? [];
    if (channel?.guildId !== here || (types.length > 0 && !types.includes(channel?.type ?? -1)))
      throw unknown(value);
    return channel;
  });
  const resolved = channels.flatMap((channel) =>
    channel === undefined
      ? []
      : [[channel.id, { id: channel.id, name: channel.name, type: channel.type, permissions: '0' }]],
  );
  return { resolved: { channels: Object.fromEntries(resolved) } };
}

function componentOf(
  message: DoubleMessage | null,
  matches: (component: ComponentJson) => boolean,
  name: string,
) {
  if (message === null || message.deleted) throw new Error('there is no message to act on');
  const component = flattenComponents(message.components).find(matches);
  if (component === undefined) throw new Error(`the message has no ${name}`);
  if (component.disabled === true) throw new Error(`${name} is disabled`);
  return { component, message };
}

/** A modal's fields as they are sent back: labels with one component, or rows. */
function submitted(
  components: readonly ComponentJson[],
  fields: Readonly<Record<string, string>>,
): readonly JsonObject[] {
  const names = flattenComponents(components).flatMap((component) => component.custom_id ?? []);
  const unknown = Object.keys(fields).filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`the modal has no ${unknown.join(', ')}`);
  const field = (component: ComponentJson): JsonObject => {
    const given = fields[component.custom_id ?? ''] ?? component.value ?? '';
    if (component.required !== false && given === '')
      throw new Error(`${component.custom_id} must be filled in`);
    const sent =
      component.type === ComponentType.TextInput
        ? { value: given }
        : { values: given === '' ? [] : given.split(',') };
    return { type: component.type, id: component.id ?? 1, custom_id: component.custom_id, ...sent };
  };
  return components
    .filter(({ type }) => type === ComponentType.Label || type === ComponentType.ActionRow)
    .map((part) =>
      part.component
        ? { type: part.type, id: part.id ?? 1, component: field(part.component) }
        : { type: part.type, id: part.id ?? 1, components: (part.components ?? []).map(field) },
    );
}

async function watch(
  world: World,
  interaction: LiveInteraction,
  userId: string,
  patienceMs: number,
): Promise<Seen> {
  const waitFor = async (done: () => boolean, withinMs: number, failure: string): Promise<void> => {
    const signal = AbortSignal.timeout(withinMs);
    while (!done()) {
      await once(interaction.changes, 'change', { signal }).catch(() => {
        throw new Error(failure);
      });
    }
  };
  await waitFor(
    () => interaction.callback !== null,
    Math.min(firstAnswerWithinMs, patienceMs),
    'The application did not respond',
  );
  const deferred = interaction.waiting;
  await waitFor(() => !interaction.waiting, patienceMs, 'deferred, and never answered');
  return {
    interactionId: interaction.id,
    userId,
    message: interaction.original,
    visibility: interaction.ephemeral ? 'private' : 'public',
    deferred,
    firstAnswerMs: (interaction.callback?.atMs ?? world.now()) - interaction.createdAtMs,
    followUps: interaction.followUps,
    modal: interaction.modal,
    choices: interaction.choices as Seen['choices'],
    get text() {
      return textOf(interaction.original);
    },
  };
}

/** The text displays of a message, one after the other. */
export function textOf(message: DoubleMessage | null): string {
  return flattenComponents(message?.components ?? [])
    .flatMap(({ content }) => content ?? [])
    .join('\n');
}
