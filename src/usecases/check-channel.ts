import type { ChannelAccess } from '../delivery/discord-port.ts';
import { UserError } from '../errors.ts';
import type { Locale } from '../locale/locale.ts';
import { translator } from '../locale/translate.ts';
import type { Services } from '../services.ts';

/** `canReadHistory`: without it a post whose outcome is unknown cannot be looked for, which is worth a word at setup. */
export type UsableChannel = Extract<ChannelAccess, { readonly kind: 'ok' }>;

/**
 * Asks Discord whether the bot can see and write in a channel of a server. `UserError` that names what is missing and
 * where to grant it.
 */
export async function checkChannel(
  { discord }: Pick<Services, 'discord'>,
  guildId: string,
  channelId: string,
  locale: Locale,
): Promise<UsableChannel> {
  const access = await discord.channelAccess(guildId, channelId);
  switch (access.kind) {
    case 'ok':
      return access;
    case 'missing': {
      const t = translator(locale);
      const permissions = access.permissions
        .map((permission) => t(`permission.${permission}`))
        .join(t('list.comma'));
      const channel = `<#${channelId}>`;
      throw access.permissions.includes('SendMessagesInThreads')
        ? new UserError('error.channel.missingInThread', { channel, permissions })
        : new UserError('error.channel.missingPermission', { channel, permissions });
    }
    case 'unknownChannel':
      throw new UserError('error.channel.unknown');
    case 'unsupportedType':
      throw new UserError('error.channel.unsupported', { channel: `<#${channelId}>` });
    case 'locked':
      throw new UserError('error.channel.locked', { channel: `<#${channelId}>` });
    case 'unreachable':
      throw new UserError('error.discord.unreachable', {}, { kind: 'unavailable' });
  }
}
