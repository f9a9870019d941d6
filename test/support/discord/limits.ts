import { ComponentType, MessageFlags } from 'discord-api-types/v10';
import type { ComponentJson, JsonObject } from './json.ts';
import { componentsOf, flattenComponents, isObject } from './json.ts';

/** One limit with the one place that states it. `faults` tells what breaks it, in the bot's own values. */
export interface Limit<T> {
  readonly limit: string;
  readonly source: string;
  faults(value: T): readonly string[];
}

export function brokenLimits<T>(table: readonly Limit<T>[], value: T): readonly string[] {
  return table.flatMap(({ limit, source, faults }) =>
    faults(value).map((fault) => `${limit}: ${fault} [${source}]`),
  );
}

const message = 'https://discord.com/developers/docs/resources/message';
const components = 'https://discord.com/developers/docs/components/reference';
const interactions = 'https://discord.com/developers/docs/interactions/receiving-and-responding';

const count = (text: string): number => [...text].length;
const outside = (name: string, text: string | undefined, least: number, most: number): readonly string[] =>
  text === undefined || (count(text) >= least && count(text) <= most)
    ? []
    : [`${name} of ${count(text)} characters`];

const all = (body: JsonObject): readonly ComponentJson[] => flattenComponents(componentsOf(body));
const ofType = (body: JsonObject, ...types: readonly ComponentType[]): readonly ComponentJson[] =>
  all(body).filter((component) => types.includes(component.type));
const flagsOf = (body: JsonObject): number => (typeof body.flags === 'number' ? body.flags : 0);
const repeated = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.filter((text, index) => texts.indexOf(text) !== index)),
];

/** Limits of components wherever they stand: in messages and in modals. */
export const componentLimits: readonly Limit<JsonObject>[] = [
  {
    limit: 'custom_id is unique in a message',
    source: `${components}#anatomy-of-a-component`,
    faults: (body) => repeated(all(body).flatMap((component) => component.custom_id ?? [])),
  },
  {
    limit: 'id is unique in a message',
    source: `${components}#anatomy-of-a-component`,
    faults: (body) => repeated(all(body).flatMap((component) => (component.id ? String(component.id) : []))),
  },
  {
    limit: 'custom_id has 1–100 characters',
    source: `${components}#anatomy-of-a-component`,
    faults: (body) => all(body).flatMap((component) => outside('custom_id', component.custom_id, 1, 100)),
  },
  {
    limit: 'five buttons, or one menu, a row',
    source: `${components}#action-row`,
    faults: (body) =>
      ofType(body, ComponentType.ActionRow).flatMap((row) => {
        const children = row.components ?? [];
        const menus = children.filter((child) => child.type !== ComponentType.Button).length;
        const fits = children.length >= 1 && children.length <= 5 && (menus === 0 || children.length === 1);
        return fits ? [] : [`a row of ${children.length} with ${menus} menus`];
      }),
  },
  {
    limit: 'select menu: 1–25 options, label, value, description and placeholder sizes',
    source: `${components}#string-select`,
    faults: (body) =>
      ofType(body, ComponentType.StringSelect).flatMap((menu) => {
        const options = menu.options ?? [];
        return [
          ...(options.length >= 1 && options.length <= 25 ? [] : [`${options.length} options`]),
          ...outside('placeholder', menu.placeholder, 0, 150),
          ...repeated(options.map((option) => option.value)).map((value) => `value ${value} twice`),
          ...options.flatMap((option) => [
            ...outside('option label', option.label, 1, 100),
            ...outside('option value', option.value, 1, 100),
            ...outside('option description', option.description, 1, 100),
          ]),
        ];
      }),
  },
  {
    limit:
      'menu: 0–25 picks at least, 1–25 at most, no more than there are options; what is picked already within them',
    source: `${components}#string-select`,
    faults: (body) =>
      ofType(body, ComponentType.StringSelect, ComponentType.ChannelSelect).flatMap((menu) => {
        const { min_values: min = 1, max_values: max = 1 } = menu;
        const most = menu.type === ComponentType.StringSelect ? (menu.options?.length ?? 0) : 25;
        const fits = min >= 0 && max >= 1 && min <= max && max <= most;
        const picked = pickedIn(menu);
        return [
          ...outside('placeholder', menu.placeholder, 0, 150),
          ...(fits ? [] : [`${min} to ${max} picks of ${most}`]),
          ...(picked <= max ? [] : [`${picked} of ${max} picked`]),
        ];
      }),
  },
];

/** What stands picked already in a menu. */
function pickedIn({ options = [], default_values: values = [] }: ComponentJson): number {
  return options.filter((option) => option.default === true).length + values.length;
}

