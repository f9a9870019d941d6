import { hash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';

export interface SiteItem {
  /** Its page is at this path. */
  readonly path: string;
  readonly title: string;
  /** What the feed tells of it. */
  readonly summary?: string;
  /** What its page tells, a paragraph each; without it the page is not there. */
  readonly page?: readonly string[];
  /** RFC 3339. */
  readonly publishedAt?: string;
}

interface SiteRequest {
  readonly path: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

/** A news site on loopback: RSS with ETags and conditional requests, and the pages of its items. */
export interface FeedSite {
  /** Without a slash at the end. */
  readonly url: string;
  /** With its port: what has to be allowed. */
  readonly host: string;
  readonly requests: readonly SiteRequest[];
  /** What the feed at a path holds from now on. */
  publish(path: string, items: readonly SiteItem[]): void;
  /** What a path answers instead from now on. */
  answer(path: string, status: number, headers?: Readonly<Record<string, string>>, body?: string): void;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export async function startFeedSite(): Promise<FeedSite> {
  const answers = new Map<string, Answer>();
  const requests: SiteRequest[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const answer = answers.get(path) ?? { status: 404, headers: {}, body: '' };
    const isKnown =
      answer.headers.etag !== undefined && request.headers['if-none-match'] === answer.headers.etag;
    const status = isKnown ? 304 : answer.status;
    requests.push({ path, status, headers: request.headers });
    response.writeHead(status, answer.headers).end(isKnown ? undefined : answer.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  const url = `http://${host}`;

  const html = (item: SiteItem) => `<!doctype html><html lang="zh"><head><meta charset="utf-8">
    <title>${escapeXml(item.title)}</title></head><body><article><h1>${escapeXml(item.title)}</h1>
    ${(item.page ?? []).map((paragraph) => `<p>${escapeXml(paragraph)}</p>`).join('\n')}</article></body></html>`;

  return {
    url,
    host,
    requests,
    publish(path, items) {
      const body = rss(url, items);
      const etag = `"${hash('sha256', body, 'base64url').slice(0, 12)}"`;
      answers.set(path, { status: 200, headers: { 'content-type': 'application/rss+xml', etag }, body });
      for (const item of items) {
        if (item.page === undefined) continue;
        const headers = { 'content-type': 'text/html; charset=utf-8' };
        answers.set(item.path, { status: 200, headers, body: html(item) });
      }
    },
    answer: (path, status, headers = {}, body = '') => {
      answers.set(path, { status, headers, body });
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function rss(url: string, items: readonly SiteItem[]): string {
  const entries = items.map(
    ({ path, title, summary, publishedAt }) => `<item>
      <title>${escapeXml(title)}</title>
      <link>${url}${path}</link>
      <guid>${url}${path}</guid>
      ${summary === undefined ? '' : `<description>${escapeXml(summary)}</description>`}
      ${publishedAt === undefined ? '' : `<pubDate>${new Date(publishedAt).toUTCString()}</pubDate>`}
    </item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0"><channel><title>环球新闻</title><link>${url}/</link>${entries.join('\n')}</channel></rss>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
