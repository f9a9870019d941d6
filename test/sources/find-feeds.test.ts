import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { discoverFeeds } from '../../src/sources/discover-feeds.ts';
import type { SourceClient } from '../../src/sources/feed.ts';
import { findFeeds } from '../../src/sources/find-feeds.ts';
import { createSourceClient } from '../../src/sources/source-client.ts';
import { answer, type FeedServer, redirect, rssOf, startFeedServer } from '../support/feed-server.ts';

let server: FeedServer;
let client: SourceClient;
beforeAll(() => {
  client = createSourceClient({ userAgent: 'a', allowedHosts: ['127.0.0.1'] });
});
beforeEach(async () => {
  server = await startFeedServer();
  return () => server.close();
});
afterAll(() => client.close());

const page = (head: string, body = '') =>
  answer(`<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`, {
    'content-type': 'text/html',
  });

describe('findFeeds', () => {
  it('an address that is a feed', async () => {
    const url = server.on('/feed', answer(rssOf(1)));
    expect(await findFeeds(client, url)).toEqual({ ok: true, value: [{ url, title: 't' }] });
  });

  it('a page that names its feeds', async () => {
    server.on('/', page('<link rel="alternate" type="application/atom+xml" title="全部" href="/all.atom">'));
    const url = server.on('/home', redirect('/'));
    expect(await findFeeds(client, url)).toEqual({
      ok: true,
      value: [{ url: `${server.origin}/all.atom`, title: '全部' }],
    });
  });

  it('a page that names none, and has one in a usual place', async () => {
    server.on('/', page(''));
    server.on('/feed', page('<title>not here</title>'));
    server.on('/rss.xml', answer(rssOf(1)));
    expect(await findFeeds(client, `${server.origin}/`)).toEqual({
      ok: true,
      value: [{ url: `${server.origin}/rss.xml`, title: 't' }],
    });
    expect(server.hits).toEqual(['/', '/feed', '/rss', '/rss.xml']);
  });

  it('none', async () => {
    server.on('/', page(''));
    expect(await findFeeds(client, `${server.origin}/`)).toEqual({ ok: true, value: [] });
  });

  it('a site that cannot be asked', async () => {
    expect(await findFeeds(client, `${server.origin}/missing`)).toEqual({
      ok: false,
      fault: { key: 'status', status: 404 },
    });
    expect(await findFeeds(client, 'file:///etc/passwd')).toEqual({ ok: false, fault: { key: 'scheme' } });
    expect(await findFeeds(client, 'http://10.0.0.1/')).toEqual({
      ok: false,
      fault: { key: 'privateAddress' },
    });
  });
});

describe('discoverFeeds', () => {
  const found = (html: string) =>
    discoverFeeds({ bytes: Buffer.from(html), contentType: null, url: 'https://example.org/news/' }).map(
      ({ url }) => url,
    );

  it.each([
    ['<link rel="alternate" type="application/rss+xml" href="rss">', ['https://example.org/news/rss']],
    ['<link rel="feed" href="/rss">', ['https://example.org/rss']],
    [
      '<LINK REL="ALTERNATE" TYPE="application/feed+json; charset=utf-8" HREF="/a.json">',
      ['https://example.org/a.json'],
    ],
    [
      '<base href="https://cdn.example/"><link rel="alternate" type="text/xml" href="a">',
      ['https://cdn.example/a'],
    ],
    ['<a href="/rss.xml">RSS</a>', ['https://example.org/rss.xml']],
    ['<a href="https://other.example/feed/">订阅</a>', ['https://other.example/feed/']],
    ['<link rel="alternate" hreflang="en" href="/en"><a href="/feedback">意见</a>', []],
    ['<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">', []],
    ['<link rel="alternate" type="application/rss+xml">', []],
    ['', []],
  ])('%s', (html, urls) => expect(found(html)).toEqual(urls));

  it('puts comments last, and names each feed once', () => {
    const link = (href: string) => `<link rel="alternate" type="application/rss+xml" href="${href}">`;
    expect(
      found([link('/comments/feed'), link('/feed'), link('/feed'), '<a href="/feed">RSS</a>'].join('')),
    ).toEqual(['https://example.org/feed', 'https://example.org/comments/feed']);
  });
});
