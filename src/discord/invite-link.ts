import { ApplicationIntegrationType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { InviteLinks } from '../messages/help-message.ts';
import type { BotIdentity } from './identity.ts';

/** The least that the bot needs: to see and write where it posts, to find its own post again after a crash, and to show charts. */
const invitePermissions =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory;

function authorizeLink(query: Readonly<Record<string, string>>): string {
  return `https://discord.com/oauth2/authorize?${new URLSearchParams(query)}`;
}

/** Adds the bot to a server: https://discord.com/developers/docs/topics/oauth2#bot-authorization-flow */
export function inviteLink(applicationId: string): string {
  return authorizeLink({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: invitePermissions.toString(),
  });
}

/** The links that work: others may add a public application alone, and for themselves only where its host allows that. */
export function inviteLinks({ applicationId, isPublic, isUserInstallable }: BotIdentity): InviteLinks {
  const user = authorizeLink({
    client_id: applicationId,
    scope: 'applications.commands',
    integration_type: String(ApplicationIntegrationType.UserInstall),
  });
  return {
    server: isPublic ? inviteLink(applicationId) : null,
    user: isPublic && isUserInstallable ? user : null,
  };
}
