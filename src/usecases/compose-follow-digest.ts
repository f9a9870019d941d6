import type { Coverage } from '../delivery/delivery.ts';
import type { PersonalSubscription } from '../delivery/subscription.ts';
import { UserError } from '../errors.ts';
import type { FollowDigest } from '../messages/follow-digest-message.ts';
import { findCopies } from '../reading/stories.ts';
import type { Services } from '../services.ts';
import type { ArticleListing } from '../store/article-store.ts';
import type { Follow } from '../store/follows.ts';
import type { SearchPage, SearchRequest } from '../store/search.ts';
import type { Remember } from './remember-last.ts';

const dayMs = 86_400_000;
/** Older coverage is no news, whenever it was fetched. */
const newsDays = 14;
/** Of one follow so many are looked at: many times what is shown of it. */
const matchesAtMost = 60;

/** What is new, or null where nothing is; and what was looked at to know. */
export interface FollowComposition {
  readonly digest: FollowDigest | null;
  readonly coverage: Coverage;
}

interface Matches {
  readonly follow: Follow;
  /** Core first, then newest first. */
  readonly articles: readonly ArticleListing[];
  /** Further ones that were not looked at. */
  readonly unseen: number;
}

/**
 * What is new for a person at a moment: of each query what was first stored since the last message, or since it is followed, and
 * published within 14 days. An article stands with the first query that it matches, near copies with their first.
 */
export async function composeFollowDigest(
  { store }: Pick<Services, 'store'>,
  subscription: PersonalSubscription,
  dueAtMs: number,
  remember: Remember<SearchPage> = (_key, make) => make(),
): Promise<FollowComposition> {
  // Read before the articles: what is stored meanwhile belongs to the next message.
  const throughSeq = await store.articles.lastSeq();
  const sinceMs = dueAtMs - newsDays * dayMs;
  const { articleIds: told } = await store.deliveries.sentCoverage(subscription.id, sinceMs);
  const matches: Matches[] = [];
  for (const follow of await store.follows.ofSubscription(subscription.id)) {
    const afterSeq = Math.max(follow.sinceSeq, subscription.cursorSeq ?? 0);
    const request: SearchRequest = {
      text: follow.query,
      since: new Date(sinceMs).toISOString(),
      stored: { afterSeq, throughSeq },
      sort: 'newest',
      limit: matchesAtMost,
      offset: 0,
    };
    const found = await matchesOf(follow, () =>
      remember(JSON.stringify(request), () => store.search.search(request)),
    );
    const known = new Set([...told, ...matches.flatMap(({ articles }) => articles.map(({ id }) => id))]);
    matches.push({ ...found, articles: found.articles.filter(({ id }) => !known.has(id)) });
  }
  const articleIds = matches.flatMap(({ articles }) => articles.map(({ id }) => id));
  const coverage = { throughSeq, storyIds: [], articleIds };
  if (articleIds.length === 0) return { digest: null, coverage };
  const copies = await copiesOf(store, articleIds);
  const sections = matches
    .map(({ follow, articles, unseen }) => ({
      follow,
      articles: articles
        .filter(({ id }) => copies.has(id))
        .map((article) => ({ ...article, copies: copies.get(article.id) ?? 0 })),
      unseen,
    }))
    .filter(({ articles }) => articles.length > 0);
  const { timeZone } = subscription.schedule;
  return { digest: { composedAt: new Date(dueAtMs).toISOString(), timeZone, sections }, coverage };
}

async function matchesOf(follow: Follow, search: () => Promise<SearchPage>): Promise<Matches> {
  try {
    const { hits, total } = await search();
    const articles = hits.toSorted((a, b) => rankOf(a) - rankOf(b));
    const all = typeof total === 'number' ? total : total.atLeast;
    return { follow, articles, unseen: all - hits.length };
  } catch (error) {
    // A query that a newer version does not read any more: the others are still worth a message.
    if (error instanceof UserError) return { follow, articles: [], unseen: 0 };
    throw error;
  }
}

function rankOf({ relevance }: ArticleListing): number {
  return relevance?.label === 'core' ? 0 : 1;
}

/** Of those articles that copy none before them: how many copy each. */
async function copiesOf(
  { articles }: Services['store'],
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const found = await articles.getMany(ids);
  const originals = findCopies(found.map(({ article }) => article));
  const counts = new Map<string, number>();
  for (const original of originals) {
    const id = found[original]?.article.id ?? '';
    counts.set(id, (counts.get(id) ?? -1) + 1);
  }
  return counts;
}
