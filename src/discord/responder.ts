import type { RawFile, REST } from 'discord.js';
import type { APIInteraction } from 'discord-api-types/v10';
import { InteractionResponseType, MessageFlags, Routes } from 'discord-api-types/v10';
import type { Visibility } from '../dispatch/command.ts';
import type { Responder } from '../dispatch/incoming.ts';
import type { Message } from '../messages/message.ts';
import type { DrawChart } from '../pictures/chart.ts';
import { DiscordRequestError } from './failure.ts';
import { requestContent } from './request-content.ts';

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const unknownInteraction = 10062;
const alreadyAcknowledged = 40060;

/** An answer that Discord did not take. Its text and fields hold neither the interaction's token nor the message. */
export class AnswerError extends DiscordRequestError {
  /** `late`: nobody waits for it any more; `repeated`: it has been answered, perhaps by another process. */
  readonly reason: 'late' | 'repeated' | 'other';

  constructor(what: string, error: unknown) {
    super(what, error);
    this.name = 'AnswerError';
    const code = this.failure.outcome === 'refused' ? this.failure.code : 0;
    this.reason = code === unknownInteraction ? 'late' : code === alreadyAcknowledged ? 'repeated' : 'other';
  }
}

/**
 * Answers one interaction over REST. These routes are authorised by the interaction's token alone, which is good for
 * 15 minutes: https://discord.com/developers/docs/interactions/receiving-and-responding
 * @throws AnswerError from every method
 */
export function createResponder(
  rest: REST,
  interaction: Pick<APIInteraction, 'id' | 'token' | 'application_id'>,
  draw: DrawChart,
): Responder {
  const { id, token, application_id: applicationId } = interaction;

  const attempt = async (what: string, request: Promise<unknown>): Promise<void> => {
    await request.catch((error: unknown) => {
      throw new AnswerError(`${what} of interaction ${id}`, error);
    });
  };
  const callback = (type: InteractionResponseType, data?: object, files: RawFile[] = []) =>
    attempt(
      InteractionResponseType[type],
      rest.post(Routes.interactionCallback(id, token), {
        auth: false,
        body: { type, ...(data && { data }) },
        files,
      }),
    );
  const answer = async (type: InteractionResponseType, message: Message, visibility?: Visibility) => {
    const { body, files } = await requestContent(message, draw, visibility);
    return callback(type, body, files);
  };

  return {
    reply: (message, visibility) =>
      answer(InteractionResponseType.ChannelMessageWithSource, message, visibility),
    update: async (message) => {
      const { body, files } = await requestContent(message, draw);
      await callback(InteractionResponseType.UpdateMessage, withoutFormerFiles(body), files);
    },
    modal: (modal) => callback(InteractionResponseType.Modal, modal),
    choices: (choices) => callback(InteractionResponseType.ApplicationCommandAutocompleteResult, { choices }),
    deferReply: (visibility) =>
      callback(InteractionResponseType.DeferredChannelMessageWithSource, {
        flags: ephemeralFlag(visibility),
      }),
    deferUpdate: () => callback(InteractionResponseType.DeferredMessageUpdate),
    editOriginal: async (message) => {
      const { body, files } = await requestContent(message, draw);
      const content = { auth: false, body: withoutFormerFiles(body), files };
      await attempt('edit', rest.patch(Routes.webhookMessage(applicationId, token), content));
    },
    followUp: async (message, visibility) => {
      const content = await requestContent(message, draw, visibility);
      await attempt(
        'follow-up',
        rest.post(Routes.webhook(applicationId, token), { auth: false, ...content }),
      );
    },
  };
}

/** A message that is changed keeps the files that the request does not list: [resources/message, edit message] */
function withoutFormerFiles(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { attachments: [], ...body };
}

function ephemeralFlag(visibility: Visibility): number {
  return visibility === 'private' ? MessageFlags.Ephemeral : 0;
}
