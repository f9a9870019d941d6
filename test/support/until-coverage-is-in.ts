import { setTimeout } from 'node:timers/promises';
import type { DiscordDouble } from './discord/discord-double.ts';

/** The seeds are taken in by a worker; until then lists are empty. */
export async function untilCoverageIsIn({ user }: DiscordDouble, channelId: string): Promise<void> {
  while (!(await user.slash('news sources', {}, { channelId })).text.includes('RFI')) await setTimeout(50);
}
