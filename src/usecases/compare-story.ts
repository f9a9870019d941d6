import type { StoryComparison } from '../messages/comparison-parts.ts';
import { compareCamps, type SourceRead } from '../reading/compare-camps.ts';
import type { Story } from '../reading/reading.ts';
import type { Services } from '../services.ts';
import type { Feed } from '../sources/feed-state.ts';

const marginMs = 3 * 86_400_000;

type Span = StoryComparison['span'];

/** A story with three days before and after it, but no day that is still to come. */
function spanAround({ firstAt, lastAt }: Pick<Story, 'firstAt' | 'lastAt'>, nowMs: number): Span {
  const toMs = Math.max(Date.parse(lastAt), Math.min(Date.parse(lastAt) + marginMs, nowMs));
  return {
    from: new Date(Date.parse(firstAt) - marginMs).toISOString(),
    to: new Date(toMs).toISOString(),
  };
}

/** The last answer of a feed tells that it was read then; of other times it tells nothing. */
function wasRead({ lastSuccessAt }: Feed, { from, to }: Span): boolean {
  return lastSuccessAt !== null && lastSuccessAt >= from && lastSuccessAt <= to;
}

/** The outlets of which something was stored in that time, or a feed answered. */
async function sourcesRead({ store }: Pick<Services, 'store'>, span: Span): Promise<readonly SourceRead[]> {
  const stored = await store.articles.sourcesBetween(span.from, span.to);
  const known = new Set(stored.map(({ source }) => source));
  const answered = (await store.feeds.list()).filter((feed) => wasRead(feed, span));
  const quiet = new Set(answered.flatMap(({ outlet }) => outlet ?? [])).difference(known);
  return [...stored, ...[...quiet].map((source) => ({ source, articles: 0, onRelation: 0 }))];
}

/** How the camps headlined a story, and which of the sources that were read then had nothing. */
export async function compareStory(
  services: Pick<Services, 'store' | 'now'>,
  story: Story,
): Promise<StoryComparison> {
  const span = spanAround(story, services.now());
  const members = (await services.store.articles.getMany(story.articles)).map(({ article }) => article);
  const former = await services.store.articles.formerHeadlines(story.articles);
  return { ...compareCamps(members, await sourcesRead(services, span)), span, former };
}
