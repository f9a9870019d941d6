import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { Locale } from '../locale/locale.ts';
import type { Message } from '../messages/message.ts';
import type { Services } from '../services.ts';

/** Who sees an answer: everybody in the channel, or the one who asked. */
export type Visibility = 'public' | 'private';

interface StringOption {
  readonly type: 'string';
  readonly required?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Values; their labels are in the locale files. At most 25. */
  readonly choices?: readonly string[];
  /** The command has a `complete` function for it. */
  readonly autocomplete?: boolean;
}
interface IntegerOption {
  readonly type: 'integer';
  readonly required?: boolean;
  readonly min?: number;
  readonly max?: number;
}
interface BooleanOption {
  readonly type: 'boolean';
  readonly required?: boolean;
}
interface ChannelOption {
  readonly type: 'channel';
  readonly required?: boolean;
  /** Numbers of Discord's ChannelType. */
  readonly channelTypes?: readonly number[];
}
export type OptionSpec = StringOption | IntegerOption | BooleanOption | ChannelOption;
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type OptionValue<O extends OptionSpec> = O extends StringOption
  ? O['choices'] extends readonly string[]
    ? O['choices'][number]
    : string
  : O extends IntegerOption
    ? number
    : O extends BooleanOption
      ? boolean
      : string;

/** The typed options of a request, inferred from the command's own declaration; what was not given is null. */
type OptionValues<S extends OptionSpecs> = {
  readonly [K in keyof S]: S[K]['required'] extends true ? OptionValue<S[K]> : OptionValue<S[K]> | null;
};

/**
 * Where it is asked: in a server, with the bot in it or only the asker's own installation; in direct messages with the bot;
 * in a private channel of people, where the bot has no part but its answers.
 */
export type Place = 'guild' | 'guildWithoutBot' | 'botDm' | 'privateChannel';

/** Who asks, and where: the part of a request that every kind of interaction has. */
export interface Asker {
  /** The interaction's id: unique, a snowflake. */
  readonly interactionId: string;
  readonly locale: Locale;
  readonly guildLocale: Locale | null;
  readonly userId: string;
  readonly guildId: string | null;
  readonly channelId: string | null;
  readonly place: Place;
  /** The channel is a thread, which has a permission of its own to write in. */
  readonly isThread: boolean;
  /** The asker's permissions in the channel, a bit field; null outside a server. */
  readonly memberPermissions: bigint | null;
}

interface CommandRequest<S extends OptionSpecs = OptionSpecs> extends Asker {
  readonly options: OptionValues<S>;
}

interface CompletionRequest<S extends OptionSpecs = OptionSpecs> extends Asker {
  readonly focused: string;
  /** What was typed into the other options so far. */
  readonly options: Partial<OptionValues<S>>;
}

export interface ComponentRequest extends Asker {
  /** The parts of the `custom_id` after the route. */
  readonly args: readonly string[];
  /** The values picked in a menu. */
  readonly values: readonly string[];
  /** The id of the message that carries the component. */
  readonly messageId: string | null;
}

/** A message that somebody pointed at. */
export interface PointedMessage {
  readonly id: string;
  /** Everything in it that may hold a link, in the order of reading: its text, embeds, components and forwarded messages. */
  readonly texts: readonly string[];
}

interface MessageRequest extends Asker {
  readonly message: PointedMessage;
}

interface ModalRequest extends Asker {
  readonly args: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
}

export interface Choice {
  readonly name: string;
  readonly value: string;
}

export type Answer =
  | { readonly kind: 'reply'; readonly message: Message; readonly followUps?: readonly Message[] }
  /** The follow-ups are as visible as the handler says; they go out first, so that the message never claims what failed. */
  | { readonly kind: 'update'; readonly message: Message; readonly followUps?: readonly Message[] }
  | { readonly kind: 'modal'; readonly modal: APIModalInteractionResponseCallbackData };

type ComponentAnswer = 'update' | 'reply' | 'modal';

/** A button or a menu, found by the route at the head of its `custom_id`. */
export interface ComponentHandler {
  /**
   * `update` changes the message that carries the component; `modal` must be quick, for it cannot defer. A function where it
   * depends on what was picked.
   */
  readonly answers: ComponentAnswer | ((request: ComponentRequest) => ComponentAnswer);
  /** Pressed twice on one message, it runs once: both presses show the first one's answer. */
  readonly once?: true;
  visibility?(request: ComponentRequest): Visibility;
  run(request: ComponentRequest, services: Services): Promise<Answer>;
}

/** A submitted modal, found like a component. */
export interface ModalHandler {
  readonly answers: 'update' | 'reply';
  visibility?(request: ModalRequest): Visibility;
  run(request: ModalRequest, services: Services): Promise<Answer>;
}

export interface CommandDefinition<S extends OptionSpecs> {
  /** `['help']`, or a root command and its subcommand: `['news', 'search']`. Its words are under `command.news.search` in the locale files. */
  readonly path: readonly [string] | readonly [string, string];
  readonly options: S;
  visibility(request: CommandRequest<S>): Visibility;
  run(request: CommandRequest<S>, services: Services): Promise<Answer>;
  readonly complete?: {
    readonly [K in keyof S]?: (
      request: CompletionRequest<S>,
      services: Services,
    ) => Promise<readonly Choice[]>;
  };
  /** By route; routes are unique over all commands. */
  readonly components?: Readonly<Record<string, ComponentHandler>>;
  readonly modals?: Readonly<Record<string, ModalHandler>>;
}

/** A command whose own option types are forgotten: what the list of commands holds. */
export type Command = CommandDefinition<OptionSpecs>;

/**
 * Declares a command: infers the types of its options for `run`, and forgets them for the list.
 * Dispatch checks every incoming option against the declaration before `run` sees it, which makes the forgetting safe.
 */
export function defineCommand<const S extends OptionSpecs>(definition: CommandDefinition<S>): Command {
  return definition as unknown as Command;
}

/** A command in the menu of a message, under “Apps”. A new one is answered like any other. */
export interface MessageCommand {
  /** Its words are under `messageCommand.<name>.name` in the locale files; Discord knows it by the English ones. */
  readonly name: string;
  readonly contexts: CommandRoot['contexts'];
  readonly visibility: Visibility;
  run(request: MessageRequest, services: Services): Promise<Answer>;
}

/** What subcommands share: rights and places. A command without subcommands has a root of its own. */
export interface CommandRoot {
  readonly name: string;
  /** Bit field of the permissions that members need by default; a server's admins may decide otherwise. Null: everyone. */
  readonly defaultMemberPermissions: bigint | null;
  /** `guild`: in servers that have the bot; `everywhere`: in direct messages as well, and wherever a person who installed it goes. */
  readonly contexts: 'guild' | 'everywhere';
}
