import { MessageFlags } from 'discord-api-types/v10';
import type { Visibility } from '../dispatch/command.ts';
import type { Message } from '../messages/message.ts';

/** A message as every route wants it: Components V2, pinging nobody, files described. The files themselves go beside it. */
export function messageBody(
  { components, attachments = [] }: Message,
  visibility: Visibility = 'public',
): Readonly<Record<string, unknown>> {
  return {
    components,
    flags: MessageFlags.IsComponentsV2 | (visibility === 'private' ? MessageFlags.Ephemeral : 0),
    allowed_mentions: { parse: [] },
    ...(attachments.length === 0
      ? {}
      : {
          attachments: attachments.map(({ name, description }, id) => ({
            id: String(id),
            filename: name,
            description,
          })),
        }),
  };
}
