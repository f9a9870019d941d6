/**
 * A Discord for tests: REST and gateway on one port of the loopback, with Discord's limits, errors and bad days.
 *
 *     const double = await startDiscordDouble();
 *     const guild = double.addGuild();
 *     const channel = double.addChannel(guild.id);
 *     // start the bot with DISCORD_API_URL=double.url and DISCORD_TOKEN=double.token …
 *     const seen = await double.user.slash('news search', { query: '普京' }, { channelId: channel.id });
 *     await double.user.click(seen.message, 'Next');
 *     double.messagesIn(channel.id);                       // what stands in the channel
 *     double.faults.add({ method: 'POST', path: /messages$/, fault: { kind: 'reset', accepted: true } });
 *     await double.close();                                // rejects when the bot broke a limit
 *
 * Every request is held against a table of limits and, where `../shared/discord/openapi.json` is beside the checkout,
 * against Discord's own description; so are the double's answers. What breaks them is answered with 400 and 50035 and
 * kept in `violations`; a test that provokes one takes it with `takeViolations()`.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ChannelType } from 'discord-api-types/v10';
import type { Registry, SessionStartLimit } from './application-routes.ts';
import { applicationRoutes } from './application-routes.ts';
import { channelRoutes } from './channel-routes.ts';
import type { CommandJson } from './command-limits.ts';
import type { FaultScript } from './faults.ts';
import { createFaultScript } from './faults.ts';
import type { DoubleGateway } from './gateway-server.ts';
import { createGatewayServer } from './gateway-server.ts';
import { guildCreatePayload } from './guild-payload.ts';
import { guildRoutes } from './guild-routes.ts';
import { interactionRoutes } from './interaction-routes.ts';
import { createLiveInteractions } from './live-interactions.ts';
import { loadApiDescription } from './openapi.ts';
import type { RateLimits } from './rate-limits.ts';
import { createRateLimiter, discordLikeRateLimits } from './rate-limits.ts';
import type { LoggedRequest } from './rest-server.ts';
import { createRestHandler } from './rest-server.ts';
import type { UserActions } from './user-actions.ts';
import { createUserActions } from './user-actions.ts';
import { userJson } from './wire-format.ts';
import type { ChannelOptions, DoubleChannel, DoubleGuild, DoubleMessage, GuildOptions } from './world.ts';
import { addChannelTo, addGuildTo, createWorld, directMessageChannel } from './world.ts';

export interface DiscordDoubleOptions {
  readonly token?: string;
  readonly port?: number;
  /** Buckets; Discord's by default, `Infinity` limits to be out of the way. */
  readonly rateLimits?: RateLimits;
  readonly heartbeatIntervalMs?: number;
  readonly latencyMs?: number;
  readonly sessions?: Partial<SessionStartLimit>;
  /** https://discord.com/developers/docs/resources/application#application-object-application-flags */
  readonly applicationFlags?: number;
  /** Intents that the application was not granted. */
  readonly disallowedIntents?: number;
  /** Pads each GUILD_CREATE with an ordinary server's channels; 31,000 is a real size. */
  readonly guildPayloadBytes?: number;
}

export interface DiscordDouble {
  /** For `DISCORD_API_URL`. */
  readonly url: string;
  readonly token: string;
  readonly applicationId: string;
  readonly botId: string;
  readonly gateway: DoubleGateway;
  readonly faults: FaultScript;
  readonly user: UserActions;
  readonly requests: readonly LoggedRequest[];
  readonly violations: readonly string[];
  readonly guilds: ReadonlyMap<string, DoubleGuild>;
  readonly channels: ReadonlyMap<string, DoubleChannel>;
  readonly sessions: SessionStartLimit;
  /** Registered commands: of all servers, or of one. */
  commands(guildId?: string): readonly CommandJson[];
  /** What stands in a channel now, oldest first. */
  messagesIn(channelId: string): readonly DoubleMessage[];
  /** The channel between the bot and a user. */
  directMessagesWith(userId: string): DoubleChannel;
  /** What the bot wrote to a user directly, oldest first. */
  messagesTo(userId: string): readonly DoubleMessage[];
  /** Requests answered 401, 403 or 429: 10,000 in 10 minutes and Discord bans the address. */
  invalidRequests(): number;
  /** Moves the double's clock: nonces, tokens and buckets grow old. */
  advance(ms: number): void;
  now(): number;

  addGuild(options?: GuildOptions): DoubleGuild;
  addChannel(guildId: string, options?: ChannelOptions): DoubleChannel;
  /** A group of people without the bot, some of whom installed it for themselves. */
  addPrivateChannel(): DoubleChannel;
  /** Somebody else writes. */
  addMessage(channelId: string, content: string): DoubleMessage;
  deleteMessage(channelId: string, messageId: string): void;
  deleteChannel(channelId: string): void;
  /** A server removes the bot. */
  kickBot(guildId: string): void;
  /** A server that the bot is not in takes it in. */
  inviteBot(guildId: string): void;
  /** An outage of a server, or its end: the bot stays a member. */
  setAvailable(guildId: string, available: boolean): void;

  /** Settles when `condition` holds; checked after each request and every 20 ms. Rejects after `withinMs` of real time. */
  until(condition: () => boolean, withinMs?: number): Promise<void>;
  takeViolations(): readonly string[];
  /** Stops serving; rejects when violations are left. */
  close(): Promise<void>;
}

