import type { Coverage } from '../delivery/delivery.ts';
import type { GuildSubscription } from '../delivery/subscription.ts';
import { composeDigest } from '../digest/compose-digest.ts';
import type { Digest, DigestCorrection } from '../digest/digest.ts';
import { findCorrections } from '../digest/find-corrections.ts';
import { type ShownWords, shownWords } from '../digest/shown-words.ts';
import { withCorrections } from '../digest/with-corrections.ts';
import { fitDigest } from '../messages/digest-message.ts';
import type { Services } from '../services.ts';
import type { ArticleFilter, ArticleWithReading } from '../store/article-store.ts';
import type { Remember } from './remember-last.ts';

const dayMs = 86_400_000;
/** Older coverage is no news, whenever it was fetched. The first digest alone shows the newest whatever their age. */
const newsDays = 14;
/** Articles that one digest looks at: more than any day brings. */
const articlesAtMost = 300;

/** Drawing the stories of what was stored takes less, even for an archive of years. */
const drawingMs = 600_000;

/** A digest, as much of it as fits its message, or null where nothing new is core; and what was looked at to know. */
export interface Composition {
  readonly digest: Digest | null;
  readonly coverage: Coverage;
}

type Reading = Pick<Services, 'store'>;

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

async function storiesOf({ store }: Reading, articles: readonly ArticleWithReading[]) {
  return store.stories.ofArticles(articles.map(({ article }) => article.id));
}

function coverageOf(digest: Digest | null, throughSeq: number): Coverage {
  const events = digest?.events ?? [];
  return {
    throughSeq,
    storyIds: events.map(({ storyId }) => storyId),
    articleIds: events.flatMap(({ links }) => links.map(({ articleId }) => articleId)),
    ...(digest === null ? {} : { shown: shownWords(digest) }),
  };
}

/** What a digest depends on. */
export type Composable = Pick<GuildSubscription, 'id' | 'cursorSeq' | 'limit' | 'locale' | 'schedule'>;

/** Of what was shown what its sources have changed since. */
async function correctionsOf(
  { store: { articles } }: Reading,
  shown: readonly ShownWords[],
): Promise<readonly DigestCorrection[]> {
  const former = await articles.formerHeadlines(shown.map(({ articleId }) => articleId));
  if (former.size === 0) return [];
  const changed = await articles.getMany([...former.keys()]);
  return findCorrections(
    shown,
    changed.map(({ article }) => ({ article, changedAt: former.get(article.id)?.replacedAt ?? '' })),
  );
}

/**
 * What is new for a subscription at a moment: everything first stored since the last digest that it got and published
 * within 14 days; for the first digest, the newest core stories of all. With it what digests of the last 14 days showed and
 * the sources have changed since; each change is told once.
 */
export async function composeForSubscription(
  services: Reading,
  subscription: Composable,
  dueAtMs: number,
  remember: Remember<Digest | null> = (_key, make) => make(),
): Promise<Composition> {
  const { store } = services;
  const { cursorSeq, limit, locale } = subscription;
  const { timeZone } = subscription.schedule;
  // Read before the articles: what is stored meanwhile belongs to the next digest.
  const throughSeq = await store.articles.settledSeq(dueAtMs - drawingMs);
  const isFirst = cursorSeq === null;
  const filter = isFirst
    ? { relevance: ['core'] as const, until: iso(dueAtMs) }
    : {
        relevance: ['core', 'related'] as const,
        since: iso(dueAtMs - newsDays * dayMs),
        afterSeq: cursorSeq,
      };
  const sent = await store.deliveries.sentCoverage(subscription.id, dueAtMs - newsDays * dayMs);
  const from = (await store.deliveries.lastDigestDueAt(subscription.id)) ?? iso(dueAtMs - dayMs);
  const everything = [dueAtMs, cursorSeq, throughSeq, from, timeZone, limit, [...sent.storyIds].sort()];
  const window = { from, to: iso(dueAtMs) };
  const news = await remember(JSON.stringify(everything), async () => {
    const found = await store.articles.readingWindow(filter, articlesAtMost);
    const articles = found.filter(({ article }) => article.seq <= throughSeq);
    return composeDigest({
      kind: isFirst ? 'first' : 'regular',
      nowMs: dueAtMs,
      timeZone,
      limit,
      window: isFirst ? null : window,
      articles,
      stories: await storiesOf(services, articles),
      sentStoryIds: sent.storyIds,
    });
  });
  const corrections = await correctionsOf(services, sent.shown);
  const digest = withCorrections(news, corrections, { composedAt: window.to, window, timeZone });
  // What the message has no room for was not told: a correction comes with the next digest, and nothing is corrected unseen.
  const shown = digest && fitDigest(digest, locale);
  return { digest: shown, coverage: coverageOf(shown, throughSeq) };
}

export interface ReaderPeriod {
  /** Inclusive, RFC 3339. Without a since and an until: the newest core stories, whatever their age. */
  readonly since?: string;
  /** Exclusive, RFC 3339. */
  readonly until?: string;
  readonly limit: number;
  readonly timeZone: string;
  readonly nowMs: number;
}

/** The digest of a period on demand, composed like a posted one; null when nothing in it is core. */
export async function composeForReader(services: Reading, period: ReaderPeriod): Promise<Digest | null> {
  const { since, until, limit, timeZone, nowMs } = period;
  const isOpen = since === undefined && until === undefined;
  const filter: ArticleFilter = {
    relevance: isOpen ? ['core'] : ['core', 'related'],
    until: until ?? iso(nowMs),
    ...(since === undefined ? {} : { since }),
  };
  const articles = await services.store.articles.readingWindow(filter, articlesAtMost);
  return composeDigest({
    kind: isOpen ? 'first' : 'onDemand',
    nowMs,
    timeZone,
    limit,
    window: since === undefined ? null : { from: since, to: lastMoment(until, nowMs) },
    articles,
    stories: await storiesOf(services, articles),
    sentStoryIds: new Set(),
  });
}

/** The window's end as a reader means it: an exclusive midnight belongs to the day before. */
function lastMoment(until: string | undefined, nowMs: number): string {
  return iso(Math.min(until === undefined ? nowMs : Date.parse(until) - 1, nowMs));
}
