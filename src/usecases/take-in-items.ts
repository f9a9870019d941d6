import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Article } from '../articles/article.ts';
import type { Services } from '../services.ts';
import type { FeedItem, SourceClient } from '../sources/feed.ts';
import type { IncomingArticle, KnownArticle, PutOutcome } from '../store/article-store.ts';
import type { FeedItems } from '../store/feeds.ts';
import { readPage } from './read-page.ts';
import type { ChangedArticle } from './regroup-stories.ts';
import { headlineOf, type WeighedItem, weighItem } from './weigh-item.ts';

/** What a document of a feed brought. */
export interface TakenIn {
  readonly imported: number;
  readonly updated: number;
  /** Of those, the ones that the stories may have to be drawn anew for. */
  readonly changed: readonly ChangedArticle[];
  /** Items that the document before did not have, or not so. */
  readonly newItems: number;
  /** What most of these are of, as in `Article`; null where there is none. */
  readonly source: string | null;
  /** For the next time. */
  readonly items: FeedItems;
}

interface Candidate extends WeighedItem {
  readonly item: FeedItem;
}

/** So many articles are stored in one transaction: see `take-in-coverage.ts`. */
const batchSize = 30;

/**
 * Takes the items of a feed's document into the store: first what the feed tells of those that are new or changed, so that
 * they can be found at once; then, one by one, the texts of the pages that are worth asking for.
 */
export async function takeInItems(
  items: readonly FeedItem[],
  before: FeedItems,
  services: Pick<Services, 'store' | 'now'> & { readonly sources: SourceClient },
  signal?: AbortSignal,
): Promise<TakenIn> {
  const { store, now } = services;
  const after: Record<string, string> = {};
  const candidates = new Map<string, Candidate & { readonly isFirst: boolean }>();
  for (const item of items) {
    const key = shortHash(item.id ?? item.url);
    const said = shortHash(
      JSON.stringify([item.url, item.title, item.lead, item.paragraphs, item.updatedAt]),
    );
    after[key] = said;
    if (before[key] === said) continue;
    const weighed = weighItem(item, null, now());
    if (weighed !== null && !candidates.has(weighed.article.id))
      candidates.set(weighed.article.id, { ...weighed, item, isFirst: before[key] === undefined });
  }
  const known = await store.articles.known([...candidates.keys()]);
  // Another feed had it, or the archive.
  const isOldNews = ({ isFirst, article }: Candidate & { readonly isFirst: boolean }) =>
    isFirst && isAsStored(article, known.get(article.id));
  const fresh = [...candidates.values()].filter((candidate) => !isOldNews(candidate));

  const counts: Record<PutOutcome, number> = { imported: 0, updated: 0, unchanged: 0 };
  const changed = new Map<string, ChangedArticle>();
  const put = async (weighed: readonly WeighedItem[]): Promise<void> => {
    const batch = weighed.map((each) => incoming(each, known.get(each.article.id)));
    const outcomes = await store.articles.put(batch, now());
    for (const [index, outcome] of outcomes.entries()) {
      counts[outcome] += 1;
      const each = weighed[index];
      if (each !== undefined && (outcome === 'updated' || (outcome === 'imported' && each.isRelevant)))
        changed.set(each.article.id, { id: each.article.id, publishedAt: each.article.publishedAt });
    }
    // Others of this thread get their turn.
    await setImmediate();
  };

  for (let from = 0; from < fresh.length; from += batchSize) await put(fresh.slice(from, from + batchSize));
  for (const { item } of fresh.filter(({ wantsPage }) => wantsPage)) {
    const page = await readPage(item.url, services.sources, signal);
    const weighed = page.ok ? weighItem(item, page.value, now()) : null;
    if (weighed !== null) await put([weighed]);
  }
  const { imported, updated } = counts;
  return {
    imported,
    updated,
    changed: [...changed.values()],
    newItems: fresh.length,
    source: commonest(fresh.map(({ article }) => article.source)),
    items: after,
  };
}

function commonest(sources: readonly string[]): string | null {
  const groups = [...Map.groupBy(sources, (source) => source).values()];
  return groups.toSorted((a, b) => b.length - a.length)[0]?.[0] ?? null;
}

/** Of 48 bits: a feed has at most 500 items. */
function shortHash(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 8);
}

function isAsStored({ title }: Article, stored: KnownArticle | undefined): boolean {
  return stored !== undefined && stored.title === title && stored.extent !== 'excerpt';
}

/** What is not relevant goes in without its text, unless that is stored: then the change is what counts. */
function incoming(
  { article, reading, isRelevant }: WeighedItem,
  stored: KnownArticle | undefined,
): IncomingArticle {
  const isKept = isRelevant || (stored !== undefined && stored.extent === null);
  return { article: isKept ? article : headlineOf(article), reading, file: null };
}
