import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FeedRequest, FetchOutcome, SourceClient } from '../../src/sources/feed.ts';
import { createSourceClient } from '../../src/sources/source-client.ts';
import { answer, type FeedServer, redirect, startFeedServer } from '../support/feed-server.ts';

const now = Date.parse('2023-07-13T12:00:00Z');
const timeoutMs = 400;
let server: FeedServer;
let client: SourceClient;
beforeAll(async () => {
  server = await startFeedServer();
  client = createSourceClient({
    userAgent: 'Amur/1 (+mailto:host@example.org)',
    allowedHosts: [server.host],
    timeoutMs,
    now: () => now,
  });
});
afterAll(async () => {
  await client.close();
  await server.close();
});

const get = (url: string, request: Partial<FeedRequest> = {}): Promise<FetchOutcome> =>
  client.fetch({ url, etag: null, lastModified: null, ...request });

const textOf = (outcome: FetchOutcome): string | null =>
  outcome.kind === 'fetched' ? new TextDecoder().decode(outcome.bytes) : null;

describe('a response', () => {
  it('is bytes, with what is needed to ask again', async () => {
    const url = server.on(
      '/plain',
      answer('text', {
        'content-type': 'text/xml; charset=gbk',
        etag: 'W/"weak"',
        'last-modified': 'yesterday, about noon',
        'cache-control': 'public, max-age=600',
        age: '100',
      }),
    );
    expect(await get(`${url}#top`)).toEqual({
      kind: 'fetched',
      url,
      movedTo: null,
      contentType: 'text/xml; charset=gbk',
      etag: 'W/"weak"',
      lastModified: 'yesterday, about noon',
      cacheForMs: 500_000,
      bytes: Buffer.from('text'),
    });
  });

  it.each([
    [{ expires: 'Thu, 13 Jul 2023 12:30:00 GMT', date: 'Thu, 13 Jul 2023 12:10:00 GMT' }, 20 * 60_000],
    [{ expires: 'Thu, 13 Jul 2023 11:00:00 GMT', date: 'Thu, 13 Jul 2023 12:10:00 GMT' }, 0],
    [{ expires: '0' }, null],
    [{ 'cache-control': 'no-cache, max-age=600' }, null],
    [{ 'cache-control': 'max-age=later' }, null],
    [{ 'cache-control': 'MAX-AGE="60"' }, 60_000],
    [{}, null],
  ])('with %j may be cached for %j ms', async (headers, cacheForMs) => {
    expect(await get(server.on('/cached', answer('', headers)))).toMatchObject({ cacheForMs });
  });

  it('says who asks, and gives the validators back as they were', async () => {
    let seen: unknown;
    const url = server.on('/seen', ({ headers }, response) => {
      seen = headers;
      response.writeHead(304, { etag: '"b"' }).end();
    });
    expect(await get(url, { etag: 'W/"a"', lastModified: 'noon' })).toEqual({
      kind: 'notModified',
      movedTo: null,
      etag: '"b"',
      lastModified: null,
      cacheForMs: null,
    });
    expect(seen).toMatchObject({
      'user-agent': 'Amur/1 (+mailto:host@example.org)',
      'if-none-match': 'W/"a"',
      'if-modified-since': 'noon',
    });
  });

  it('304 to a request without conditions is a fault', async () => {
    expect(await get(server.on('/304', answer('', {}, 304)))).toEqual({
      kind: 'failed',
      reason: { key: 'status', status: 304 },
    });
  });

  it('is decompressed, whatever it is compressed with', async () => {
    const text = '中俄'.repeat(1000);
    const bodies = {
      gzip: gzipSync(text),
      'x-gzip': gzipSync(text),
      br: brotliCompressSync(text),
      zstd: zstdCompressSync(text),
      deflate: deflateSync(text),
      Deflate: deflateRawSync(text),
      identity: Buffer.from(text),
    };
    for (const [encoding, body] of Object.entries(bodies)) {
      const url = server.on('/compressed', answer(body, { 'content-encoding': encoding }));
      expect([encoding, textOf(await get(url))]).toEqual([encoding, text]);
    }
  });

  it.each([
    ['chained', { 'content-encoding': 'gzip, gzip' }, gzipSync(gzipSync('a'))],
    ['unknown', { 'content-encoding': 'compress' }, Buffer.from('a')],
    ['no gzip', { 'content-encoding': 'gzip' }, Buffer.from('plain')],
    ['broken off', { 'content-encoding': 'gzip' }, gzipSync('a'.repeat(10_000)).subarray(0, 30)],
    ['no zstd', { 'content-encoding': 'zstd' }, Buffer.from('plain')],
    ['no brotli', { 'content-encoding': 'br' }, Buffer.from('\xff\xff\xffplain')],
  ])('compressed in a way that is not read: %s', async (_, headers, body) => {
    expect(await get(server.on('/damaged', answer(body, headers)))).toEqual({
      kind: 'failed',
      reason: { key: 'encoding' },
    });
  });

  it('may come in chunks', async () => {
    const url = server.on('/chunked', (_, response) => {
      response.write('中');
      setImmediate(() => response.end('俄'));
    });
    expect(textOf(await get(url))).toBe('中俄');
  });

  it('is not taken beyond 15 MB, compressed or not, announced or not', async () => {
    const tooLarge = { kind: 'failed', reason: { key: 'tooLarge' } };
    const noughts = Buffer.alloc(60 * 1024 * 1024);
    const squeezed = { gzip: gzipSync(noughts), zstd: zstdCompressSync(noughts) };
    for (const [encoding, part] of Object.entries(squeezed)) {
      // 300 MB: both formats may follow one another in a body.
      const bomb = Buffer.concat([part, part, part, part, part]);
      expect(bomb.length).toBeLessThan(400_000);
      const before = process.memoryUsage.rss();
      expect(await get(server.on('/bomb', answer(bomb, { 'content-encoding': encoding })))).toEqual(tooLarge);
      expect(process.memoryUsage.rss() - before).toBeLessThan(100_000_000);
    }
    const endless = server.on('/endless', (_, response) => {
      const block = Buffer.alloc(1024 * 1024);
      const write = () => {
        while (!response.destroyed && response.write(block));
        if (!response.destroyed) response.once('drain', write);
      };
      write();
    });
    expect(await get(endless)).toEqual(tooLarge);
  });
});

