import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10';
import { WebSocket, WebSocketServer } from 'ws';
import type { SessionStartLimit } from './application-routes.ts';
import type { JsonObject } from './json.ts';

/** GUILD_CREATEs in 10 ms: 1,000 a second. */
const guildsATick = 10;

interface Session {
  readonly id: string;
  /** Events since the session began, for a resume; the servers that READY announces are not kept. */
  readonly events: { readonly t: string; readonly d: unknown; readonly s: number }[];
  sequence: number;
  socket: WebSocket | null;
  resumable: boolean;
}

/** An IDENTIFY or a RESUME of the bot. */
interface LogIn {
  readonly op: 'identify' | 'resume';
  readonly intents: number | null;
  readonly atMs: number;
}

export interface GatewayOptions {
  readonly token: string;
  readonly sessions: SessionStartLimit;
  readonly heartbeatIntervalMs: number;
  readonly now: () => number;
  readonly url: () => string;
  /** The payload of READY without what a session adds, and what follows it: a GUILD_CREATE for each server. */
  readonly ready: () => JsonObject;
  readonly afterReady: () => Iterable<JsonObject>;
  /** Intents that the application may not have: 4014. */
  readonly disallowedIntents: number;
}

/** The gateway's part of the double: what tests see of it and do to it. */
export interface DoubleGateway {
  readonly logIns: readonly LogIn[];
  /** Connections that are logged in. */
  readonly connected: number;
  /** The sequence number in the last heartbeat: how far the bot has heard. READY is 1. */
  readonly heardUpTo: number;
  /** Closes every connection with a code. */
  closeAll(code: number): void;
  /** Asks every connection to reconnect and resume (opcode 7). */
  askToReconnect(): void;
  /** Declares every session invalid (opcode 9). */
  invalidate(resumable: boolean): void;
  /** While true, connections are refused with 503. */
  down: boolean;
  /** How many were. */
  readonly refused: number;
  /** While true, heartbeats are not acknowledged. */
  silent: boolean;
  /** The next IDENTIFY or RESUME is answered by closing with this code. */
  rejectNextLogInWith: number | null;
}

export interface GatewayServer extends DoubleGateway {
  dispatch(event: string, data: unknown): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

export function createGatewayServer(options: GatewayOptions): GatewayServer {
  const server = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  const logIns: LogIn[] = [];
  let heardUpTo = 0;
  let refused = 0;

  const open = (): readonly Session[] =>
    [...sessions.values()].filter((session) => session.socket?.readyState === WebSocket.OPEN);

  const send = (socket: WebSocket, payload: JsonObject): void =>
    socket.send(JSON.stringify({ s: null, t: null, ...payload }));

  const emit = (session: Session, t: string, d: unknown, replayable = true): void => {
    session.sequence += 1;
    const event = { t, d, s: session.sequence };
    if (replayable) session.events.push(event);
    if (session.socket) send(session.socket, { op: GatewayOpcodes.Dispatch, ...event });
  };

  const logIn = (socket: WebSocket, op: LogIn['op'], data: JsonObject): boolean => {
    logIns.push({ op, intents: typeof data.intents === 'number' ? data.intents : null, atMs: options.now() });
    const refusal = gateway.rejectNextLogInWith ?? refusalOf(options, data);
    gateway.rejectNextLogInWith = null;
    if (refusal !== null) socket.close(refusal);
    return refusal === null;
  };

  const identify = async (socket: WebSocket, data: JsonObject): Promise<void> => {
    options.sessions.remaining -= 1;
    if (!logIn(socket, 'identify', data)) return;
    const session: Session = { id: randomUUID(), events: [], sequence: 0, socket, resumable: true };
    sessions.set(session.id, session);
    emit(session, 'READY', {
      ...options.ready(),
      session_id: session.id,
      resume_gateway_url: options.url(),
      shard: data.shard,
    });
    // A shard's servers come over some seconds, not in one burst.
    let announced = 0;
    for (const guild of options.afterReady()) {
      emit(session, 'GUILD_CREATE', guild, false);
      announced += 1;
      if (announced % guildsATick === 0) await sleep(10);
    }
  };

  const resume = (socket: WebSocket, data: JsonObject): void => {
    if (!logIn(socket, 'resume', data)) return;
    const session = sessions.get(String(data.session_id));
    if (session === undefined || !session.resumable) {
      send(socket, { op: GatewayOpcodes.InvalidSession, d: false });
      return;
    }
    session.socket = socket;
    for (const event of session.events.filter(({ s }) => s > Number(data.seq))) {
      send(socket, { op: GatewayOpcodes.Dispatch, ...event });
    }
    emit(session, 'RESUMED', {});
  };

  server.on('connection', (socket) => {
    send(socket, { op: GatewayOpcodes.Hello, d: { heartbeat_interval: options.heartbeatIntervalMs } });
    socket.on('message', (raw) => {
      const { op, d } = JSON.parse(String(raw)) as { op: GatewayOpcodes; d: JsonObject };
      if (op === GatewayOpcodes.Identify) void identify(socket, d);
      else if (op === GatewayOpcodes.Resume) resume(socket, d);
      else if (op === GatewayOpcodes.Heartbeat) {
        heardUpTo = Number(d ?? 0);
        if (!gateway.silent) send(socket, { op: GatewayOpcodes.HeartbeatAck });
      }
    });
  });

  const gateway: GatewayServer = {
    logIns,
    get connected() {
      return open().length;
    },
    get heardUpTo() {
      return heardUpTo;
    },
    down: false,
    get refused() {
      return refused;
    },
    silent: false,
    rejectNextLogInWith: null,
    closeAll: (code) => {
      for (const socket of server.clients) socket.close(code);
    },
    askToReconnect: () => {
      for (const { socket } of open()) if (socket) send(socket, { op: GatewayOpcodes.Reconnect, d: null });
    },
    invalidate: (resumable) => {
      for (const session of open()) {
        session.resumable = resumable;
        if (session.socket) send(session.socket, { op: GatewayOpcodes.InvalidSession, d: resumable });
      }
    },
    dispatch: (event, data) => {
      for (const session of sessions.values()) if (session.resumable) emit(session, event, data);
    },
    upgrade: (request, socket, head) => {
      if (gateway.down) {
        refused += 1;
        socket.end('HTTP/1.1 503 Service Unavailable\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, (client) => server.emit('connection', client, request));
    },
    close: () => {
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
  return gateway;
}

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
function refusalOf(options: GatewayOptions, data: JsonObject): number | null {
  if (data.token !== options.token) return GatewayCloseCodes.AuthenticationFailed;
  if (options.sessions.remaining < 0) return GatewayCloseCodes.RateLimited;
  if ((Number(data.intents ?? 0) & options.disallowedIntents) !== 0)
    return GatewayCloseCodes.DisallowedIntents;
  return null;
}
