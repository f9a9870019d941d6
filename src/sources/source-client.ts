import { Agent } from 'undici';
import { DocumentPool } from './document-pool.ts';
import { StuckDocumentError } from './document-reader.ts';
import type { Parsed, SourceClient, SourceClientOptions } from './feed.ts';
import { fetchDocument } from './fetch-document.ts';
import { buildGuardedConnector, resolveBySystem } from './guarded-connector.ts';
import { HostQueue } from './host-queue.ts';

const timeoutMs = 20_000;
/** A real feed of 500 items takes a fifth of a second. */
const readTimeoutMs = 2_000;

async function unlessStuck<T>(reading: Promise<Parsed<T>>): Promise<Parsed<T>> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof StuckDocumentError) return { ok: false, fault: { key: 'stuck' } };
    throw error;
  }
}

/** A client of the public web, for feeds and pages. Nothing is started before it is first used. */
export function createSourceClient(options: SourceClientOptions): SourceClient {
  const connect = buildGuardedConnector({
    resolve: options.resolve ?? resolveBySystem,
    allowedHosts: new Set(options.allowedHosts),
    timeoutMs: options.timeoutMs ?? timeoutMs,
  });
  const dispatcher = new Agent({ connect, pipelining: 1 });
  const pool = new DocumentPool(options.readers ?? 1, options.readTimeoutMs ?? readTimeoutMs);
  const settings = {
    dispatcher,
    queue: new HostQueue(options.pauseMs ?? (() => 0)),
    userAgent: options.userAgent,
    timeoutMs: options.timeoutMs ?? timeoutMs,
    now: options.now ?? Date.now,
  };
  return {
    fetch: (request, signal) => fetchDocument(request, settings, signal),
    parseFeed: (document) => unlessStuck(pool.run('parseFeed', document)),
    extract: (document) => unlessStuck(pool.run('extract', document)),
    discover: async (document) => {
      try {
        return await pool.run('discover', document);
      } catch (error) {
        if (error instanceof StuckDocumentError) return [];
        throw error;
      }
    },
    close: async () => {
      await Promise.all([dispatcher.destroy(), pool.close()]);
    },
  };
}
