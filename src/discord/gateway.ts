import { setTimeout as sleep } from 'node:timers/promises';
import type { SessionInfo } from '@discordjs/ws';
import { WebSocketManager, WebSocketShardEvents } from '@discordjs/ws';
import type { REST } from 'discord.js';
import type { APIInteraction, GatewayDispatchPayload } from 'discord-api-types/v10';
import { GatewayCloseCodes, GatewayDispatchEvents, GatewayIntentBits } from 'discord-api-types/v10';
import { UserError } from '../errors.ts';
import { badToken, startError } from './failure.ts';
import { createReconnectPace, type ReconnectPace } from './reconnect-pace.ts';

/** What the bot wants to hear from Discord. Nothing may throw. */
export interface GatewayListener {
  /** All servers that the bot is in, at each new session: who is missing removed the bot while we were not listening. */
  servers(guildIds: ReadonlySet<string>): void;
  joined(guildId: string): void;
  left(guildId: string): void;
  interaction(interaction: APIInteraction): void;
  /** The connection has ended for good, after it had been up. */
  fatal(error: UserError): void;
}

export interface GatewayLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface GatewayOptions {
  readonly token: string;
  readonly rest: REST;
  readonly listener: GatewayListener;
  readonly log: GatewayLog;
  readonly now: () => number;
  readonly random: () => number;
  /** Records a log-in and tells how long to wait before it; see `takeLogIn`. */
  readonly takeLogIn?: () => Promise<number>;
}

export interface Gateway {
  /**
   * Settles when the bot is logged in, or stopped; until then it goes on trying.
   * @throws UserError when trying on is useless: bad token, spent identifies, an answer of REST that is none
   */
  connect(): Promise<void>;
  /** Logs out and stays out. Settles within three seconds, whatever the other side does. */
  stop(): Promise<void>;
}

const stopWithinMs = 3_000;

/** What is kept of a shard; there is one for each 2,500 servers or so. */
interface Shard {
  session: SessionInfo | null;
  /** Null before its first READY. */
  guildIds: Set<string> | null;
  /** The connection was lost and has not been tried again. */
  isLost: boolean;
  readonly pace: ReconnectPace;
}

/**
 * The connection to Discord's gateway with the Guilds intent alone. It keeps the ids of the servers and nothing else:
 * 2,500 servers in the library's caches cost 236 MB.
 */
