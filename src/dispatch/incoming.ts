import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { Message } from '../messages/message.ts';
import type { Asker, Choice, PointedMessage, Visibility } from './command.ts';

/** An interaction as an adapter hands it over: nothing of discord.js in it. */
export type Incoming = Asker &
  (
    | {
        readonly kind: 'command';
        readonly path: readonly string[];
        readonly options: Readonly<Record<string, string | number | boolean>>;
      }
    | {
        readonly kind: 'autocomplete';
        readonly path: readonly string[];
        readonly options: Readonly<Record<string, string | number | boolean>>;
        readonly focusedOption: string;
        readonly focused: string;
      }
    | {
        readonly kind: 'messageCommand';
        /** In English, as it was registered. */
        readonly name: string;
        readonly message: PointedMessage;
      }
    | {
        readonly kind: 'component';
        readonly customId: string;
        readonly values: readonly string[];
        readonly messageId: string | null;
      }
    | {
        readonly kind: 'modal';
        readonly customId: string;
        readonly fields: Readonly<Record<string, string>>;
        /** Opened from a message's component: then its answer may update that message. */
        readonly fromMessage: boolean;
      }
  );

/** How an adapter answers one interaction. Each of the first group may be called once, and first. */
export interface Responder {
  reply(message: Message, visibility: Visibility): Promise<void>;
  update(message: Message): Promise<void>;
  modal(modal: APIModalInteractionResponseCallbackData): Promise<void>;
  choices(choices: readonly Choice[]): Promise<void>;
  deferReply(visibility: Visibility): Promise<void>;
  deferUpdate(): Promise<void>;

  /** Fills in a deferred answer, or replaces one given. */
  editOriginal(message: Message): Promise<void>;
  followUp(message: Message, visibility: Visibility): Promise<void>;
}
