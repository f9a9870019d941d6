import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandType,
  InteractionContextType,
  ApplicationCommandOptionType as OptionType,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { type Locale, locales } from '../locale/locale.ts';

type Words = Readonly<Record<Locale, string>>;

export interface OfferedOption {
  /** As dispatch knows it. */
  readonly name: string;
  readonly names: Words;
  readonly descriptions: Words;
  readonly json: APIApplicationCommandBasicOption;
}

/** A slash command as Discord's box offers it: a subcommand counts as a command of its own. */
export interface OfferedCommand {
  readonly path: readonly string[];
  /** With the slash: `/news search`. */
  readonly names: Words;
  readonly descriptions: Words;
  /** Not in direct messages. */
  readonly guildOnly: boolean;
  readonly options: readonly OfferedOption[];
}

type Localizations = Readonly<Record<string, string | null | undefined>> | null | undefined;

interface Named {
  readonly name: string;
  readonly name_localizations?: Localizations;
}

interface Described {
  readonly description: string;
  readonly description_localizations?: Localizations;
}

function words(of: (locale: Locale) => string): Words {
  return Object.fromEntries(locales.map((locale) => [locale, of(locale)])) as Record<Locale, string>;
}

export function namesOf({ name, name_localizations: others }: Named): Words {
  return words((locale) => others?.[locale] ?? name);
}

function descriptionsOf({ description, description_localizations: others }: Described): Words {
  return words((locale) => others?.[locale] ?? description);
}

function offeredOption(json: APIApplicationCommandBasicOption): OfferedOption {
  return { name: json.name, names: namesOf(json), descriptions: descriptionsOf(json), json };
}

function isBasic(option: APIApplicationCommandOption): option is APIApplicationCommandBasicOption {
  return option.type !== OptionType.Subcommand && option.type !== OptionType.SubcommandGroup;
}

/** Reads them from what Discord itself is told at registration, so that the page offers neither more nor less. */
export function offeredCommands(
  registered: RESTPutAPIApplicationCommandsJSONBody,
): readonly OfferedCommand[] {
  return registered.flatMap((root) => {
    if (root.type !== undefined && root.type !== ApplicationCommandType.ChatInput) return [];
    if (!('description' in root)) return [];
    const guildOnly = root.contexts?.includes(InteractionContextType.BotDM) === false;
    const rootNames = namesOf(root);
    const subcommands = (root.options ?? []).filter((option) => option.type === OptionType.Subcommand);
    const leaves = subcommands.length > 0 ? subcommands : [null];
    return leaves.map((leaf) => ({
      path: leaf === null ? [root.name] : [root.name, leaf.name],
      names: words((locale) => `/${rootNames[locale]}${leaf === null ? '' : ` ${namesOf(leaf)[locale]}`}`),
      descriptions: descriptionsOf(leaf ?? root),
      guildOnly,
      options: ((leaf ?? root).options ?? []).filter(isBasic).map(offeredOption),
    }));
  });
}

/** An entry of the menu that every message has. */
export interface OfferedMessageCommand {
  /** As dispatch knows it. */
  readonly name: string;
  readonly names: Words;
}

export function offeredMessageCommands(
  registered: RESTPutAPIApplicationCommandsJSONBody,
): readonly OfferedMessageCommand[] {
  return registered
    .filter(({ type }) => type === ApplicationCommandType.Message)
    .map((command) => ({ name: command.name, names: namesOf(command) }));
}
