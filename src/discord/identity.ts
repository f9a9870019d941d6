import type { REST } from 'discord.js';
import type { APIApplication } from 'discord-api-types/v10';
import { ApplicationIntegrationType, Routes } from 'discord-api-types/v10';
import { startError } from './failure.ts';

/** Who the token belongs to. The two ids differ for applications from before 2017. */
export interface BotIdentity {
  readonly applicationId: string;
  readonly userId: string;
  /** Of a team's application, the team's owner; null where Discord names nobody. */
  readonly ownerId: string | null;
  /** Others than its owner may add the application. */
  readonly isPublic: boolean;
  /** People may add it for themselves: set on the page “Installation” of the developer portal. */
  readonly isUserInstallable: boolean;
}

/** @throws UserError of kind `configuration` for a bad token, `unavailable` when Discord does not answer */
export async function fetchIdentity(rest: REST): Promise<BotIdentity> {
  try {
    const application = (await rest.get(Routes.currentApplication())) as APIApplication;
    const { id, bot, owner, team, bot_public: isPublic, integration_types_config: installs } = application;
    const ownerId = team?.owner_user_id ?? owner?.id ?? null;
    const isUserInstallable = installs?.[ApplicationIntegrationType.UserInstall] !== undefined;
    return { applicationId: id, userId: bot?.id ?? id, ownerId, isPublic, isUserInstallable };
  } catch (error) {
    throw startError('who am I', error);
  }
}
