import type { RawFile } from 'discord.js';
import { MessageFlags } from 'discord-api-types/v10';
import type { Visibility } from '../dispatch/command.ts';
import type { Message } from '../messages/message.ts';

export interface RequestContent {
  readonly body: Readonly<Record<string, unknown>>;
  readonly files: RawFile[];
}

/** A message as every route wants it: Components V2, pinging nobody, files described. */
export function messageBody(message: Message, visibility: Visibility = 'public'): RequestContent {
  const files = message.files ?? [];
  return {
    body: {
      components: message.components,
      flags: MessageFlags.IsComponentsV2 | (visibility === 'private' ? MessageFlags.Ephemeral : 0),
      allowed_mentions: { parse: [] },
      ...(files.length === 0
        ? {}
        : {
            attachments: files.map(({ name, description }, id) => ({
              id: String(id),
              filename: name,
              description,
            })),
          }),
    },
    files: files.map(({ name, data }) => ({ name, data: Buffer.from(data) })),
  };
}
