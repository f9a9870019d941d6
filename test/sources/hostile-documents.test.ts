import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FetchedDocument, SourceClient } from '../../src/sources/feed.ts';
import { createSourceClient } from '../../src/sources/source-client.ts';
import { rssOf } from '../support/feed-server.ts';
import { hostileDocuments } from '../support/hostile-documents.ts';

/** Less than in earnest, so that the test is done sooner. */
const readTimeoutMs = 300;
/** The most measured is 11 ms, on a machine with five times as much to do as it has processors. */
const longestBlockMs = 50;
/** Most of the time goes into starting processes anew; what is asked of one document is asked of so many. */
const atOnce = 2;
const mostGrowthBytes = 100_000_000;

let client: SourceClient;
beforeAll(() => {
  client = createSourceClient({ userAgent: 'a', readTimeoutMs, readers: atOnce });
});
afterAll(() => client.close());

const batches = Array.from({ length: Math.ceil(hostileDocuments.length / atOnce) }, (_, i) => {
  const documents = hostileDocuments.slice(i * atOnce, (i + 1) * atOnce);
  return { name: documents.map(({ name }) => name).join(' and '), documents };
});

const isPage = ({ bytes }: FetchedDocument) =>
  new TextDecoder().decode(bytes.subarray(0, 15)) === '<!DOCTYPE html>';

function documentOf(body: string | Uint8Array, contentType: string | null = null): FetchedDocument {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return { bytes, contentType, url: 'https://example.org/feed' };
}

/**
 * What a document does to the process that had it read. `blockMs` is the most processor time that this thread took between two
 * turns of its loop: time that passes while another process has the processor says nothing about ours.
 */
async function costOf<T>(
  work: () => Promise<T>,
): Promise<{ result: T; blockMs: number; growthBytes: number }> {
  const before = process.memoryUsage.rss();
  let peak = before;
  let blockMs = 0;
  let usedMs = threadMs();
  const turn = setInterval(() => {
    const nowMs = threadMs();
    blockMs = Math.max(blockMs, nowMs - usedMs);
    peak = Math.max(peak, process.memoryUsage.rss());
    // What looking costs is not counted.
    usedMs = threadMs();
  }, 1);
  const result = await work();
  blockMs = Math.max(blockMs, threadMs() - usedMs);
  clearInterval(turn);
  return { result, blockMs, growthBytes: peak - before };
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

describe('hostile documents', () => {
  it('are forty and more', () => expect(hostileDocuments.length).toBeGreaterThanOrEqual(40));

  it.each(batches)('$name: cost their own jobs alone', async ({ documents }) => {
    const read = documents.map(({ body, contentType }) => documentOf(body(), contentType ?? null));
    for (const { bytes } of read) expect(bytes.length).toBeLessThan(15 * 1024 * 1024);
    const { result, blockMs, growthBytes } = await costOf<unknown>(() =>
      Promise.all(
        read.map((document) => (isPage(document) ? client.extract(document) : client.parseFeed(document))),
      ),
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
    const all = Array.from({ length: atOnce }, () => client.extract(endless));
    const [first, second, third] = await Promise.all([
      Promise.all(all),
      client.parseFeed(good),
      client.discover(good),
    ]);
    expect(first).toEqual(all.map(() => ({ ok: false, fault: { key: 'stuck' } })));
    expect(second.ok).toBe(true);
    expect(third).toEqual([{ url: 'https://example.org/feed', title: 't' }]);
  });

  it('names no feeds', async () => {
    expect(await client.discover(endless)).toEqual([]);
  });
});