describe('a response that means no', () => {
  it.each([
    [404, {}, { kind: 'failed', reason: { key: 'status', status: 404 } }],
    [401, {}, { kind: 'failed', reason: { key: 'status', status: 401 } }],
    [206, {}, { kind: 'failed', reason: { key: 'status', status: 206 } }],
    [410, {}, { kind: 'gone' }],
    [
      429,
      { 'retry-after': '120' },
      { kind: 'retryLater', afterMs: 120_000, reason: { key: 'status', status: 429 } },
    ],
    [
      503,
      { 'retry-after': 'Thu, 13 Jul 2023 13:00:00 GMT' },
      { kind: 'retryLater', afterMs: 3_600_000, reason: { key: 'status', status: 503 } },
    ],
    [
      503,
      { 'retry-after': 'Thu, 13 Jul 2023 11:00:00 GMT' },
      { kind: 'retryLater', afterMs: 0, reason: { key: 'status', status: 503 } },
    ],
    [
      500,
      { 'retry-after': 'soon' },
      { kind: 'retryLater', afterMs: null, reason: { key: 'status', status: 500 } },
    ],
    [408, {}, { kind: 'retryLater', afterMs: null, reason: { key: 'status', status: 408 } }],
  ])('%i %j', async (status, headers, outcome) => {
    expect(await get(server.on('/no', answer('why', headers, status)))).toEqual(outcome);
  });
});

describe('the network', () => {
  it('is slow before the headers, between them and in the body', async () => {
    const slow = { kind: 'retryLater', afterMs: null, reason: { key: 'timeout' } };
    expect(await get(server.on('/silent', () => {}))).toEqual(slow);
    const stalled = server.on('/stalled', (_, response) => {
      response.write('a');
    });
    expect(await get(stalled)).toEqual(slow);
    const dribbling = server.on('/dribbling', (_, response) => {
      const timer = setInterval(() => response.write('a'), 20);
      response.on('close', () => clearInterval(timer));
    });
    expect(await get(dribbling)).toEqual(slow);
  });

  it('breaks', async () => {
    const url = server.on('/broken', (_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('a', () => response.destroy());
    });
    expect(await get(url)).toEqual({ kind: 'retryLater', afterMs: null, reason: { key: 'network' } });
  });

  it('has nobody at the other end', async () => {
    const gone = await startFeedServer();
    await gone.close();
    const other = createSourceClient({ userAgent: 'a', allowedHosts: ['127.0.0.1'] });
    const outcome = await other.fetch({ url: gone.origin, etag: null, lastModified: null });
    expect(outcome).toEqual({ kind: 'retryLater', afterMs: null, reason: { key: 'refused' } });
    await other.close();
  });

  it('does not know the name', async () => {
    const other = createSourceClient({
      userAgent: 'a',
      resolve: () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })),
    });
    const outcome = await other.fetch({ url: 'https://no.example/', etag: null, lastModified: null });
    expect(outcome).toEqual({ kind: 'retryLater', afterMs: null, reason: { key: 'dns' } });
    await other.close();
  });

  it('never says where the name is', async () => {
    const other = createSourceClient({
      userAgent: 'a',
      timeoutMs: 50,
      resolve: () => new Promise(() => {}),
    });
    const outcome = await other.fetch({ url: 'https://slow.example/', etag: null, lastModified: null });
    expect(outcome).toEqual({ kind: 'retryLater', afterMs: null, reason: { key: 'timeout' } });
    await other.close();
  });

  it('speaks no TLS there', async () => {
    const outcome = await get(server.origin.replace('http:', 'https:'));
    expect(outcome).toEqual({ kind: 'retryLater', afterMs: null, reason: { key: 'tls' } });
  });

  it('is left when the caller gives up', async () => {
    const stop = new AbortController();
    const url = server.on('/waiting', () => stop.abort(new Error('enough')));
    await expect(client.fetch({ url, etag: null, lastModified: null }, stop.signal)).rejects.toThrow(
      'enough',
    );
    await expect(client.fetch({ url, etag: null, lastModified: null }, stop.signal)).rejects.toThrow(
      'enough',
    );
  });

  it('is left in the middle of a text, compressed or not', async () => {
    for (const encoding of ['identity', 'gzip']) {
      const stop = new AbortController();
      const url = server.on(`/half-${encoding}`, (_, response) => {
        response.writeHead(200, { 'content-encoding': encoding });
        // The beginning of what gzip writes, after which it would go on.
        response.write(Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), () =>
          stop.abort(new Error('enough')),
        );
      });
      const asked = client.fetch({ url, etag: null, lastModified: null }, stop.signal);
      await expect(asked).rejects.toThrow('enough');
    }
  });
});

