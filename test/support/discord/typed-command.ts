import {
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  ApplicationCommandOptionType as OptionType,
} from 'discord-api-types/v10';
import type { Registry } from './application-routes.ts';
import type { CommandJson, OptionJson } from './command-limits.ts';
import type { JsonObject } from './json.ts';
import type { World } from './world.ts';

export interface EncodedOption extends JsonObject {
  readonly name: string;
}

export interface TypedCommand {
  /** The options of the command or subcommand. */
  readonly declared: readonly OptionJson[];
  /** The interaction's `data` with those options. */
  data(options: readonly EncodedOption[]): JsonObject;
}

interface Typist {
  readonly channelId?: string;
  readonly permissions?: bigint;
}

/** Finds what `news search` names among the registered commands, as a member with these permissions sees them. */
export function findCommand(
  world: World,
  registry: Registry,
  path: string,
  typist: Typist,
  everything: bigint,
): TypedCommand {
  const [root = '', sub] = path.split(' ');
  const command = findRegistered(world, registry, { type: 1, name: root }, typist, everything);
  const base = { id: '1', name: root, type: 1 };
  if (sub === undefined) {
    if (command.options?.some(isSubcommand)) throw new Error(`/${root} needs a subcommand`);
    return { declared: command.options ?? [], data: (options) => ({ ...base, options }) };
  }
  const found = command.options?.find((option) => isSubcommand(option) && option.name === sub);
  if (found === undefined) throw new Error(`/${path} is not registered`);
  return {
    declared: found.options ?? [],
    data: (options) => ({ ...base, options: [{ name: sub, type: OptionType.Subcommand, options }] }),
  };
}

/** The command of that type and name; throws where the client would not offer it. */
export function findRegistered(
  world: World,
  registry: Registry,
  wanted: { readonly type: number; readonly name: string },
  typist: Typist,
  everything: bigint,
): CommandJson {
  const channel = world.channels.get(typist.channelId ?? '');
  const guildId = channel?.guildId ?? null;
  const visible = [...(registry.get(guildId ?? '') ?? []), ...(registry.get('global') ?? [])];
  const command = visible.find(({ type = 1, name }) => type === wanted.type && name === wanted.name);
  if (command === undefined) throw new Error(`/${wanted.name} is not registered`);
  refuseWhereHidden(command, contextOf(world, channel?.id ?? null), typist.permissions ?? everything);
  return command;
}

export interface Context {
  readonly type: InteractionContextType;
  /** Who can have installed the bot where this is; everybody has it for themselves. */
  readonly installs: readonly ApplicationIntegrationType[];
}

/** Where a channel is, as the interactions from there say; without a channel it is the bot's direct messages. */
export function contextOf(world: World, channelId: string | null): Context {
  const channel = world.channels.get(channelId ?? '');
  const { GuildInstall, UserInstall } = ApplicationIntegrationType;
  if (channel !== undefined && channel.guildId !== null) {
    const hasBot = world.guilds.get(channel.guildId)?.bot !== null;
    return {
      type: InteractionContextType.Guild,
      installs: hasBot ? [GuildInstall, UserInstall] : [UserInstall],
    };
  }
  if (channel?.type === ChannelType.GroupDM)
    return { type: InteractionContextType.PrivateChannel, installs: [UserInstall] };
  return { type: InteractionContextType.BotDM, installs: [GuildInstall, UserInstall] };
}

const isSubcommand = ({ type }: OptionJson): boolean => type === OptionType.Subcommand;

function refuseWhereHidden(command: CommandJson, context: Context, permissions: bigint): void {
  const isInstalled = (command.integration_types ?? [0]).some((type) => context.installs.includes(type));
  if (!isInstalled || (command.contexts && !command.contexts.includes(context.type)))
    throw new Error(`/${command.name} is not offered here`);
  const needed = BigInt(command.default_member_permissions ?? 0);
  if (context.type === InteractionContextType.Guild && (permissions & needed) !== needed)
    throw new Error(`/${command.name} is not offered to this member`);
}

/** The options as Discord's client would send them; throws where it would not. */
export function encodeOptions(
  world: World,
  declared: readonly OptionJson[],
  given: Readonly<Record<string, string | number | boolean>>,
  channelId: string | undefined,
  complete = true,
): readonly EncodedOption[] {
  const missing = declared.filter((option) => option.required === true && !(option.name in given));
  if (complete && missing.length > 0)
    throw new Error(`missing options: ${missing.map(({ name }) => name).join(', ')}`);
  return Object.entries(given).map(([name, value]) => {
    const option = declared.find((candidate) => candidate.name === name);
    if (option === undefined) throw new Error(`there is no option ${name}`);
    const fault = faultOf(world, option, value, channelId);
    if (fault !== null) throw new Error(`${name}: ${fault}`);
    return { name, type: option.type, value };
  });
}

function faultOf(
  world: World,
  option: OptionJson,
  value: string | number | boolean,
  channelId: string | undefined,
): string | null {
  switch (option.type) {
    case OptionType.String:
      return faultOfText(option, value);
    case OptionType.Integer: {
      if (!Number.isInteger(value)) return 'not an integer';
      const number = Number(value);
      return number < (option.min_value ?? number) || number > (option.max_value ?? number)
        ? 'out of range'
        : null;
    }
    case OptionType.Boolean:
      return typeof value === 'boolean' ? null : 'not a boolean';
    case OptionType.Channel: {
      const channel = world.channels.get(String(value));
      const here = world.channels.get(channelId ?? '')?.guildId;
      if (channel === undefined || channel.guildId !== here) return 'no channel of this server';
      return option.channel_types && !option.channel_types.includes(channel.type)
        ? 'not a channel of an offered type'
        : null;
    }
    default:
      return `options of type ${option.type} cannot be typed here`;
  }
}

function faultOfText(option: OptionJson, value: unknown): string | null {
  if (typeof value !== 'string') return 'not text';
  if (option.choices?.length && !option.choices.some((choice) => choice.value === value))
    return `${value} is not offered`;
  const length = [...value].length;
  if (length < Math.max(1, option.min_length ?? 1)) return 'too short';
  return length > (option.max_length ?? 6000) ? 'too long' : null;
}
