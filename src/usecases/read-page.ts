import type { ExtractedPage, Parsed, SourceClient } from '../sources/feed.ts';

/** Fetches a page and extracts its article. */
export async function readPage(
  url: string,
  sources: SourceClient,
  signal?: AbortSignal,
): Promise<Parsed<ExtractedPage>> {
  const outcome = await sources.fetch({ url, etag: null, lastModified: null }, signal);
  switch (outcome.kind) {
    case 'fetched':
      return sources.extract(outcome);
    case 'retryLater':
    case 'failed':
      return { ok: false, fault: outcome.reason };
    case 'gone':
      return { ok: false, fault: { key: 'status', status: 410 } };
    case 'notModified':
      // To a request without conditions that is no answer.
      return { ok: false, fault: { key: 'status', status: 304 } };
  }
}
