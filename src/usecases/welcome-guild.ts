import { welcomeMessage } from '../messages/welcome-message.ts';
import type { Services } from '../services.ts';

/** What became of greeting a server; `known`: it was greeted before. */
export type Welcome = 'sent' | 'notSent' | 'known' | 'nowhere';

/**
 * Greets a server that the bot has joined, in its language, where the bot may write. At most once: that it was begun is noted
 * before, for a greeting that is missing is a smaller fault than one that comes twice.
 */
export async function welcomeGuild(
  guildId: string,
  { store, discord, now }: Pick<Services, 'store' | 'discord' | 'now'>,
): Promise<Welcome> {
  const place = await discord.welcomePlace(guildId);
  if (place === null) return 'nowhere';
  if (!(await store.welcomes.begin(guildId, now()))) return 'known';
  const { outcome } = await discord.send(place.channelId, welcomeMessage(place.locale), `w-${guildId}`);
  return outcome === 'sent' ? 'sent' : 'notSent';
}
