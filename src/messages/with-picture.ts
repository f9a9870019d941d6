import { picture } from './components.ts';
import type { Attachment, Message } from './message.ts';

/** A message with a picture below what it says, above its menus and buttons. */
export function withPicture(message: Message, shown: Attachment | null): Message {
  if (shown === null) return message;
  const [text, ...controls] = message.components;
  return {
    ...message,
    components: [...(text === undefined ? [] : [text]), picture(shown), ...controls],
    attachments: [...(message.attachments ?? []), shown],
  };
}
