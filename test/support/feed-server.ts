import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type Play = (request: IncomingMessage, response: ServerResponse) => void;

/** A web server on loopback that plays what a test tells it, and counts who came. */
export interface FeedServer {
  readonly origin: string;
  /** `127.0.0.1:port` */
  readonly host: string;
  readonly port: number;
  /** The paths that were asked for, in order. */
  readonly hits: string[];
  /** Connections that were made, requests or none. */
  connections(): number;
  on(path: string, play: Play): string;
  close(): Promise<void>;
}

export async function startFeedServer(): Promise<FeedServer> {
  const plays = new Map<string, Play>();
  const hits: string[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    hits.push(path);
    const play = plays.get(path) ?? plays.get('*');
    if (play !== undefined) return play(request, response);
    response.writeHead(404).end('not here');
  });
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const host = `127.0.0.1:${address.port}`;
  return {
    origin: `http://${host}`,
    host,
    port: address.port,
    hits,
    connections: () => connections,
    on: (path, play) => {
      plays.set(path, play);
      return `http://${host}${path}`;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Answers with a body and headers. */
export const answer =
  (body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}, status = 200): Play =>
  (_, response) => {
    response.writeHead(status, headers).end(body);
  };

/** Characters beyond ASCII go as their UTF-8, like many servers send them. */
export const redirect = (location: string, status = 302): Play =>
  answer('', { location: Buffer.from(location).toString('latin1') }, status);

/** An RSS 2.0 feed of so many items. */
export function rssOf(items: number, extra = ''): string {
  const item = (i: number) =>
    `<item><title>标题 ${i}</title><link>https://example.org/${i}</link><guid>${i}</guid></item>`;
  const all = Array.from({ length: items }, (_, i) => item(i)).join('');
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>${extra}${all}</channel></rss>`;
}
