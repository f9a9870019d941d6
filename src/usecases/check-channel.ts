import type { ChannelAccess, ChannelPermission } from '../delivery/discord-port.ts';
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
    case 'missing':
      throw missing(access.permissions, channelId, locale);
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

/** `UserError` that says how to grant it, where pictures are wanted and the bot may not attach files. */
export function requireFiles({ canAttachFiles }: UsableChannel, channelId: string, locale: Locale): void {
  if (!canAttachFiles) throw missing(['AttachFiles'], channelId, locale);
}

function missing(lacking: readonly ChannelPermission[], channelId: string, locale: Locale): UserError {
  const t = translator(locale);
  const permissions = lacking.map((permission) => t(`permission.${permission}`)).join(t('list.comma'));
  const channel = `<#${channelId}>`;
  return lacking.includes('SendMessagesInThreads')
    ? new UserError('error.channel.missingInThread', { channel, permissions })
    : new UserError('error.channel.missingPermission', { channel, permissions });
}
