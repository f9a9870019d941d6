import type { REST } from 'discord.js';
import type { APIInteraction } from 'discord-api-types/v10';
import { InteractionResponseType, MessageFlags, Routes } from 'discord-api-types/v10';
import type { Visibility } from '../dispatch/command.ts';
import type { Responder } from '../dispatch/incoming.ts';
import { DiscordRequestError } from './failure.ts';
import type { RequestContent } from './message-body.ts';
import { messageBody } from './message-body.ts';

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
): Responder {
  const { id, token, application_id: applicationId } = interaction;

  const attempt = async (what: string, request: Promise<unknown>): Promise<void> => {
    await request.catch((error: unknown) => {
      throw new AnswerError(`${what} of interaction ${id}`, error);
    });
  };
  const callback = (type: InteractionResponseType, data?: object, files: RequestContent['files'] = []) =>
    attempt(
      InteractionResponseType[type],
      rest.post(Routes.interactionCallback(id, token), {
        auth: false,
        body: { type, ...(data && { data }) },
        files,
      }),
    );

  return {
    reply: (message, visibility) => {
      const { body, files } = messageBody(message, visibility);
      return callback(InteractionResponseType.ChannelMessageWithSource, body, files);
    },
    update: (message) => {
      const { body, files } = messageBody(message);
      return callback(InteractionResponseType.UpdateMessage, body, files);
    },
    modal: (modal) => callback(InteractionResponseType.Modal, modal),
    choices: (choices) => callback(InteractionResponseType.ApplicationCommandAutocompleteResult, { choices }),
    deferReply: (visibility) =>
      callback(InteractionResponseType.DeferredChannelMessageWithSource, {
        flags: ephemeralFlag(visibility),
      }),
    deferUpdate: () => callback(InteractionResponseType.DeferredMessageUpdate),
    editOriginal: (message) =>
      attempt(
        'edit',
        rest.patch(Routes.webhookMessage(applicationId, token), { auth: false, ...messageBody(message) }),
      ),
    followUp: (message, visibility) =>
      attempt(
        'follow-up',
        rest.post(Routes.webhook(applicationId, token), { auth: false, ...messageBody(message, visibility) }),
      ),
  };
}

function ephemeralFlag(visibility: Visibility): number {
  return visibility === 'private' ? MessageFlags.Ephemeral : 0;
}
