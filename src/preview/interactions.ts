import type { RESTPutAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';
import { textsOf } from '../discord/message-texts.ts';
import type { Dispatch } from '../dispatch/dispatch.ts';
import type { Incoming } from '../dispatch/incoming.ts';
import { UserError } from '../errors.ts';
import type { Locale } from '../locale/locale.ts';
import { askerAt } from './asker-at.ts';
import { type Completion, completeLine } from './complete-line.ts';
import { componentsOf } from './components-of.ts';
import type { Conversation, Post } from './conversation.ts';
import { type DemoChannel, demoChannel, isDirect } from './demo-server.ts';
import {
  type OfferedCommand,
  type OfferedMessageCommand,
  offeredCommands,
  offeredMessageCommands,
} from './offered-commands.ts';
import { parseLine } from './parse-line.ts';
import { createPickedNames } from './picked-names.ts';
import { createPreviewResponder, type Occasion, type Returned } from './preview-responder.ts';

/** Who does something at the page, and in which of its channels. */
interface Doing {
  readonly locale: Locale;
  readonly channelId: string;
}

/** What a person can do in Discord, done at the page. Answers come into the conversation; what is returned is for the person alone. @throws UserError */
export interface Interactions {
  readonly commands: readonly OfferedCommand[];
  readonly messageCommands: readonly OfferedMessageCommand[];
  complete(line: string, doing: Doing): Promise<readonly Completion[]>;
  command(line: string, doing: Doing): Promise<Returned>;
  component(
    used: { readonly messageId: string; readonly customId: string; readonly values: readonly string[] },
    locale: Locale,
  ): Promise<Returned>;
  messageCommand(
    used: { readonly messageId: string; readonly name: string },
    locale: Locale,
  ): Promise<Returned>;
  modal(
    submitted: {
      readonly messageId: string | null;
      readonly customId: string;
      readonly fields: Readonly<Record<string, string>>;
    },
    doing: Doing,
  ): Promise<Returned>;
}

export interface InteractionPorts {
  readonly conversation: Conversation;
  readonly dispatch: Dispatch;
  /** What would be registered with Discord. */
  readonly registered: RESTPutAPIApplicationCommandsJSONBody;
  /** The language of the page's server. */
  readonly guildLocale: Locale;
}

type Asked<I extends Incoming = Incoming> = I extends Incoming
  ? Omit<I, keyof ReturnType<typeof askerAt>>
  : never;

/** Hands what is done at the page to the same dispatch that serves Discord. */
export function createInteractions(ports: InteractionPorts): Interactions {
  const { conversation, dispatch, registered, guildLocale } = ports;
  const commands = offeredCommands(registered);
  const picked = createPickedNames();

  async function run(asked: Asked, { locale, channelId }: Doing, occasion: Omit<Occasion, 'channelId'>) {
    const { responder, returned } = createPreviewResponder(conversation, { channelId, ...occasion });
    const interactionId = conversation.newId();
    const asker = askerAt(channelOf(channelId), { locale, guildLocale, interactionId });
    await dispatch({ ...asker, ...asked }, responder);
    return returned();
  }

  return {
    commands,
    messageCommands: offeredMessageCommands(registered),
    complete(line, doing) {
      const { locale, channelId } = doing;
      return completeLine(line, {
        commands,
        picked,
        locale,
        isDirect: isDirect(channelOf(channelId)),
        async completeOption(asked) {
          const { choices } = await run({ kind: 'autocomplete', ...asked }, doing, {
            typed: null,
            messageId: null,
          });
          return choices;
        },
      });
    },
    async command(line, doing) {
      const { locale, channelId } = doing;
      const parsed = parseLine(line, commands, { locale, isDirect: isDirect(channelOf(channelId)) }, picked);
      return run({ kind: 'command', ...parsed }, doing, { typed: line.trim(), messageId: null });
    },
    async component({ messageId, customId, values }, locale) {
      const post = conversation.get(messageId);
      if (post === null || !offers(post, customId, values, locale))
        throw new UserError('error.line.componentGone');
      const doing = { locale, channelId: post.channelId };
      return run({ kind: 'component', customId, values, messageId }, doing, { typed: null, messageId });
    },
    async messageCommand({ messageId, name }, locale) {
      const post = conversation.get(messageId);
      if (post?.read == null) throw new UserError('error.line.componentGone');
      const texts = textsOf({ components: [...post.read(locale).components] });
      const doing = { locale, channelId: post.channelId };
      const message = { id: messageId, texts };
      return run({ kind: 'messageCommand', name, message }, doing, { typed: null, messageId: null });
    },
    modal({ messageId, customId, fields }, doing) {
      const fromMessage = messageId !== null;
      return run({ kind: 'modal', customId, fields, fromMessage }, doing, { typed: null, messageId });
    },
  };
}

function channelOf(id: string): DemoChannel {
  const channel = demoChannel(id);
  if (channel === null) throw new UserError('error.line.channel');
  return channel;
}

/** Whether a message has such a button or menu, and that with these values: Discord would not pass on anything else. */
function offers({ read }: Post, customId: string, values: readonly string[], locale: Locale): boolean {
  if (read === null) return false;
  const component = [...componentsOf(read(locale).components)].find(({ custom_id: id }) => id === customId);
  if (component === undefined || component.disabled === true) return false;
  if (!Array.isArray(component.options)) return true;
  const offered = new Set(component.options.map((option: { readonly value?: unknown }) => option.value));
  const { min_values: least = 1, max_values: most = 1 } = component;
  const isEnough = values.length >= Number(least) && values.length <= Number(most);
  return isEnough && values.every((value) => offered.has(value));
}
