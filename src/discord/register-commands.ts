import { createHash } from 'node:crypto';
import type { REST } from 'discord.js';
import type { RESTPutAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';
import { Routes } from 'discord-api-types/v10';
import { UserError } from '../errors.ts';
import { DiscordRequestError, startError } from './failure.ts';

/** Where the fingerprint of what was last registered is kept. */
export interface RegistrationMemory {
  load(): Promise<string | null>;
  save(fingerprint: string): Promise<void>;
}

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const missingAccess = 50001;

/**
 * Registers the commands for every server, or for one, when they are not what was registered last: Discord allows 200
 * creations a day, and a changed version makes every client fetch them anew.
 * @throws UserError for a bad token, an unreachable Discord, or a server that the bot is not in
 */
export async function registerCommands(
  rest: REST,
  scope: { readonly applicationId: string; readonly guildId: string | null },
  commands: RESTPutAPIApplicationCommandsJSONBody,
  memory: RegistrationMemory,
): Promise<'registered' | 'unchanged'> {
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([scope, commands]))
    .digest('hex');
  if ((await memory.load()) === fingerprint) return 'unchanged';
  await put(rest, scope, commands);
  await memory.save(fingerprint);
  return 'registered';
}

async function put(
  rest: REST,
  { applicationId, guildId }: { readonly applicationId: string; readonly guildId: string | null },
  commands: RESTPutAPIApplicationCommandsJSONBody,
): Promise<void> {
  const route =
    guildId === null
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  try {
    await rest.put(route, { body: commands });
  } catch (error) {
    const what = 'registration of the commands';
    const cause = new DiscordRequestError(what, error);
    if (cause.failure.outcome !== 'refused') throw startError(what, error);
    if (guildId !== null && cause.failure.code === missingAccess) {
      throw new UserError('error.discord.unknownGuild', { guildId }, { kind: 'configuration', cause });
    }
    throw cause;
  }
}
