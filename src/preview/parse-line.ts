import { UserError } from '../errors.ts';
import type { Locale } from '../locale/locale.ts';
import { translator } from '../locale/translate.ts';
import type { OfferedCommand, OfferedOption } from './offered-commands.ts';
import { parseValue } from './option-value.ts';
import type { PickedNames } from './picked-names.ts';
import { splitLine } from './split-line.ts';

export interface ParsedLine {
  readonly path: readonly string[];
  readonly options: Readonly<Record<string, string | number | boolean>>;
}

/** Where and by whom a line is typed. */
export interface Typist {
  readonly locale: Locale;
  readonly isDirect: boolean;
}

/**
 * A whole line of the box as the command that it means. Text before the first option is taken for the first one that is required: `/news search
 * 普京`. @throws UserError that says what Discord's box would not have let pass
 */
export function parseLine(
  line: string,
  commands: readonly OfferedCommand[],
  { locale, isDirect }: Typist,
  picked: PickedNames,
): ParsedLine {
  const trimmed = line.trim();
  if (!trimmed.startsWith('/')) throw new UserError('error.line.noSlash');
  const split = splitLine(trimmed, commands);
  if (split === null) throw new UserError('error.line.unknownCommand', { text: trimmed.slice(0, 60) });
  const { command, loose, values } = split;
  if (command.guildOnly && isDirect)
    throw new UserError('error.line.guildOnly', { command: command.names[locale] });

  const texts = new Map(values.map(({ option, text }) => [option, text.trim()]));
  const first = command.options.find(({ json }) => json.required === true);
  if (loose.trim() !== '') {
    if (first === undefined || texts.has(first))
      throw new UserError('error.line.loose', { text: loose.trim().slice(0, 60) });
    texts.set(first, loose.trim());
  }
  requireAll(command, texts, locale);
  const given = [...texts].filter(([, text]) => text !== '');
  return {
    path: command.path,
    options: Object.fromEntries(
      given.map(([option, text]) => [
        option.name,
        parseValue(option, picked.valueOf(option, text), option.names[locale]),
      ]),
    ),
  };
}

function requireAll(
  { options }: OfferedCommand,
  texts: ReadonlyMap<OfferedOption, string>,
  locale: Locale,
): void {
  const missing = options.filter((option) => option.json.required === true && !texts.get(option));
  if (missing.length === 0) return;
  const names = missing.map(({ names }) => `${names[locale]}:`).join(translator(locale)('list.comma'));
  throw new UserError('error.line.missing', { options: names });
}
