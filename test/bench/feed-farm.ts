import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { parseArchivedPage } from '../../src/articles/parse-archived-page.ts';
import { pageOf, readPages } from './archive.ts';

/** So many hosts, as far as one machine can play them, and feeds on each. */
export const farm = { hosts: 20, feedsPerHost: 50, itemsPerFeed: 30 } as const;

interface FeedFarm {
  readonly ports: readonly number[];
  close(): void;
}

interface Leaf {
  readonly title: string;
  readonly excerpt: string;
  readonly page: string;
}

/** Real headlines with the beginnings of their texts, and their pages. */
function leavesOf(articles: string, count: number): readonly Leaf[] {
  return readPages(articles)
    .filter((_, index) => index % 5 === 0)
    .slice(0, count)
    .flatMap((text) => {
      const parsed = parseArchivedPage(text);
      if (!parsed.ok) return [];
      const { title, lead, paragraphs } = parsed.article;
      const excerpt = (lead ?? paragraphs.join('')).slice(0, 150);
      return [{ title, excerpt, page: `<html><body><article>${pageOf(text)}</article></body></html>` }];
    });
}

/**
 * Serves a thousand feeds of thirty items on loopback, each item with an address of its own, and the pages of the items. A
 * feed never changes, and says so when it is asked with its ETag.
 */
export async function startFeedFarm(articles: string): Promise<FeedFarm> {
  const leaves = leavesOf(articles, 1_400);
  const leafAt = (number: number) => leaves[number % leaves.length] ?? { title: '', excerpt: '', page: '' };
  const servers = await Promise.all(
    Array.from({ length: farm.hosts }, async (_, host) => {
      const server = createServer((request, response) => {
        const [, kind, number = '0'] = (request.url ?? '').split('/');
        const body = kind === 'a' ? leafAt(Number(number)).page : feedOf(host, Number(number), leafAt);
        const etag = `"${kind}-${host}-${number}"`;
        const isKnown = request.headers['if-none-match'] === etag;
        const type = kind === 'a' ? 'text/html; charset=utf-8' : 'application/rss+xml';
        response
          .writeHead(isKnown ? 304 : 200, { etag, 'content-type': type })
          .end(isKnown ? undefined : body);
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      return server;
    }),
  );
  const close = () => {
    for (const server of servers) server.close();
  };
  return { ports: servers.map(portOf), close };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function feedOf(host: number, feed: number, leafAt: (number: number) => Leaf): string {
  const first = (host * farm.feedsPerHost + feed) * farm.itemsPerFeed;
  const items = Array.from({ length: farm.itemsPerFeed }, (_, index) => {
    const { title, excerpt } = leafAt(first + index);
    return `<item><title>${escapeXml(title)}</title><link>/a/${first + index}</link>
      <description>${escapeXml(excerpt)}</description><pubDate>${published(first + index)}</pubDate></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${host}</title>${items.join('')}</channel></rss>`;
}

/** Over three years, as the articles themselves were. */
function published(number: number): string {
  return new Date(Date.UTC(2020, 0, 1) + (number % 26_280) * 3_600_000).toUTCString();
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