export async function startDiscordDouble(options: DiscordDoubleOptions = {}): Promise<DiscordDouble> {
  let offsetMs = 0;
  let port = 0;
  const now = (): number => Date.now() + offsetMs;
  const token = options.token ?? 'MTIzNDU2Nzg5MDEyMzQ1Njc4.Gdouble.not-a-real-token-of-anybody';
  const world = createWorld(now, options.applicationFlags);
  const registry: Registry = new Map();
  const sessions = {
    total: 1000,
    remaining: 1000,
    resetAfterMs: 86_400_000,
    maxConcurrency: 1,
    ...options.sessions,
  };
  const interactions = createLiveInteractions(world);
  const faults = createFaultScript();
  const requests: LoggedRequest[] = [];
  const violations: string[] = [];
  const gatewayUrl = (): string => `ws://127.0.0.1:${port}/gateway`;
  const guildCreate = (guild: DoubleGuild) =>
    guildCreatePayload(world, guild, options.guildPayloadBytes ?? 0);
  const joined = (): readonly DoubleGuild[] => [...world.guilds.values()].filter(({ bot }) => bot !== null);

  const gateway = createGatewayServer({
    token,
    sessions,
    now,
    heartbeatIntervalMs: options.heartbeatIntervalMs ?? 41_250,
    disallowedIntents: options.disallowedIntents ?? 0,
    url: gatewayUrl,
    ready: () => ({
      v: 10,
      user: userJson(world, world.botId),
      guilds: joined().map(({ id }) => ({ id, unavailable: true })),
      application: { id: world.applicationId, flags: 0 },
    }),
    afterReady: () =>
      joined()
        .filter(({ available }) => available)
        .values()
        .map(guildCreate),
  });
  const handle = createRestHandler({
    token,
    faults,
    now,
    log: requests,
    violations,
    description: loadApiDescription(),
    latencyMs: options.latencyMs ?? 0,
    countRequest: createRateLimiter(options.rateLimits ?? discordLikeRateLimits, now),
    routes: [
      ...applicationRoutes(world, registry, { url: gatewayUrl, sessions }),
      ...channelRoutes(world),
      ...guildRoutes(world),
      ...interactionRoutes(world, interactions),
    ],
  });

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      violations.push(`the double failed: ${error instanceof Error ? error.stack : String(error)}`);
      response.destroy();
    });
  });
  server.on('upgrade', (request, socket, head) => gateway.upgrade(request, socket, head));
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;

  const guildOf = (id: string): DoubleGuild => found(world.guilds.get(id), `server ${id}`);
  const channelOf = (id: string): DoubleChannel => found(world.channels.get(id), `channel ${id}`);

  return {
    url: `http://127.0.0.1:${port}/api`,
    token,
    applicationId: world.applicationId,
    botId: world.botId,
    gateway,
    faults,
    requests,
    violations,
    sessions,
    guilds: world.guilds,
    channels: world.channels,
    user: createUserActions({
      world,
      registry,
      interactions,
      dispatch: (payload) => {
        gateway.dispatch('INTERACTION_CREATE', payload);
        return gateway.connected > 0;
      },
    }),
    commands: (guildId = 'global') => registry.get(guildId) ?? [],
    messagesIn: (channelId) => channelOf(channelId).messages.filter(({ deleted }) => !deleted),
    directMessagesWith: (userId) => channelOf(directMessageChannel(world, userId)),
    messagesTo: (userId) => channelOf(directMessageChannel(world, userId)).messages,
    invalidRequests: () =>
      requests.filter(({ status }) => status === 401 || status === 403 || status === 429).length,
    now,
    advance: (ms) => {
      offsetMs += ms;
    },
    addGuild: (guildOptions = {}) => {
      const guild = addGuildTo(world, guildOptions);
      if (guild.bot !== null) gateway.dispatch('GUILD_CREATE', guildCreate(guild));
      return guild;
    },
    addChannel: (guildId, channelOptions = {}) => addChannelTo(world, guildOf(guildId).id, channelOptions),
    addPrivateChannel: () => addChannelTo(world, null, { type: ChannelType.GroupDM }),
    addMessage: (channelId, content) => {
      const message = world.makeMessage(channelId, { authorId: world.snowflake(), content });
      channelOf(channelId).messages.push(message);
      return message;
    },
    deleteMessage: (channelId, messageId) => {
      found(
        channelOf(channelId).messages.find(({ id }) => id === messageId),
        `message ${messageId}`,
      ).deleted = true;
    },
    deleteChannel: (channelId) => {
      channelOf(channelId).deleted = true;
    },
    kickBot: (guildId) => {
      guildOf(guildId).bot = null;
      gateway.dispatch('GUILD_DELETE', { id: guildId });
    },
    inviteBot: (guildId) => {
      const guild = guildOf(guildId);
      const roles = [...guild.roles.values()].filter(({ name }) => name === 'Amur');
      guild.bot = { roleIds: roles.map(({ id }) => id), timedOutUntil: null };
      gateway.dispatch('GUILD_CREATE', guildCreate(guild));
    },
    setAvailable: (guildId, available) => {
      const guild = guildOf(guildId);
      guild.available = available;
      if (available) gateway.dispatch('GUILD_CREATE', guildCreate(guild));
      else gateway.dispatch('GUILD_DELETE', { id: guildId, unavailable: true });
    },
    until: async (condition, withinMs = 5_000) => {
      const deadline = performance.now() + withinMs;
      while (!condition()) {
        if (performance.now() > deadline) throw new Error(`not within ${withinMs} ms: ${condition}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    takeViolations: () => violations.splice(0),
    close: async () => {
      gateway.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      if (violations.length > 0) throw new Error(`the bot broke Discord's limits:\n${violations.join('\n')}`);
    },
  };
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the double has no ${what}`);
  return value;
}
