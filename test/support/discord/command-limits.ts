import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import type { Limit } from './limits.ts';

/** A command or an option as it is registered. */
export interface CommandJson {
  readonly type?: number;
  readonly name: string;
  readonly name_localizations?: Readonly<Record<string, string>> | null;
  readonly description?: string;
  readonly description_localizations?: Readonly<Record<string, string>> | null;
  readonly default_member_permissions?: string | null;
  readonly contexts?: readonly number[] | null;
  readonly integration_types?: readonly number[];
  readonly options?: readonly OptionJson[];
}

export interface OptionJson extends Omit<CommandJson, 'type'> {
  readonly type: ApplicationCommandOptionType;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly choices?: readonly {
    readonly name: string;
    readonly name_localizations?: Readonly<Record<string, string>> | null;
    readonly value: string | number;
  }[];
  readonly channel_types?: readonly number[];
  readonly min_value?: number;
  readonly max_value?: number;
  readonly min_length?: number;
  readonly max_length?: number;
}

type Named = CommandJson | OptionJson;

const docs = 'https://discord.com/developers/docs/interactions/application-commands';
const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
/** https://discord.com/developers/docs/reference#locales */
const discordLocales = new Set(
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  ),
);

const isSub = (option: OptionJson): boolean =>
  option.type === ApplicationCommandOptionType.Subcommand ||
  option.type === ApplicationCommandOptionType.SubcommandGroup;
const withOptions = (named: Named): readonly Named[] => [
  named,
  ...(named.options ?? []).flatMap(withOptions),
];
const isChatInput = ({ type }: CommandJson): boolean =>
  (type ?? ApplicationCommandType.ChatInput) === ApplicationCommandType.ChatInput;
const everyNamed = (commands: readonly CommandJson[]): readonly Named[] =>
  commands.filter(isChatInput).flatMap(withOptions);
const namesOf = (named: Named): readonly string[] => [
  named.name,
  ...Object.values(named.name_localizations ?? {}),
];
const longest = (
  text: string | undefined,
  localised: Readonly<Record<string, string>> | null | undefined,
): number => Math.max(0, ...[text ?? '', ...Object.values(localised ?? {})].map((each) => [...each].length));

/** Characters of a command with the longest localisation of each field. */
export function commandSize(named: Named): number {
  const choices = 'choices' in named ? (named.choices ?? []) : [];
  return (
    longest(named.name, named.name_localizations) +
    longest(named.description, named.description_localizations) +
    choices.reduce((sum, c) => sum + longest(c.name, c.name_localizations) + String(c.value).length, 0) +
    (named.options ?? []).reduce((sum, option) => sum + commandSize(option), 0)
  );
}

export const commandLimits: readonly Limit<readonly CommandJson[]>[] = [
  {
    limit: '100 chat input commands with unique names',
    source: `${docs}#registering-a-command`,
    faults: (commands) => {
      const names = commands.filter(isChatInput).map((command) => command.name);
      return [
        ...(names.length <= 100 ? [] : [`${names.length} commands`]),
        ...names.filter((name, index) => names.indexOf(name) !== index),
      ];
    },
  },
  {
    limit: 'names match the pattern and are in lower case, in every language',
    source: `${docs}#application-command-object-application-command-naming`,
    faults: (commands) =>
      everyNamed(commands)
        .flatMap(namesOf)
        .filter((name) => !namePattern.test(name) || name !== name.toLowerCase()),
  },
  {
    limit:
      'five message commands, names of 1–32 characters in every language, neither description nor options',
    source: `${docs}#message-commands`,
    faults: (commands) => {
      const ofMessages = commands.filter(({ type }) => type === ApplicationCommandType.Message);
      return [
        ...(ofMessages.length <= 5 ? [] : [`${ofMessages.length} message commands`]),
        ...ofMessages.flatMap(namesOf).filter((name) => [...name].length < 1 || [...name].length > 32),
        ...ofMessages.flatMap(({ name, description, options }) =>
          description === undefined && options === undefined ? [] : [`${name}: more than a name`],
        ),
      ];
    },
  },
  {
    limit: 'descriptions have 1–100 characters, in every language',
    source: `${docs}#application-command-object-application-command-structure`,
    faults: (commands) =>
      everyNamed(commands).flatMap((named) =>
        [named.description ?? '', ...Object.values(named.description_localizations ?? {})].flatMap((text) =>
          [...text].length >= 1 && [...text].length <= 100
            ? []
            : [`${named.name}: ${[...text].length} characters`],
        ),
      ),
  },
  {
    limit: 'localisations are of locales that Discord knows',
    source: 'https://discord.com/developers/docs/reference#locales',
    faults: (commands) =>
      everyNamed(commands)
        .flatMap((named) => Object.keys({ ...named.name_localizations, ...named.description_localizations }))
        .filter((locale) => !discordLocales.has(locale)),
  },
  {
    limit: '25 options with unique names in every language, required ones first',
    source: `${docs}#application-command-object-application-command-option-structure`,
    faults: (commands) => everyNamed(commands).flatMap(faultsOfOptions),
  },
  {
    limit: '25 choices of 1–100 characters, not beside autocomplete',
    source: `${docs}#application-command-object-application-command-option-choice-structure`,
    faults: (commands) =>
      everyNamed(commands).flatMap((named) => {
        const choices = 'choices' in named ? (named.choices ?? []) : [];
        const beside = 'autocomplete' in named && named.autocomplete === true && choices.length > 0;
        return [
          ...(choices.length <= 25 ? [] : [`${named.name}: ${choices.length} choices`]),
          ...(beside ? [`${named.name}: choices and autocomplete`] : []),
          ...choices
            .filter((choice) => longest(choice.name, choice.name_localizations) > 100 || choice.name === '')
            .map((choice) => `${named.name}: choice ${choice.name}`),
          ...choices
            .filter((choice) => String(choice.value).length > 100)
            .map((choice) => `value ${choice.value}`),
        ];
      }),
  },
  {
    limit: '8000 characters a command with the longest localisation of each field',
    source: `${docs}#application-command-object-application-command-structure`,
    faults: (commands) =>
      commands.filter((command) => commandSize(command) > 8000).map((c) => `${c.name}: ${commandSize(c)}`),
  },
];

function faultsOfOptions(named: Named): readonly string[] {
  const options = named.options ?? [];
  const kinds = new Set(options.map(isSub));
  const firstOptional = options.findIndex((option) => !option.required);
  const late = firstOptional >= 0 && options.slice(firstOptional).some((option) => option.required);
  const locales = [...new Set(options.flatMap((option) => Object.keys(option.name_localizations ?? {})))];
  const clashes = [undefined, ...locales].flatMap((locale) => {
    const names = options.map((o) =>
      locale === undefined ? o.name : (o.name_localizations?.[locale] ?? o.name),
    );
    return names.filter((name, index) => names.indexOf(name) !== index);
  });
  return [
    ...(options.length <= 25 ? [] : [`${named.name}: ${options.length} options`]),
    ...(kinds.size <= 1 ? [] : [`${named.name}: subcommands beside options`]),
    ...(late ? [`${named.name}: a required option after an optional one`] : []),
    ...clashes.map((name) => `${named.name}: ${name} twice`),
  ];
}
