import { describe, expect, it } from 'vitest';
import type { CommandJson } from '../support/discord/command-limits.ts';
import { commandLimits, commandSize } from '../support/discord/command-limits.ts';
import type { JsonObject } from '../support/discord/json.ts';
import type { Limit } from '../support/discord/limits.ts';
import {
  autocompleteLimits,
  brokenLimits,
  componentLimits,
  messageLimits,
  modalLimits,
} from '../support/discord/limits.ts';

const text = (content: string) => ({ type: 10, content });
const button = (fields: object) => ({ type: 2, style: 2, label: 'More', ...fields });
const row = (...components: object[]) => ({ type: 1, components });
const menu = (options: object[], fields: object = {}) =>
  row({ type: 3, custom_id: 'menu', options, ...fields });
const message = (...components: object[]): JsonObject => ({
  flags: 32_768,
  allowed_mentions: { parse: [] },
  components,
});
const modal = (fields: object, ...components: object[]): JsonObject => ({
  custom_id: 'm',
  title: 'Edit',
  components,
  ...fields,
});
const label = (fields: object, component: object = { type: 4, custom_id: 'time', style: 1 }) => ({
  type: 18,
  label: 'Time',
  component,
  ...fields,
});
const numbered = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ label: `${i}`, value: `${i}` }));
const search: CommandJson = { name: 'search', description: 'Search', options: [] };
const ofMessages: CommandJson = { type: 3, name: 'Summarise links' };
const option = (fields: object) => ({ type: 3, name: 'query', description: 'What', ...fields });
const withOptions = (...options: object[]): readonly CommandJson[] => [
  { ...search, options: options as never },
];

