import type { REST } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import type { SendOutcome } from '../delivery/discord-port.ts';
import { classifyFailure } from './failure.ts';

/** See `DiscordPort.publish`. https://discord.com/developers/docs/resources/message#crosspost-message */
export async function publishMessage(rest: REST, channelId: string, messageId: string): Promise<SendOutcome> {
  try {
    await rest.post(Routes.channelMessageCrosspost(channelId, messageId));
    return { outcome: 'sent', messageId };
  } catch (error) {
    return classifyFailure(error);
  }
}
