import type { Asker } from '../dispatch/command.ts';
import type { Locale } from '../locale/locale.ts';
import { type DemoChannel, demoIds, demoPermissions, isDirect } from './demo-server.ts';

/** The person at the page, in one of its channels; `guildLocale` is the language of its server. */
export function askerAt(
  channel: DemoChannel,
  {
    locale,
    guildLocale,
    interactionId,
  }: Pick<Asker, 'locale' | 'interactionId'> & { readonly guildLocale: Locale },
): Asker {
  const inGuild = !isDirect(channel);
  return {
    interactionId,
    locale,
    guildLocale: inGuild ? guildLocale : null,
    userId: demoIds.person,
    guildId: inGuild ? demoIds.guild : null,
    channelId: channel.id,
    place: inGuild ? 'guild' : 'botDm',
    isThread: false,
    memberPermissions: inGuild ? demoPermissions : null,
  };
}
