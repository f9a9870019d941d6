import type { REST } from 'discord.js';
import type { APIApplication } from 'discord-api-types/v10';
import { Routes } from 'discord-api-types/v10';
import { startError } from './failure.ts';

/** Who the token belongs to. The two ids differ for applications from before 2017. */
export interface BotIdentity {
  readonly applicationId: string;
  readonly userId: string;
  /** Of a team's application, the team's owner; null where Discord names nobody. */
  readonly ownerId: string | null;
}

/** @throws UserError of kind `configuration` for a bad token, `unavailable` when Discord does not answer */
export async function fetchIdentity(rest: REST): Promise<BotIdentity> {
  try {
    const { id, bot, owner, team } = (await rest.get(Routes.currentApplication())) as APIApplication;
    const ownerId = team?.owner_user_id ?? owner?.id ?? null;
    return { applicationId: id, userId: bot?.id ?? id, ownerId };
  } catch (error) {
    throw startError('who am I', error);
  }
}
