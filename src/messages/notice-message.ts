import { textDisplay } from './components.ts';
import type { Message } from './message.ts';

/** A sentence or two in words of ours: an empty answer, a confirmation, an error. Markdown in it is meant. */
export function noticeMessage(text: string, ...rows: Message['components']): Message {
  return { components: [textDisplay(text), ...rows] };
}
