import type { REST } from 'discord.js';
import type { APIMessage } from 'discord-api-types/v10';
import { Routes } from 'discord-api-types/v10';
import type { SendOutcome } from '../delivery/discord-port.ts';
import type { Message } from '../messages/message.ts';
import { classifyFailure } from './failure.ts';
import { messageBody } from './message-body.ts';

/**
 * One try to post. `enforce_nonce` makes Discord give back the first message of the same nonce for a few minutes:
 * https://discord.com/developers/docs/resources/message#create-message-jsonform-params
 */
export async function sendMessage(
  rest: REST,
  channelId: string,
  message: Message,
  nonce: string,
): Promise<SendOutcome> {
  const { body, files } = messageBody(message);
  try {
    const sent = await rest.post(Routes.channelMessages(channelId), {
      body: { ...body, nonce, enforce_nonce: true },
      files,
    });
    const { id } = sent as Partial<APIMessage>;
    return id === undefined ? { outcome: 'unknown' } : { outcome: 'sent', messageId: id };
  } catch (error) {
    return classifyFailure(error);
  }
}
