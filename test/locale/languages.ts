import { IntlMessageFormat } from 'intl-messageformat';
import en from '../../src/locale/en.json' with { type: 'json' };
import { intlTag, type Locale } from '../../src/locale/locale.ts';
import {
  inAllLocales,
  isMessageKey,
  type MessageKey,
  type MessageParams,
} from '../../src/locale/translate.ts';

/** Every key, in the order of the English file. */
export const keys: readonly MessageKey[] = Object.keys(en).filter(isMessageKey);

/** Every message of a language with its key. */
export function messagesOf(locale: Locale): readonly (readonly [MessageKey, string])[] {
  return keys.map((key) => [key, inAllLocales(key)[locale]]);
}

type Node = ReturnType<IntlMessageFormat['getAst']>[number];

function parse(message: string, locale: Locale): readonly Node[] {
  return new IntlMessageFormat(message, intlTag(locale), undefined, { ignoreTag: true }).getAst();
}

/** Every node of a message, those inside the forms of a plural too. */
function nodesOf(nodes: readonly Node[]): readonly Node[] {
  return nodes.flatMap((node) => [
    node,
    ...('options' in node ? Object.values(node.options).flatMap(({ value }) => nodesOf(value)) : []),
  ]);
}

/** What a placeholder takes; numbers may be written out by a plural in one language and plainly in another. */
type PlaceholderKind = 'text' | 'number';

/** The placeholders of a message by name. */
export function placeholdersOf(message: string, locale: Locale): Readonly<Record<string, PlaceholderKind>> {
  const named = nodesOf(parse(message, locale)).flatMap((node): [string, PlaceholderKind][] => {
    if (!('value' in node) || typeof node.value !== 'string' || Number(node.type) === literalType) return [];
    return [[node.value, 'options' in node || 'style' in node ? 'number' : 'text']];
  });
  return Object.fromEntries(named.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The parser's number for text that stands as it is; the library does not export its names for them. */
const literalType = 0;

/** The forms of each plural of a message: `one`, `other`, `=0`. */
export function pluralFormsOf(message: string, locale: Locale): readonly (readonly string[])[] {
  return nodesOf(parse(message, locale)).flatMap((node) =>
    'pluralType' in node ? [Object.keys(node.options)] : [],
  );
}

/** Placeholders that hold Latin letters, digits or Discord's markup whatever the language of the reader. */
const latin: Readonly<Record<string, string>> = {
  channel: '<#197038439483310086>',
  format: 'CSV',
  id: 'k3v9x2m4p6q8',
  path: '/srv/amur',
  url: 'https://example.org/feed.xml',
  pid: '4711',
  page: '2',
  pages: '3',
  length: '240',
  limit: '200',
  reference: '5f3a09c1',
  code: '4014',
  guildId: '197038439483310086',
  version: '0.1.0',
  day: '15',
  since: '<t:1689238500:F>',
  schedule: '08:00',
  when: '<t:1689238500:F>',
  zone: 'Asia/Shanghai',
  zones: 'Asia/Shanghai',
  schedules: '08:00',
};
const sampleWords: Readonly<Record<Locale, string>> = {
  en: 'Moscow',
  'zh-CN': '莫斯科',
  'zh-TW': '莫斯科',
  ru: 'Москва',
};

/** Values for every placeholder of a message, as a reader of that language would meet them. */
export function sampleParams(message: string, locale: Locale, count = 2): MessageParams {
  return Object.fromEntries(
    Object.entries(placeholdersOf(message, locale)).map(([name, kind]) => [
      name,
      kind === 'number' ? count : (latin[name] ?? sampleWords[locale]),
    ]),
  );
}
