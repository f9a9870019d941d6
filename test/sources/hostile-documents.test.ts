import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FetchedDocument, SourceClient } from '../../src/sources/feed.ts';
import { createSourceClient } from '../../src/sources/source-client.ts';
import { rssOf } from '../support/feed-server.ts';
import { hostileDocuments } from '../support/hostile-documents.ts';

/** Less than in earnest, so that the test is done sooner. */
const readTimeoutMs = 500;
/** Alone on a machine the loop waits 30 ms at most; beside other work it waits for a processor too. */
const longestBlockMs = 250;
const mostGrowthBytes = 100_000_000;

let client: SourceClient;
beforeAll(() => {
  client = createSourceClient({ userAgent: 'a', readTimeoutMs });
});
afterAll(() => client.close());

function documentOf(body: string | Uint8Array, contentType: string | null = null): FetchedDocument {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return { bytes, contentType, url: 'https://example.org/feed' };
}

/** What a document does to the process that had it read. */
async function costOf<T>(
  work: () => Promise<T>,
): Promise<{ result: T; blockMs: number; growthBytes: number }> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const before = process.memoryUsage.rss();
  let peak = before;
  const sampling = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 10);
  delay.enable();
  const result = await work();
  delay.disable();
  clearInterval(sampling);
  return { result, blockMs: delay.max / 1e6, growthBytes: peak - before };
}

describe('hostile documents', () => {
  it('are forty and more', () => expect(hostileDocuments.length).toBeGreaterThanOrEqual(40));

  it.each(hostileDocuments)('$name: costs its own job alone', async ({ body, contentType }) => {
    const document = documentOf(body(), contentType ?? null);
    expect(document.bytes.length).toBeLessThan(15 * 1024 * 1024);
    const isPage = new TextDecoder().decode(document.bytes.subarray(0, 15)) === '<!DOCTYPE html>';
    const { result, blockMs, growthBytes } = await costOf<unknown>(() =>
      isPage ? client.extract(document) : client.parseFeed(document),
    );
    expect(JSON.stringify(result)).not.toContain('root:');
    expect(blockMs).toBeLessThan(longestBlockMs);
    expect(growthBytes).toBeLessThan(mostGrowthBytes);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('leave the client as it was', async () => {
    const parsed = await client.parseFeed(documentOf(rssOf(3)));
    expect(parsed.ok && parsed.value.items).toHaveLength(3);
  });
});

describe('a document that takes too long', () => {
  const endless = documentOf(`<!DOCTYPE html><html><body>${'<table><tr><td>'.repeat(18_000)}`);

  it('is ended, and those that wait behind it are read', async () => {
    const good = documentOf(rssOf(1));
    const [first, second, third] = await Promise.all([
      client.extract(endless),
      client.parseFeed(good),
      client.discover(good),
    ]);
    expect(first).toEqual({ ok: false, fault: { key: 'stuck' } });
    expect(second.ok).toBe(true);
    expect(third).toEqual([{ url: 'https://example.org/feed', title: 't' }]);
  });

  it('names no feeds', async () => {
    expect(await client.discover(endless)).toEqual([]);
  });
});