/** Limits of every message the bot writes or edits, wherever it goes. */
export const messageLimits: readonly Limit<JsonObject>[] = [
  {
    limit: 'allowed_mentions is present and allows none',
    source: 'house rule: a message of ours pings nobody',
    faults: ({ allowed_mentions: mentions }) =>
      isObject(mentions) &&
      Array.isArray(mentions.parse) &&
      mentions.parse.length === 0 &&
      Object.keys(mentions).length === 1
        ? []
        : [JSON.stringify(mentions) ?? 'missing'],
  },
  {
    limit: 'IS_COMPONENTS_V2 is set',
    source: 'house rule: every message of ours is Components V2',
    faults: (body) => (flagsOf(body) & MessageFlags.IsComponentsV2 ? [] : [`flags ${flagsOf(body)}`]),
  },
  {
    limit: 'IS_COMPONENTS_V2 excludes content, embeds, stickers and polls',
    source: `${components}#component-reference`,
    faults: (body) => ['content', 'embeds', 'sticker_ids', 'poll'].filter((field) => Boolean(body[field])),
  },
  {
    limit: 'a message is not empty',
    source: `${message}#create-message-jsonform-params`,
    faults: (body) => (componentsOf(body).length > 0 ? [] : ['no components']),
  },
  {
    limit: '40 components, nested ones included',
    source: `${components}#component-reference`,
    faults: (body) => (all(body).length <= 40 ? [] : [`${all(body).length} components`]),
  },
  {
    limit: '4000 characters over all text displays, none empty',
    source: `${components}#text-display`,
    faults: (body) => {
      const texts = ofType(body, ComponentType.TextDisplay).map((display) => display.content ?? '');
      const total = texts.reduce((sum, text) => sum + count(text), 0);
      return [
        ...(total <= 4000 ? [] : [`${total} characters`]),
        ...(texts.includes('') ? ['an empty one'] : []),
      ];
    },
  },
  {
    limit: 'button: label of at most 80, url of at most 512 and http(s), either url or custom_id',
    source: `${components}#button-button-structure`,
    faults: (body) =>
      ofType(body, ComponentType.Button).flatMap((button) => [
        ...outside('label', button.label, 1, 80),
        ...outside('url', button.url, 1, 512),
        ...(button.url === undefined || /^https?:\/\/[^\s]+$/.test(button.url) ? [] : [`url ${button.url}`]),
        ...((button.url === undefined) === (button.custom_id === undefined)
          ? ['both or neither of url and custom_id']
          : []),
      ]),
  },
  {
    limit: 'a section has 1–3 text displays and an accessory',
    source: `${components}#section`,
    faults: (body) =>
      ofType(body, ComponentType.Section).flatMap((section) => {
        const texts = section.components?.length ?? 0;
        return texts >= 1 && texts <= 3 && section.accessory !== undefined ? [] : [`${texts} texts`];
      }),
  },
  {
    limit: 'nonce has at most 25 characters',
    source: `${message}#create-message-jsonform-params`,
    faults: ({ nonce }) => (nonce === undefined ? [] : outside('nonce', String(nonce), 1, 25)),
  },
];

export const modalLimits: readonly Limit<JsonObject>[] = [
  {
    limit: 'modal: custom_id 1–100, title 1–45, 1–5 components',
    source: `${interactions}#interaction-response-object-modal`,
    faults: (modal) => {
      const size = componentsOf(modal).length;
      return [
        ...outside('custom_id', String(modal.custom_id ?? ''), 1, 100),
        ...outside('title', String(modal.title ?? ''), 1, 45),
        ...(size >= 1 && size <= 5 ? [] : [`${size} components`]),
      ];
    },
  },
  {
    limit: 'label of a field: 1–45 characters, description at most 100',
    source: `${components}#label-label-structure`,
    faults: (modal) =>
      ofType(modal, ComponentType.Label).flatMap(({ label, description }) => [
        ...outside('label', label, 1, 45),
        ...outside('description', description, 0, 100),
      ]),
  },
  {
    limit: 'text input: value at most 4000, placeholder at most 100',
    source: `${components}#text-input-text-input-structure`,
    faults: (modal) =>
      ofType(modal, ComponentType.TextInput).flatMap((input) => [
        ...outside('value', input.value, 0, 4000),
        ...outside('placeholder', input.placeholder, 0, 100),
      ]),
  },
];

export const autocompleteLimits: readonly Limit<JsonObject>[] = [
  {
    limit: '25 choices with names and values of 1–100 characters',
    source: `${interactions}#interaction-response-object-autocomplete`,
    faults: ({ choices }) => {
      if (!Array.isArray(choices)) return ['no choices'];
      return [
        ...(choices.length <= 25 ? [] : [`${choices.length} choices`]),
        ...choices.flatMap((choice: { name: string; value: unknown }) => [
          ...outside('name', String(choice.name), 1, 100),
          ...outside('value', String(choice.value), 1, 100),
        ]),
      ];
    },
  },
];
