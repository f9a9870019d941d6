import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildGuardedConnector, PrivateAddressError } from '../../src/sources/guarded-connector.ts';

/** A server on loopback that notes each byte that it gets. */
let server: Server;
let port: string;
let received: Buffer[];

beforeEach(async () => {
  received = [];
  server = createServer((socket) => socket.on('data', (bytes) => received.push(bytes)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = String(typeof address === 'object' ? address?.port : 0);
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

/**
 * A resolver whose answer turns from a public address into loopback once it was judged, as a name server that lies in time does
 * to whoever asks it twice.
 */
function turningAddress() {
  const reads: string[] = [];
  const answer = {
    family: 4,
    get address() {
      const address = reads.length === 0 ? '8.8.8.8' : '127.0.0.1';
      reads.push(address);
      return address;
    },
  };
  return { reads, resolve: async () => [answer] };
}

const connect = (hostname: string, options: Partial<Parameters<typeof buildGuardedConnector>[0]>) =>
  new Promise<{ error: Error | null; socket: Socket | null }>((done) => {
    const connector = buildGuardedConnector({
      resolve: async () => [],
      allowedHosts: new Set(),
      timeoutMs: 2_000,
      ...options,
    });
    connector({ hostname, host: `${hostname}:${port}`, protocol: 'http:', port }, (...[error, socket]) =>
      done({ error, socket }),
    );
  });

it('a socket that ended at a private address is ended before a byte is sent', async () => {
  const { reads, resolve } = turningAddress();
  const accepted = once(server, 'connection');
  const { error, socket } = await connect('turning.example', { resolve });
  expect(error).toBeInstanceOf(PrivateAddressError);
  expect(socket).toBeNull();
  // It was judged as public and then led here, so it is the socket's own address that gave it away.
  expect(reads.slice(0, 2)).toEqual(['8.8.8.8', '127.0.0.1']);
  const [atServer] = (await accepted) as [Socket];
  if (!atServer.closed) await once(atServer, 'close');
  expect(received).toEqual([]);
});

it('a name that is private from the start is never connected to', async () => {
  const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
  const { error } = await connect('private.example', { resolve });
  expect(error).toBeInstanceOf(PrivateAddressError);
  expect(await connections()).toBe(0);
});

it('a host that is allowed by name may be anywhere', async () => {
  const { error, socket } = await connect('127.0.0.1', { allowedHosts: new Set([`127.0.0.1:${port}`]) });
  expect(error).toBeNull();
  expect(socket?.remoteAddress).toBe('127.0.0.1');
  socket?.destroy();
});

const connections = () =>
  new Promise<number>((resolve, reject) => {
    server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
  });
