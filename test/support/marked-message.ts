import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Message } from '../../src/messages/message.ts';

/** A message that carries its marker, as a digest's button does. */
export function markedMessage(text: string, marker: string): Message {
  const button = {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    custom_id: `digest.more:${marker}`,
    label: 'More',
  } as const;
  return {
    components: [
      { type: ComponentType.TextDisplay, content: text },
      { type: ComponentType.ActionRow, components: [button] },
    ],
  };
}
