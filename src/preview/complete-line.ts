import { ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import type { Choice } from '../dispatch/command.ts';
import { translator } from '../locale/translate.ts';
import { channelName, demoChannels, isDirect } from './demo-server.ts';
import { namesOf, type OfferedCommand, type OfferedOption } from './offered-commands.ts';
import type { Typist } from './parse-line.ts';
import type { PickedNames } from './picked-names.ts';
import { type SplitLine, splitLine, type TypedValue } from './split-line.ts';

/** One entry of the list under the box. */
export interface Completion {
  readonly label: string;
  readonly description: string;
  /** The line as it is once the entry is picked; the cursor stands at its end. */
  readonly line: string;
}

/** Asks dispatch to complete an option, as Discord does while somebody types. */
type CompleteOption = (asked: {
  readonly path: readonly string[];
  readonly options: Readonly<Record<string, string>>;
  readonly focusedOption: string;
  readonly focused: string;
}) => Promise<readonly Choice[]>;

interface Completing extends Typist {
  readonly commands: readonly OfferedCommand[];
  readonly picked: PickedNames;
  readonly completeOption: CompleteOption;
}

/** What may follow in a line whose end the cursor stands at: commands first, then their options, then values. */
export async function completeLine(line: string, completing: Completing): Promise<readonly Completion[]> {
  if (!line.startsWith('/')) return [];
  const split = splitLine(line, completing.commands);
  // Without a space behind it, a whole name may still be the beginning of another.
  if (split === null || split.end === line.length) return completeName(line, completing);
  const last = split.values.at(-1);
  const values = last === undefined ? [] : await completeValue(line, split, last, completing);
  return [...values, ...completeOptionNames(line, split, last, completing)];
}

function completeName(
  line: string,
  { commands, locale, isDirect: inDirect }: Completing,
): readonly Completion[] {
  const start = line.toLowerCase().replace(/\s+/g, ' ');
  return commands
    .filter(({ guildOnly }) => !(guildOnly && inDirect))
    .filter(({ names }) =>
      [names[locale], names.en].some((name) => name.toLowerCase().startsWith(start.trimEnd())),
    )
    .map((command) => {
      const first = command.options.find(({ json }) => json.required === true);
      const next = first === undefined ? '' : `${first.names[locale]}:`;
      return {
        label: command.names[locale],
        description: command.descriptions[locale],
        line: `${command.names[locale]} ${next}`,
      };
    });
}

async function completeValue(
  line: string,
  split: SplitLine,
  { option, text, start }: TypedValue,
  completing: Completing,
): Promise<readonly Completion[]> {
  const typed = text.trimStart();
  const choices = await choicesOf(option, typed, split, completing);
  const before = line.slice(0, start);
  return (
    choices
      .map(({ name }) => ({ label: name, description: '', line: `${before}${name} ` }))
      // What has been picked is not offered again.
      .filter((completion) => completion.line.trimEnd() !== line.trimEnd())
  );
}

async function choicesOf(
  option: OfferedOption,
  typed: string,
  split: SplitLine,
  completing: Completing,
): Promise<readonly Choice[]> {
  const { locale, picked } = completing;
  const { json } = option;
  const t = translator(locale);
  if (json.type === OptionType.Boolean) return startingWith(typed, [t('preview.true'), t('preview.false')]);
  if (json.type === OptionType.Channel) {
    const fitting = demoChannels.filter(
      (channel) => !isDirect(channel) && json.channel_types?.some((type) => type === channel.type) !== false,
    );
    return startingWith(
      typed,
      fitting.map((channel) => `#${channelName(channel, locale)}`),
    );
  }
  if (json.type === OptionType.String && json.choices !== undefined)
    return startingWith(
      typed,
      json.choices.map((choice) => namesOf(choice)[locale]),
    );
  if (json.type !== OptionType.String || json.autocomplete !== true) return [];
  const others = split.values.filter((value) => value.option !== option);
  const choices = await completing.completeOption({
    path: split.command.path,
    options: Object.fromEntries(
      others.map((other) => [other.option.name, picked.valueOf(other.option, other.text.trim())]),
    ),
    focusedOption: option.name,
    focused: typed.trimEnd(),
  });
  picked.remember(option, choices);
  return choices;
}

/** Choices that are their own value: all of them when one is typed out. */
function startingWith(typed: string, names: readonly string[]): readonly Choice[] {
  const start = typed.trim().toLowerCase();
  const isWhole = names.some((name) => name.toLowerCase() === start);
  const fitting = isWhole ? [] : names.filter((name) => name.toLowerCase().includes(start.replace(/^#/, '')));
  return fitting.map((name) => ({ name, value: name }));
}

/** The options that are not there yet, once a value is ended by a space or the beginning of an option's name is typed. */
function completeOptionNames(
  line: string,
  { command, values }: SplitLine,
  last: TypedValue | undefined,
  { locale }: Completing,
): readonly Completion[] {
  const word = /\S*$/.exec(line)?.[0] ?? '';
  if (last !== undefined && last.text.trim() === '') return [];
  const left = command.options.filter((option) => !values.some((value) => value.option === option));
  const start = word.toLowerCase();
  return left
    .filter(({ names }) => names[locale].toLowerCase().startsWith(start) || names.en.startsWith(start))
    .map(({ names, descriptions }) => ({
      label: `${names[locale]}:`,
      description: descriptions[locale],
      line: `${line.slice(0, line.length - word.length)}${names[locale]}:`,
    }));
}
