import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandChannelOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Command, CommandRoot, MessageCommand, OptionSpec } from './command.ts';
import { messageCommandName, type Words, commandWords as words } from './command-words.ts';
import type { Registry } from './registry.ts';

function others({ en: _, ...rest }: Words): Record<string, string> {
  return rest;
}

/** Discord refuses a localised name that breaks its pattern, so the locale files hold names in their final form. */
function labels(key: string) {
  const name = words(`${key}.name`);
  const description = words(`${key}.description`);
  return {
    name: name.en,
    name_localizations: others(name),
    description: description.en,
    description_localizations: others(description),
  };
}

function choices(key: string, values: readonly string[]) {
  return values.map((value) => {
    const label = words(`${key}.choice.${value}`);
    return { name: label.en, name_localizations: others(label), value };
  });
}

function option(command: string, name: string, spec: OptionSpec): APIApplicationCommandBasicOption {
  const key = `command.${command}.option.${name}`;
  const shared = { ...labels(key), name, required: spec.required ?? false };
  switch (spec.type) {
    case 'string':
      return {
        ...shared,
        type: ApplicationCommandOptionType.String,
        ...(spec.minLength === undefined ? {} : { min_length: spec.minLength }),
        ...(spec.maxLength === undefined ? {} : { max_length: spec.maxLength }),
        ...(spec.choices === undefined ? {} : { choices: choices(key, spec.choices) }),
        ...(spec.autocomplete ? { autocomplete: true as const } : {}),
      } as APIApplicationCommandBasicOption;
    case 'integer':
      return {
        ...shared,
        type: ApplicationCommandOptionType.Integer,
        ...(spec.min === undefined ? {} : { min_value: spec.min }),
        ...(spec.max === undefined ? {} : { max_value: spec.max }),
      };
    case 'boolean':
      return { ...shared, type: ApplicationCommandOptionType.Boolean };
    case 'channel':
      return {
        ...shared,
        type: ApplicationCommandOptionType.Channel,
        ...(spec.channelTypes === undefined ? {} : { channel_types: [...spec.channelTypes] }),
      } as APIApplicationCommandChannelOption;
  }
}

/** Discord wants required options first [interactions/application-commands]. */
function options(command: Command): APIApplicationCommandBasicOption[] {
  return Object.entries(command.options)
    .toSorted(([, a], [, b]) => Number(b.required ?? false) - Number(a.required ?? false))
    .map(([name, spec]) => option(command.path.join('.'), name, spec));
}

function rootOptions(root: CommandRoot, commands: readonly Command[]): APIApplicationCommandOption[] {
  const own = commands.filter(({ path }) => path[0] === root.name);
  const [only] = own;
  if (own.length === 1 && only?.path.length === 1) return options(only);
  return own.map((command) => {
    const [, name = ''] = command.path;
    return {
      ...labels(`command.${root.name}.${name}`),
      name,
      type: ApplicationCommandOptionType.Subcommand,
      options: options(command),
    };
  });
}

/** Where a command is offered, and to whose installation of the bot. */
function places(contexts: CommandRoot['contexts']) {
  if (contexts === 'guild') {
    return {
      contexts: [InteractionContextType.Guild],
      integration_types: [ApplicationIntegrationType.GuildInstall],
    };
  }
  return {
    contexts: [
      InteractionContextType.Guild,
      InteractionContextType.BotDM,
      InteractionContextType.PrivateChannel,
    ],
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  };
}

function messageCommandJson(command: MessageCommand) {
  const name = messageCommandName(command);
  return {
    type: ApplicationCommandType.Message as const,
    name: name.en,
    name_localizations: others(name),
    ...places(command.contexts),
  };
}

/** The commands as Discord is told of them, with their words in every language. Names in options stay English for Discord: `name_localizations` shows the others. */
export function commandJson(registry: Registry): RESTPutAPIApplicationCommandsJSONBody {
  const slashCommands = registry.roots.map((root) => ({
    type: ApplicationCommandType.ChatInput as const,
    ...labels(`command.${root.name}`),
    name: root.name,
    options: rootOptions(root, registry.commands),
    default_member_permissions:
      root.defaultMemberPermissions === null ? null : root.defaultMemberPermissions.toString(),
    ...places(root.contexts),
  }));
  return [...slashCommands, ...registry.messageCommands.map(messageCommandJson)];
}