export function createGateway(options: GatewayOptions): Gateway {
  const { token, rest, listener, log, now, random, takeLogIn = async () => 0 } = options;
  const shards = new Map<number, Shard>();
  const stopping = new AbortController();
  const loggedIn = Promise.withResolvers<void>();
  // Without this a fatal close would be an unhandled rejection where nobody waits for the log-in.
  loggedIn.promise.catch(() => {});
  let wasUp = false;

  function shardOf(id: number): Shard {
    const shard = shards.get(id) ?? {
      session: null,
      guildIds: null,
      isLost: false,
      pace: createReconnectPace(now, random),
    };
    shards.set(id, shard);
    return shard;
  }

  const manager = new WebSocketManager({
    token,
    rest,
    intents: GatewayIntentBits.Guilds,
    updateSessionInfo: (shardId, session) => {
      shardOf(shardId).session = session;
    },
    // After a loss the library asks for the session first thing before it connects again: the one place to hold it.
    retrieveSessionInfo: async (shardId) => {
      const shard = shardOf(shardId);
      if (shard.isLost) {
        shard.isLost = false;
        await pause(shard.pace.delayMs(), stopping.signal);
      }
      return shard.session;
    },
  });

  manager.on(WebSocketShardEvents.Ready, ({ shardId, data }) => {
    const shard = shardOf(shardId);
    shard.pace.up();
    shard.guildIds = new Set(data.guilds.map(({ id }) => id));
    log.info({ shardId, servers: data.guilds.length }, 'logged in to the gateway');
    const known = [...shards.values()].flatMap(({ guildIds }) => guildIds ?? []);
    if (known.length < (manager.options.shardCount ?? 1)) return;
    wasUp = true;
    loggedIn.resolve();
    listener.servers(new Set(known.flatMap((guildIds) => [...guildIds])));
  });
  manager.on(WebSocketShardEvents.Resumed, ({ shardId }) => {
    shardOf(shardId).pace.up();
    log.info({ shardId }, 'resumed the session');
  });
  manager.on(WebSocketShardEvents.Closed, ({ shardId, code }) => {
    if (stopping.signal.aborted) return;
    const fatal = fatalClose(code);
    if (fatal !== null) {
      loggedIn.reject(fatal);
      if (wasUp) listener.fatal(fatal);
      return;
    }
    const shard = shardOf(shardId);
    shard.isLost = true;
    shard.pace.down();
    log.warn({ shardId, code }, 'lost the connection to the gateway');
  });
  manager.on(WebSocketShardEvents.Error, ({ shardId, error }) =>
    log.warn({ shardId, err: error }, 'gateway error'),
  );
  manager.on(WebSocketShardEvents.Dispatch, ({ shardId, data }) => {
    if (!stopping.signal.aborted) hear(data, shardOf(shardId).guildIds ?? new Set(), listener);
  });

  return {
    connect: async () => {
      await requireIdentifies(manager);
      const delayMs = await takeLogIn();
      if (delayMs > 0) log.warn({ delayMs }, 'started too often: the log-in waits, digests go on');
      await Promise.race([pause(delayMs, stopping.signal), loggedIn.promise]);
      if (stopping.signal.aborted) return;
      // Its promise rejects at the first hiccup, while the shards go on trying.
      manager.connect().catch((error: unknown) => log.warn({ err: error }, 'gateway not reached yet'));
      await loggedIn.promise;
    },
    stop: async () => {
      stopping.abort();
      loggedIn.resolve();
      await Promise.race([manager.destroy(), sleep(stopWithinMs, undefined, { ref: false })]);
    },
  };
}

/** A server is unavailable during an outage; only a GUILD_DELETE that does not say so is a removal. */
function hear(payload: GatewayDispatchPayload, guildIds: Set<string>, listener: GatewayListener): void {
  switch (payload.t) {
    case GatewayDispatchEvents.InteractionCreate:
      listener.interaction(payload.d);
      break;
    case GatewayDispatchEvents.GuildCreate:
      if (guildIds.has(payload.d.id)) break;
      guildIds.add(payload.d.id);
      listener.joined(payload.d.id);
      break;
    case GatewayDispatchEvents.GuildDelete:
      if (payload.d.unavailable === true) break;
      guildIds.delete(payload.d.id);
      listener.left(payload.d.id);
  }
}

/** https://discord.com/developers/docs/events/gateway#session-start-limit-object */
async function requireIdentifies(manager: WebSocketManager): Promise<void> {
  const information = await manager.fetchGatewayInformation(true).catch((error: unknown) => {
    throw startError('the address of the gateway', error);
  });
  const { remaining, reset_after: resetAfterMs } = information.session_start_limit;
  if (remaining >= information.shards) return;
  const minutes = Math.ceil(resetAfterMs / 60_000);
  throw new UserError('error.discord.identifyBudget', { minutes }, { kind: 'unavailable' });
}

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
function fatalClose(code: number): UserError | null {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return badToken();
    case GatewayCloseCodes.InvalidIntents:
    case GatewayCloseCodes.DisallowedIntents:
    case GatewayCloseCodes.InvalidShard:
    case GatewayCloseCodes.ShardingRequired:
    case GatewayCloseCodes.InvalidAPIVersion:
      return new UserError('error.discord.gatewayRefused', { code }, { kind: 'configuration' });
    default:
      return null;
  }
}

/** Never settles once `signal` is aborted: who waits for it is to do nothing more. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await sleep(ms, undefined, { signal }).catch(() => {});
  if (signal.aborted) await new Promise(() => {});
}
