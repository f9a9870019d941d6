import type { REST } from 'discord.js';
import type { APIApplication } from 'discord-api-types/v10';
import { Routes } from 'discord-api-types/v10';
import { startError } from './failure.ts';

/** Who the token belongs to. The two ids differ for applications from before 2017. */
export interface BotIdentity {
  readonly applicationId: string;
  readonly userId: string;
}

/** @throws UserError of kind `configuration` for a bad token, `unavailable` when Discord does not answer */
export async function fetchIdentity(rest: REST): Promise<BotIdentity> {
  try {
    const { id, bot } = (await rest.get(Routes.currentApplication())) as APIApplication;
    return { applicationId: id, userId: bot?.id ?? id };
  } catch (error) {
    throw startError('who am I', error);
  }
}
