import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { UserError } from '../errors.ts';

export interface ServedApp {
  /** `http://127.0.0.1:2023`. */
  readonly address: string;
  close(): Promise<void>;
}

export interface Place {
  readonly host: string;
  /** Null: `usualPort`, or a free one when that is taken. */
  readonly port: number | null;
}

const usualPort = 2023;

/** Listens for requests to an app. @throws UserError `error.preview.portTaken`, `.hostUnusable` */
export async function serveApp(app: Hono, { host, port }: Place): Promise<ServedApp> {
  const server = createServer(getRequestListener(app.fetch));
  try {
    await listen(server, host, port ?? usualPort);
  } catch (error) {
    if (port !== null || codeOf(error) !== 'EADDRINUSE') throw toUserError(error, host, port ?? usualPort);
    await listen(server, host, 0);
  }
  const { port: taken } = server.address() as AddressInfo;
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: ReturnType<typeof createServer>, host: string, port: number): Promise<void> {
  server.listen(port, host);
  // Rejects with the `error` event.
  await once(server, 'listening');
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function toUserError(error: unknown, host: string, port: number): unknown {
  const code = codeOf(error);
  if (code === 'EADDRINUSE')
    return new UserError('error.preview.portTaken', { host, port }, { kind: 'busy', cause: error });
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new UserError(
      'error.preview.hostUnusable',
      { host, port },
      { kind: 'configuration', cause: error },
    );
  return error;
}
