import type { CommandJson } from './command-limits.ts';
import { commandLimits } from './command-limits.ts';
import type { JsonObject } from './json.ts';
import { brokenLimits } from './limits.ts';
import type { ApiAnswer, Call, Route } from './route.ts';
import { ApiError, param } from './route.ts';
import { userJson } from './wire-format.ts';
import type { World } from './world.ts';

/** https://discord.com/developers/docs/events/gateway#session-start-limit-object */
export interface SessionStartLimit {
  total: number;
  remaining: number;
  resetAfterMs: number;
  maxConcurrency: number;
}

/** Commands as they are registered now; the key is a server's id, or `global`. */
export type Registry = Map<string, readonly CommandJson[]>;

export function applicationRoutes(
  world: World,
  registry: Registry,
  gateway: { readonly url: () => string; readonly sessions: SessionStartLimit },
): readonly Route[] {
  const register = (scope: string, call: Call): ApiAnswer => {
    if (param(call, 'application_id') !== world.applicationId) throw new ApiError(403, 50001);
    const commands = (call.body ?? []) as readonly CommandJson[];
    registry.set(scope, commands);
    return { status: 200, body: commands.map((command) => registered(world, command, scope)) };
  };
  const listed = (scope: string) =>
    (registry.get(scope) ?? []).map((command) => registered(world, command, scope));
  const limits = (call: Call) =>
    Array.isArray(call.body)
      ? brokenLimits(commandLimits, call.body as readonly CommandJson[])
      : ['not a list'];

  return [
    { method: 'GET', template: '/users/@me', handle: () => ({ status: 200, body: ownUser(world) }) },
    {
      method: 'GET',
      template: '/applications/@me',
      handle: () => ({ status: 200, body: application(world) }),
    },
    {
      method: 'GET',
      template: '/users/@me/guilds',
      handle: (call) => ({ status: 200, body: ownGuilds(world, call) }),
    },
    {
      method: 'GET',
      template: '/oauth2/applications/@me',
      handle: () => ({ status: 200, body: application(world) }),
    },
    {
      method: 'GET',
      template: '/gateway/bot',
      handle: () => ({
        status: 200,
        body: {
          url: gateway.url(),
          shards: 1,
          session_start_limit: {
            total: gateway.sessions.total,
            remaining: gateway.sessions.remaining,
            reset_after: gateway.sessions.resetAfterMs,
            max_concurrency: gateway.sessions.maxConcurrency,
          },
        },
      }),
    },
    {
      method: 'GET',
      template: '/applications/{application_id}/commands',
      handle: () => ({ status: 200, body: listed('global') }),
    },
    {
      method: 'GET',
      template: '/applications/{application_id}/guilds/{guild_id}/commands',
      handle: (call) => ({ status: 200, body: listed(param(call, 'guild_id')) }),
    },
    {
      method: 'PUT',
      template: '/applications/{application_id}/commands',
      limits,
      handle: (call) => register('global', call),
    },
    {
      method: 'PUT',
      template: '/applications/{application_id}/guilds/{guild_id}/commands',
      limits,
      handle: (call) => {
        const guildId = param(call, 'guild_id');
        if (!world.guilds.has(guildId)) throw new ApiError(403, 50001);
        return register(guildId, call);
      },
    },
  ];
}

function registered(world: World, command: CommandJson, scope: string): JsonObject {
  return {
    ...command,
    id: world.snowflake(),
    application_id: world.applicationId,
    version: world.snowflake(),
    type: command.type ?? 1,
    description: command.description ?? '',
    default_member_permissions: command.default_member_permissions ?? null,
    nsfw: false,
    ...(scope === 'global' ? {} : { guild_id: scope }),
  };
}

function ownUser(world: World): JsonObject {
  return {
    ...userJson(world, world.botId),
    mfa_enabled: false,
    locale: 'en-US',
    verified: true,
    email: null,
  };
}

/** https://discord.com/developers/docs/resources/user#get-current-user-guilds */
function ownGuilds(world: World, { query }: Call): readonly JsonObject[] {
  const after = query.get('after') ?? '0';
  return [...world.guilds.values()]
    .filter(({ id, bot }) => bot !== null && BigInt(id) > BigInt(after))
    .toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1))
    .slice(0, Number(query.get('limit') ?? 200))
    .map(({ id, name }) => ({
      id,
      name,
      icon: null,
      banner: null,
      owner: false,
      permissions: '0',
      features: [],
    }));
}

function application(world: World): JsonObject {
  return {
    id: world.applicationId,
    name: 'Amur',
    icon: null,
    description: '',
    type: null,
    bot: userJson(world, world.botId),
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: world.applicationFlags,
    flags_new: String(world.applicationFlags),
    max_participants: null,
    tags: [],
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: userJson(world, world.snowflake()),
    approximate_guild_count: world.guilds.size,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    integration_types_config: { 0: {}, 1: {} },
    eligible_oauth2_scopes: [],
  };
}
