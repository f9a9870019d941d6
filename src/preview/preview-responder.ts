import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { Choice } from '../dispatch/command.ts';
import type { Responder } from '../dispatch/incoming.ts';
import type { Message } from '../messages/message.ts';
import type { Conversation, Post } from './conversation.ts';

/** What one interaction is an answer to, and where. */
export interface Occasion {
  readonly channelId: string;
  /** The command as it was typed; null for a button, a menu or a modal. */
  readonly typed: string | null;
  /** The message whose component was used. */
  readonly messageId: string | null;
}

/** What goes back to the one who asked instead of into the channel. */
export interface Returned {
  readonly choices: readonly Choice[];
  readonly modal: APIModalInteractionResponseCallbackData | null;
}

/** Answers one interaction of the page, as Discord would: messages go into the channel, a modal and choices are returned. */
export function createPreviewResponder(
  conversation: Conversation,
  { channelId, typed, messageId }: Occasion,
): { readonly responder: Responder; returned(): Returned } {
  let original = messageId;
  let returned: Returned = { choices: [], modal: null };

  const post = (draft: Partial<Pick<Post, 'visibility' | 'read'>>) =>
    conversation.post({ channelId, answers: typed, ...draft }).id;
  const fill = (message: Message) => {
    if (original !== null) conversation.change(original, { read: () => message });
  };

  const responder: Responder = {
    async reply(message, visibility) {
      original = post({ visibility, read: () => message });
    },
    async update(message) {
      fill(message);
    },
    async modal(modal) {
      returned = { ...returned, modal };
    },
    async choices(choices) {
      returned = { ...returned, choices };
    },
    async deferReply(visibility) {
      original = post({ visibility });
    },
    async deferUpdate() {},
    async editOriginal(message) {
      fill(message);
    },
    async followUp(message, visibility) {
      post({ visibility, read: () => message });
    },
  };
  return { responder, returned: () => returned };
}
