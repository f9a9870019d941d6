import type { Locale } from '../locale/locale.ts';
import type { OfferedCommand } from './offered-commands.ts';

/** Lines to begin with: a command, and for one of its options a value. The words of the seeds find something in every archive. */
const examples = [
  { path: 'news search', option: 'query', value: '俄罗斯' },
  { path: 'news latest' },
  { path: 'news timeline', option: 'query', value: '俄罗斯' },
  { path: 'digest setup' },
  { path: 'help' },
] as const;

/** What the page offers to be tried first, in the words of the reader's language; a command that is not there is left out. */
export function exampleLines(commands: readonly OfferedCommand[], locale: Locale): readonly string[] {
  return examples.flatMap(({ path, ...example }) => {
    const command = commands.find((one) => one.path.join(' ') === path);
    if (command === undefined) return [];
    if (!('option' in example)) return [command.names[locale]];
    const name = command.options.find(({ name }) => name === example.option)?.names[locale] ?? example.option;
    return [`${command.names[locale]} ${name}:${example.value}`];
  });
}
