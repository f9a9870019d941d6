import { describe, expect, test } from 'vitest';
import { commands, messageCommands, roots } from '../../commands/index.ts';
import type { OptionSpec } from '../../src/dispatch/command.ts';
import { locales } from '../../src/locale/locale.ts';
import { inAllLocales, type MessageKey } from '../../src/locale/translate.ts';
import { keys, messagesOf } from './languages.ts';

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming */
const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

function optionKeys(command: string, name: string, option: OptionSpec): readonly string[] {
  const key = `${command}.option.${name}`;
  const choices = option.type === 'string' ? (option.choices ?? []) : [];
  return [`${key}.name`, `${key}.description`, ...choices.map((value) => `${key}.choice.${value}`)];
}

/** The keys that registration asks for. */
function registeredKeys(): ReadonlySet<string> {
  const ofRoots = roots.map(({ name }) => `command.${name}`);
  const ofCommands = commands.map(({ path }) => `command.${path.join('.')}`);
  return new Set([
    ...[...ofRoots, ...ofCommands].flatMap((key) => [`${key}.name`, `${key}.description`]),
    ...commands.flatMap(({ path, options }) =>
      Object.entries(options).flatMap(([name, option]) =>
        optionKeys(`command.${path.join('.')}`, name, option),
      ),
    ),
  ]);
}

test('the names of the commands on messages are those that registration asks for', () => {
  const written = keys.filter((key) => key.startsWith('messageCommand.'));
  expect(written).toEqual(messageCommands.map(({ name }) => `messageCommand.${name}.name`));
  for (const key of written)
    for (const locale of locales) expect(inAllLocales(key)[locale].length, key).toBeLessThanOrEqual(32);
});

/** `command.news.search.option.query.name` → `command.news.search.option`: names with the same parent must differ. */
function parentOf(key: MessageKey): string {
  return key.split('.').slice(0, -2).join('.');
}

test('the words of the commands are those that registration asks for, all of them and no others', () => {
  const written = keys.filter((key) => key.startsWith('command.'));
  expect(written.toSorted()).toEqual([...registeredKeys()].toSorted());
});

describe.each(locales)('the words of the commands in %s', (locale) => {
  const ofCommands = messagesOf(locale).filter(([key]) => key.startsWith('command.'));
  const names = ofCommands.filter(([key]) => key.endsWith('.name'));

  test('have names as Discord takes them', () => {
    const refused = names.filter(([, name]) => !namePattern.test(name) || name !== name.toLowerCase());
    expect(refused).toEqual([]);
  });

  test('tell siblings apart', () => {
    const seen = names.map(([key, name]) => `${parentOf(key)} ${name}`);
    expect(seen.filter((each, index) => seen.indexOf(each) !== index)).toEqual([]);
  });

  test('have descriptions and choices of 1 to 100 characters', () => {
    const texts = ofCommands.filter(([key]) => !key.endsWith('.name'));
    expect(texts.filter(([, text]) => text.length < 1 || text.length > 100)).toEqual([]);
  });

  test('tell the choices of an option apart', () => {
    const choices = ofCommands.filter(([key]) => key.includes('.choice.'));
    const seen = choices.map(([key, label]) => `${key.replace(/\.choice\..*/, '')} ${label}`);
    expect(seen.filter((each, index) => seen.indexOf(each) !== index)).toEqual([]);
  });
});
