import { setImmediate } from 'node:timers/promises';
import type { Article, StoredArticle } from '../articles/article.ts';
import type { Reading } from '../reading/reading.ts';
import { groupStories } from '../reading/stories.ts';
import type { ArticleWithReading } from '../store/article-store.ts';
import type { Store } from '../store/store.ts';

/** A new or changed article: the stories around its time may have to be drawn anew. */
export type ChangedArticle = Pick<Article, 'id' | 'publishedAt'>;

/** Milliseconds since 1970, `from` inclusive, `until` exclusive. */
export interface TimeSpan {
  readonly from: number;
  readonly until: number;
}

const dayMs = 86_400_000;
/** Coverage of one event that lies further apart than this makes two stories. */
const reachMs = 30 * dayMs;
/** Longer spans are taken in pieces, so that an archive of years needs no more memory than one of months. */
const pieceMs = 90 * dayMs;
/** Newest first; far more than three months of coverage hold. */
const maxArticles = 10_000;

/** Groups the relevant articles around the changed ones anew, and replaces the stories that they were in. */
export async function regroupStories(
  changed: readonly ChangedArticle[],
  store: Pick<Store, 'articles' | 'stories'>,
): Promise<void> {
  for (const span of spansAround(changed.map(({ publishedAt }) => Date.parse(publishedAt)))) {
    const inSpan = changed.filter(({ publishedAt }) => contains(span, Date.parse(publishedAt)));
    await regroupSpan(span, inSpan, store);
    await setImmediate();
  }
}

async function regroupSpan(
  span: TimeSpan,
  changed: readonly ChangedArticle[],
  { articles, stories }: Pick<Store, 'articles' | 'stories'>,
): Promise<void> {
  const since = new Date(span.from).toISOString();
  const until = new Date(span.until).toISOString();
  const around = await articles.readingWindow({ since, until, relevance: ['core', 'related'] }, maxArticles);
  const aroundIds = around.map(({ article }) => article.id);
  // An article that has lost its relevance leaves its story; a story that reaches out of the span keeps its far members.
  const touched = new Set([...aroundIds, ...changed.map(({ id }) => id)]);
  const previous = await stories.ofArticles([...touched]);
  const far = await articles.getMany(
    previous.flatMap((story) => story.articles).filter((id) => !touched.has(id)),
  );
  const grouped = groupStories([...around, ...far].flatMap(whenRead), previous);
  await stories.replace([...touched, ...far.map(({ article }) => article.id)], grouped);
}

function whenRead({
  article,
  reading,
}: ArticleWithReading): readonly { article: StoredArticle; reading: Reading }[] {
  return reading === null ? [] : [{ article, reading }];
}

/** Everything within reach of one of the times, in pieces that overlap by the reach, oldest first. */
export function spansAround(times: readonly number[]): readonly TimeSpan[] {
  const merged: { from: number; until: number }[] = [];
  for (const time of times.toSorted((a, b) => a - b)) {
    const last = merged.at(-1);
    if (last !== undefined && time - reachMs <= last.until) last.until = time + reachMs + 1;
    else merged.push({ from: time - reachMs, until: time + reachMs + 1 });
  }
  return merged.flatMap(cut);
}

function cut(span: TimeSpan): readonly TimeSpan[] {
  const pieces: TimeSpan[] = [];
  for (let from = span.from; ; from += pieceMs - reachMs) {
    const until = Math.min(from + pieceMs, span.until);
    pieces.push({ from, until });
    if (until === span.until) return pieces;
  }
}

function contains(span: TimeSpan, time: number): boolean {
  return span.from <= time && time < span.until;
}
