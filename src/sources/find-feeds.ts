import type { FetchedDocument, FoundFeed, Parsed, SourceClient } from './feed.ts';

/** Where sites keep a feed that they do not name, by how often. */
const commonPaths = ['/feed', '/rss', '/rss.xml', '/feed.xml', '/atom.xml', '/index.xml', '/feed.json'];

type Client = Pick<SourceClient, 'fetch' | 'discover' | 'parseFeed'>;

async function get(client: Client, url: string, signal?: AbortSignal): Promise<Parsed<FetchedDocument>> {
  const outcome = await client.fetch({ url, etag: null, lastModified: null }, signal);
  if (outcome.kind === 'fetched') return { ok: true, value: outcome };
  const fault = 'reason' in outcome ? outcome.reason : { key: 'status' as const };
  return { ok: false, fault };
}

/**
 * The feeds behind an address that a person gives: itself where it is one, those that the page names, else the first of the usual
 * places that has one. Empty where there is none.
 */
export async function findFeeds(
  client: Client,
  address: string,
  signal?: AbortSignal,
): Promise<Parsed<readonly FoundFeed[]>> {
  const page = await get(client, address, signal);
  if (!page.ok) return page;
  const named = await client.discover(page.value);
  if (named.length > 0) return { ok: true, value: named };
  for (const path of commonPaths) {
    const document = await get(client, new URL(path, page.value.url).href, signal);
    if (!document.ok) continue;
    const feed = await client.parseFeed(document.value);
    if (feed.ok) return { ok: true, value: [{ url: document.value.url, title: feed.value.title }] };
  }
  return { ok: true, value: [] };
}
