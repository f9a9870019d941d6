import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands, messageCommands, roots } from '../../commands/index.ts';
import { commandJson } from '../../src/dispatch/command-json.ts';
import { createRegistry } from '../../src/dispatch/registry.ts';
import { UserError } from '../../src/errors.ts';
import { type Locale, locales } from '../../src/locale/locale.ts';
import { completeLine } from '../../src/preview/complete-line.ts';
import { offeredCommands } from '../../src/preview/offered-commands.ts';
import { parseLine } from '../../src/preview/parse-line.ts';
import { createPickedNames } from '../../src/preview/picked-names.ts';
import { splitLine } from '../../src/preview/split-line.ts';
import { hostileText } from '../support/hostile-text.ts';

const offered = offeredCommands(commandJson(createRegistry(roots, commands, messageCommands)));
const typist = { locale: 'en', isDirect: false } as const;
const parse = (line: string) => parseLine(line, offered, typist, createPickedNames());

/** Every option has a value. */
function isFull(line: string): boolean {
  const split = splitLine(line, offered);
  if (split === null) return false;
  const filled = split.values.filter(({ text }) => text.trim() !== '');
  return line.endsWith(' ') && filled.length === split.command.options.length;
}

describe('a line', () => {
  it.each([
    ['/help', ['help'], {}],
    ['  /NEWS Latest ', ['news', 'latest'], {}],
    ['/news search query:普京', ['news', 'search'], { query: '普京' }],
    [
      '/news search query: "核心利益" -雅加达  since:2023-05',
      ['news', 'search'],
      { query: '"核心利益" -雅加达', since: '2023-05' },
    ],
    ['/news search 普京 sort:Newest first', ['news', 'search'], { query: '普京', sort: 'newest' }],
    [
      '/news search since:2023 query:since:2021 query:x',
      ['news', 'search'],
      { since: '2023', query: 'since:2021 query:x' },
    ],
    ['/news search query:https://example.org/a:b', ['news', 'search'], { query: 'https://example.org/a:b' }],
    ['/新闻 搜索 关键词：普京 起始日期：2023', ['news', 'search'], { query: '普京', since: '2023' }],
    ['/news latest limit:5 private:да', ['news', 'latest'], { limit: 5, private: true }],
    [
      '/digest setup channel:#公告 publish:false',
      ['digest', 'setup'],
      { channel: '18000000000000000102', publish: false },
    ],
    [
      '/digest setup channel:<#18000000000000000103>',
      ['digest', 'setup'],
      { channel: '18000000000000000103' },
    ],
    ['/news latest source:', ['news', 'latest'], {}],
  ])('%s', (line, path, options) => {
    expect(parse(line)).toEqual({ path, options });
  });

  it('whatever it is, is a command or gets a sentence', () => {
    const starts = offered.flatMap(({ names }) => locales.map((locale) => names[locale]));
    const names = offered.flatMap(({ options }) =>
      options.flatMap((one) => locales.map((locale) => `${one.names[locale]}:`)),
    );
    const text = fc.oneof(hostileText(60), fc.constantFrom(...names), fc.constantFrom(' ', ':', '：'));
    const lines = fc
      .tuple(fc.constantFrom(...starts, '/', ''), fc.array(text, { maxLength: 6 }))
      .map(([start, rest]) => [start, ...rest].join(' '));
    fc.assert(
      fc.property(lines, (line) => {
        try {
          expect(offered.map(({ path }) => path)).toContainEqual(parse(line).path);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
        }
      }),
    );
  });
});

describe('completion', () => {
  const complete = (line: string, locale: Locale, picked = createPickedNames()) =>
    completeLine(line, {
      locale,
      isDirect: false,
      commands: offered,
      picked,
      completeOption: async () => [{ name: 'a name: with colons', value: '42' }],
    });

  it.each(locales)('leads in %s from a slash to a line that can be sent', async (locale) => {
    for (const { names } of offered) {
      const picked = createPickedNames();
      const next = async (line: string) => (await complete(line, locale, picked))[0]?.line ?? `${line}5 `;
      let line = names[locale];
      while (line.length < 1_000 && !isFull(line)) line = await next(line);
      const { path, options } = parseLine(line, offered, { locale, isDirect: false }, picked);
      const command = offered.find((one) => one.names[locale] === names[locale]);
      expect(path).toEqual(command?.path);
      expect(Object.keys(options)).toHaveLength(command?.options.length ?? 0);
    }
  });

  it('whatever is typed, only adds to the line or ends the word that stands last', async () => {
    const starts = offered.flatMap(({ names }) => locales.map((locale) => names[locale]));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...starts),
        hostileText(40),
        fc.constantFrom(...locales),
        async (start, rest, locale) => {
          const line = `${start} ${rest}`;
          for (const completion of await complete(line, locale))
            expect(completion.line.startsWith(start) || completion.line.startsWith('/')).toBe(true);
        },
      ),
    );
  });
});
