import type {
  APIApplication,
  APIApplicationCommand,
  RESTGetAPICurrentUserGuildsResult,
  RESTGetAPIGatewayBotResult,
} from 'discord-api-types/v10';
import { ApplicationFlags, Routes } from 'discord-api-types/v10';
import { classifyFailure, DiscordRequestError } from './failure.ts';
import { inviteLink } from './invite-link.ts';
import { createRest, type RestOptions } from './rest.ts';

/** How Discord sees the application of a token. */
export type DiscordSurvey =
  | { readonly kind: 'refused' | 'unreachable' }
  | {
      readonly kind: 'ok';
      readonly userId: string;
      readonly name: string;
      readonly invite: string;
      /** Names of privileged intents that the application may use. */
      readonly privilegedIntents: readonly string[];
      /** Logins that are left, and how long until there are all of them again. */
      readonly logins: { readonly remaining: number; readonly resetAfterMs: number };
      /** Servers that the bot is in. */
      readonly guildIds: ReadonlySet<string>;
      /** What is registered where the settings say. */
      readonly commandNames: ReadonlySet<string>;
      /** How far the clock here is ahead of Discord's; negative when it is behind. */
      readonly clockAheadMs: number;
    };

/** https://discord.com/developers/docs/resources/application#application-object-application-flags */
const privileged = {
  Presence: ApplicationFlags.GatewayPresence | ApplicationFlags.GatewayPresenceLimited,
  'Server Members': ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited,
  'Message Content': ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited,
} as const;

/** Discord gives at most so many servers at a time. */
const guildsAPage = 200;

/** Asks Discord about the application, and changes nothing there. */
export async function surveyDiscord(
  options: RestOptions & { readonly guildId: string | null },
  now: () => number,
): Promise<DiscordSurvey> {
  let clockAheadMs = 0;
  const rest = createRest({
    ...options,
    fetch: async (url, init) => {
      const response = await options.fetch(url, init);
      const date = Date.parse(response.headers.get('date') ?? '');
      if (!Number.isNaN(date)) clockAheadMs = now() - date;
      return response;
    },
  });
  try {
    const application = (await rest.get(Routes.currentApplication())) as APIApplication;
    const gateway = (await rest.get(Routes.gatewayBot())) as RESTGetAPIGatewayBotResult;
    const guildIds = await fetchGuildIds(rest);
    return {
      kind: 'ok',
      userId: application.bot?.id ?? application.id,
      name: application.name,
      invite: inviteLink(application.id),
      privilegedIntents: privilegedIntentsOf(application),
      logins: {
        remaining: gateway.session_start_limit.remaining,
        resetAfterMs: gateway.session_start_limit.reset_after,
      },
      guildIds,
      commandNames: await fetchCommandNames(rest, application.id, options.guildId, guildIds),
      clockAheadMs,
    };
  } catch (error) {
    const failure = classifyFailure(error);
    if (failure.outcome === 'unauthorized') return { kind: 'refused' };
    if (failure.outcome === 'refused') throw new DiscordRequestError('survey of the application', error);
    return { kind: 'unreachable' };
  }
}

function privilegedIntentsOf({ flags }: Pick<APIApplication, 'flags'>): readonly string[] {
  const granted: number = flags ?? 0;
  return Object.entries(privileged).flatMap(([name, bits]) => ((granted & bits) === 0 ? [] : [name]));
}

async function fetchGuildIds(rest: ReturnType<typeof createRest>): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (let after = '0'; ; ) {
    const query = new URLSearchParams({ limit: String(guildsAPage), after });
    const page = (await rest.get(Routes.userGuilds(), { query })) as RESTGetAPICurrentUserGuildsResult;
    for (const { id } of page) ids.add(id);
    const last = page.at(-1);
    if (page.length < guildsAPage || last === undefined) return ids;
    after = last.id;
  }
}

async function fetchCommandNames(
  rest: ReturnType<typeof createRest>,
  applicationId: string,
  guildId: string | null,
  guildIds: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  if (guildId !== null && !guildIds.has(guildId)) return new Set();
  const route =
    guildId === null
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  const commands = (await rest.get(route)) as readonly APIApplicationCommand[];
  return new Set(commands.map(({ name }) => name));
}
