import type { REST } from 'discord.js';
import type { APIDMChannel } from 'discord-api-types/v10';
import { Routes } from 'discord-api-types/v10';

/**
 * See `DiscordPort.directMessages`. Asked twice, Discord gives the same channel:
 * https://discord.com/developers/docs/resources/user#create-dm
 */
export async function fetchDirectMessages(rest: REST, userId: string): Promise<string | null> {
  try {
    const channel = await rest.post(Routes.userChannels(), { body: { recipient_id: userId } });
    return (channel as Partial<APIDMChannel>).id ?? null;
  } catch {
    return null;
  }
}
