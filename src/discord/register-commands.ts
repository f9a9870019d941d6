import { createHash } from 'node:crypto';
import type { REST } from 'discord.js';
import type { RESTPutAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';
import { Routes } from 'discord-api-types/v10';
import { UserError } from '../errors.ts';
import { DiscordRequestError, startError } from './failure.ts';

/** What was registered, and for which server; null for all. */
export interface Registration {
  readonly fingerprint: string;
  readonly guildId: string | null;
}

/** Where the last registration is kept. */
export interface RegistrationMemory {
  load(): Promise<Registration | null>;
  save(registration: Registration): Promise<void>;
}

interface Place {
  readonly applicationId: string;
  readonly guildId: string | null;
}

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const missingAccess = 50001;

/**
 * Registers the commands for every server, or for one, when they are not what was registered last: Discord allows 200
 * creations a day, and a changed version makes every client fetch them anew. Registered elsewhere before, they are taken
 * away there, or that server would show each of them twice.
 * @throws UserError for a bad token, an unreachable Discord, or a server that the bot is not in
 */
export async function registerCommands(
  rest: REST,
  place: Place,
  commands: RESTPutAPIApplicationCommandsJSONBody,
  memory: RegistrationMemory,
): Promise<'registered' | 'unchanged'> {
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([place, commands]))
    .digest('hex');
  const before = await memory.load();
  if (before?.fingerprint === fingerprint) return 'unchanged';
  await put(rest, place, commands);
  if (before !== null && before.guildId !== place.guildId)
    await takeAway(rest, { ...place, guildId: before.guildId });
  await memory.save({ fingerprint, guildId: place.guildId });
  return 'registered';
}

function routeOf({ applicationId, guildId }: Place) {
  return guildId === null
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, guildId);
}

/** A server that refuses has none of them any more: the bot has left it. */
async function takeAway(rest: REST, place: Place): Promise<void> {
  try {
    await rest.put(routeOf(place), { body: [] });
  } catch (error) {
    const what = 'removal of the former commands';
    if (new DiscordRequestError(what, error).failure.outcome !== 'refused') throw startError(what, error);
  }
}

async function put(rest: REST, place: Place, commands: RESTPutAPIApplicationCommandsJSONBody): Promise<void> {
  const { guildId } = place;
  try {
    await rest.put(routeOf(place), { body: commands });
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