describe('redirects', () => {
  it('are followed whatever comes with them, without waiting for its end', async () => {
    server.on('/goal', answer('here'));
    const endless = server.on('/endless', (_, response) => {
      response.writeHead(302, { location: '/goal' });
      const more = () => {
        while (!response.destroyed && response.write('a'.repeat(10_000)));
      };
      response.on('drain', more);
      more();
    });
    expect(await get(endless)).toMatchObject({ kind: 'fetched', url: `${server.origin}/goal` });
  });

  it('lead on, for good or not', async () => {
    server.on('/end', answer('here'));
    server.on('/later', redirect('/end', 307));
    server.on('/for-good', redirect('/end', 308));
    server.on('/both', redirect('/later', 301));
    const end = `${server.origin}/end`;
    const later = `${server.origin}/later`;
    expect(await get(later)).toMatchObject({ url: end, movedTo: null });
    expect(await get(`${server.origin}/for-good`)).toMatchObject({ url: end, movedTo: end });
    expect(await get(`${server.origin}/both`)).toMatchObject({ url: end, movedTo: later });
    expect(server.hits.slice(-3)).toEqual(['/both', '/later', '/end']);
  });

  it('may have Chinese in them', async () => {
    server.on(encodeURI('/中俄'), answer('here'));
    const outcome = await get(server.on('/han', redirect('/中俄')));
    expect(outcome).toMatchObject({ url: `${server.origin}${encodeURI('/中俄')}` });
  });

  it('are at most five', async () => {
    for (let i = 0; i < 6; i++) server.on(`/hop${i}`, redirect(`/hop${i + 1}`));
    server.on('/hop6', answer('far'));
    expect(textOf(await get(`${server.origin}/hop1`))).toBe('far');
    expect(await get(`${server.origin}/hop0`)).toEqual({ kind: 'failed', reason: { key: 'redirects' } });
    expect(server.hits.at(-1)).toBe('/hop5');
  });

  it.each([
    ['a loop', '/loop', 'redirects'],
    ['itself', '/odd', 'redirects'],
    ['a file', 'file:///etc/passwd', 'scheme'],
    ['data', 'data:text/xml,<rss/>', 'scheme'],
    ['a script', 'javascript:alert(1)', 'scheme'],
    ['no address', 'http://', 'scheme'],
  ])('to %s', async (_, location, key) => {
    server.on('/loop', redirect('/odd'));
    expect(await get(server.on('/odd', redirect(location)))).toEqual({ kind: 'failed', reason: { key } });
  });

  it('without a goal are a fault', async () => {
    expect(await get(server.on('/nowhere', answer('', {}, 302)))).toEqual({
      kind: 'failed',
      reason: { key: 'status', status: 302 },
    });
  });

  it('say nothing of the address where something temporary is gone', async () => {
    server.on('/gone', answer('', {}, 410));
    expect(await get(server.on('/to-gone', redirect('/gone', 301)))).toEqual({ kind: 'gone' });
    expect(await get(server.on('/to-gone', redirect('/gone', 302)))).toMatchObject({ kind: 'failed' });
  });
});

describe('politeness', () => {
  it('asks a host one thing at a time, and waits between', async () => {
    let open = 0;
    let most = 0;
    const arrivals: number[] = [];
    const url = server.on('/busy', (_, response) => {
      arrivals.push(performance.now());
      open += 1;
      most = Math.max(most, open);
      setImmediate(() => {
        open -= 1;
        response.end('a');
      });
    });
    const polite = createSourceClient({ userAgent: 'a', allowedHosts: [server.host], pauseMs: () => 30 });
    const request = { url, etag: null, lastModified: null };
    await Promise.all([1, 2, 3].map(() => polite.fetch(request)));
    await polite.close();
    expect(most).toBe(1);
    const gaps = arrivals.slice(1).map((at, i) => at - (arrivals[i] ?? 0));
    expect(gaps.every((gap) => gap >= 29)).toBe(true);
  });

  it('goes on after a fault', async () => {
    const url = server.on('/fault', (_, response) => response.destroy());
    const [first, second] = await Promise.all([get(url), get(server.on('/fine', answer('a')))]);
    expect([first.kind, second.kind]).toEqual(['retryLater', 'fetched']);
  });
});