/** Just inside every limit, and for each limit something just outside. */
const tables = {
  messages: {
    limits: [...messageLimits, ...componentLimits] as readonly Limit<unknown>[],
    inside: {
      ...message(
        text('汉'.repeat(3_999)),
        text('𠮷'),
        row(
          ...Array.from({ length: 5 }, (_, i) =>
            button({ custom_id: `${i}`.padStart(100, 'x'), label: 'x'.repeat(80) }),
          ),
        ),
        menu(numbered(25)),
        row(button({ url: `https://a.example/${'x'.repeat(494)}`, label: 'Source' })),
        ...Array.from({ length: 27 }, () => ({ type: 14 })),
      ),
      nonce: 'x'.repeat(25),
    },
    outside: {
      'allowed_mentions is present and allows none': [
        { ...message(text('a')), allowed_mentions: { parse: ['users'] } },
      ],
      'IS_COMPONENTS_V2 is set': [{ ...message(text('a')), flags: 0 }],
      'IS_COMPONENTS_V2 excludes content, embeds, stickers and polls': [
        { ...message(text('a')), content: 'b' },
      ],
      'a message is not empty': [message()],
      '40 components, nested ones included': [
        message({ type: 17, components: Array.from({ length: 40 }, () => text('a')) }),
      ],
      '4000 characters over all text displays, none empty': [
        message(text('a'.repeat(2_001)), text('b'.repeat(2_000))),
        message(text('')),
      ],
      'button: label of at most 80, url of at most 512 and http(s), either url or custom_id': [
        message(row(button({ custom_id: 'a', label: 'x'.repeat(81) }))),
        message(row(button({ url: `https://${'a'.repeat(505)}` }))),
        message(row(button({ url: 'javascript:alert(1)' }))),
        message(row(button({ url: 'https://a.example', custom_id: 'a' }))),
      ],
      'a section has 1–3 text displays and an accessory': [message({ type: 9, components: [text('a')] })],
      'nonce has at most 25 characters': [{ ...message(text('a')), nonce: 'x'.repeat(26) }],
      'custom_id is unique in a message': [
        message(row(button({ custom_id: 'a' }), button({ custom_id: 'a' }))),
      ],
      'id is unique in a message': [message({ ...text('a'), id: 3 }, { ...text('b'), id: 3 })],
      'custom_id has 1–100 characters': [
        message(row(button({ custom_id: 'x'.repeat(101) }))),
        message(row(button({ custom_id: '' }))),
      ],
      'five buttons, or one menu, a row': [
        message(row(...Array.from({ length: 6 }, (_, i) => button({ custom_id: `${i}` })))),
        message(row(button({ custom_id: 'b' }), { type: 3, custom_id: 'menu', options: numbered(1) })),
      ],
      'menu: 0–25 picks at least, 1–25 at most, no more than there are options; what is picked already within them':
        [
          message(menu(numbered(2), { max_values: 3 })),
          message(menu(numbered(2), { min_values: 2, max_values: 1 })),
          message(menu(numbered(2).map((option) => ({ ...option, default: true })))),
          message({ type: 1, components: [{ type: 8, custom_id: 'c', max_values: 26 }] }),
        ],
      'select menu: 1–25 options, label, value, description and placeholder sizes': [
        message(menu(numbered(26))),
        message(menu([])),
        message(menu([{ label: 'x'.repeat(101), value: 'a' }])),
        message(
          menu([
            { label: 'a', value: 'a' },
            { label: 'b', value: 'a' },
          ]),
        ),
        message(menu(numbered(1), { placeholder: 'x'.repeat(151) })),
      ],
    },
  },
  modals: {
    limits: modalLimits as readonly Limit<unknown>[],
    inside: modal(
      { title: 'x'.repeat(45) },
      label({ label: 'x'.repeat(45) }, { type: 4, custom_id: 't', value: 'x'.repeat(4_000) }),
    ),
    outside: {
      'modal: custom_id 1–100, title 1–45, 1–5 components': [
        modal({ title: 'x'.repeat(46) }, label({})),
        modal({ custom_id: '' }, label({})),
        modal({}),
        modal({}, ...Array.from({ length: 6 }, () => label({}))),
      ],
      'label of a field: 1–45 characters, description at most 100': [
        modal({}, label({ label: 'x'.repeat(46) })),
        modal({}, label({ description: 'x'.repeat(101) })),
      ],
      'text input: value at most 4000, placeholder at most 100': [
        modal({}, label({}, { type: 4, custom_id: 't', value: 'x'.repeat(4_001) })),
        modal({}, label({}, { type: 4, custom_id: 't', placeholder: 'x'.repeat(101) })),
      ],
    },
  },
  completions: {
    limits: autocompleteLimits as readonly Limit<unknown>[],
    inside: {
      choices: Array.from({ length: 25 }, () => ({ name: 'x'.repeat(100), value: 'y'.repeat(100) })),
    },
    outside: {
      '25 choices with names and values of 1–100 characters': [
        { choices: Array.from({ length: 26 }, () => ({ name: 'x', value: 'y' })) },
        { choices: [{ name: '', value: 'y' }] },
        { choices: [{ name: 'x', value: 'y'.repeat(101) }] },
        {},
      ],
    },
  },
  commands: {
    limits: commandLimits as readonly Limit<unknown>[],
    inside: [
      {
        ...search,
        name_localizations: { 'zh-CN': '搜索', ru: 'поиск' },
        options: [
          option({ required: true, autocomplete: true }),
          option({ name: 'sort', choices: [{ name: 'Newest', value: 'newest' }] }),
        ],
      },
    ],
    outside: {
      '100 chat input commands with unique names': [
        Array.from({ length: 101 }, (_, i) => ({ ...search, name: `c${i}` })),
        [search, search],
      ],
      'names match the pattern and are in lower case, in every language': [
        [{ ...search, name: 'Search' }],
        [{ ...search, name: 'se arch' }],
        [{ ...search, name_localizations: { ru: 'Поиск' } }],
        withOptions(option({ name: 'x'.repeat(33) })),
      ],
      'descriptions have 1–100 characters, in every language': [
        [{ ...search, description: '' }],
        [{ ...search, description_localizations: { ru: 'я'.repeat(101) } }],
      ],
      'localisations are of locales that Discord knows': [
        [{ ...search, name_localizations: { zh: '搜索' } }],
      ],
      '25 options with unique names in every language, required ones first': [
        withOptions(...Array.from({ length: 26 }, (_, i) => option({ name: `o${i}` }))),
        withOptions(option({}), option({ name: 'limit', required: true })),
        withOptions(option({}), option({})),
        withOptions(
          option({ name_localizations: { ru: 'поиск' } }),
          option({ name: 'b', name_localizations: { ru: 'поиск' } }),
        ),
        withOptions({ type: 1, name: 'a', description: 'A' }, option({})),
      ],
      '25 choices of 1–100 characters, not beside autocomplete': [
        withOptions(
          option({ choices: Array.from({ length: 26 }, (_, i) => ({ name: `${i}`, value: `${i}` })) }),
        ),
        withOptions(option({ choices: [{ name: 'x'.repeat(101), value: 'a' }] })),
        withOptions(option({ autocomplete: true, choices: [{ name: 'x', value: 'a' }] })),
      ],
      'five message commands, names of 1–32 characters in every language, neither description nor options': [
        Array.from({ length: 6 }, (_, i) => ({ ...ofMessages, name: `Read ${i}` })),
        [{ ...ofMessages, name: '' }],
        [{ ...ofMessages, name_localizations: { ru: 'я'.repeat(33) } }],
        [{ ...ofMessages, description: 'Reads' }],
      ],
      '8000 characters a command with the longest localisation of each field': [
        withOptions(
          ...Array.from({ length: 20 }, (_, i) => ({
            type: 1,
            name: `s${i}`,
            description: 'A',
            options: Array.from({ length: 4 }, (__, j) =>
              option({ name: `o${j}`, description_localizations: { ru: 'я'.repeat(100) } }),
            ),
          })),
        ),
      ],
    },
  },
} as const;

describe.each(Object.entries(tables))('the limits of %s', (_, { limits, inside, outside }) => {
  it('take what is just inside', () => {
    expect(brokenLimits(limits, inside)).toEqual([]);
  });

  it.each(limits.map(({ limit }) => limit))('%s', (limit) => {
    const examples: readonly unknown[] =
      (outside as Readonly<Record<string, readonly unknown[]>>)[limit] ?? [];
    const rule = limits.filter((candidate) => candidate.limit === limit);
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples)
      expect(brokenLimits(rule, example), JSON.stringify(example).slice(0, 200)).not.toEqual([]);
  });

  it('each name their source', () => {
    for (const { source } of limits)
      expect(source).toMatch(/^(https:\/\/discord\.com\/developers\/docs\/|house rule: )/);
  });
});

describe('the size of a command', () => {
  it('counts each field in its longest language', () => {
    const command = {
      ...search,
      name_localizations: { ru: 'длинныйпоиск' },
      options: [option({ choices: [{ name: 'ab', value: 'c' }] })],
    };
    expect(commandSize(command as CommandJson)).toBe(12 + 6 + 5 + 4 + 2 + 1);
  });
});
