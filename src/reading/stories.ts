import type { Article } from '../articles/article.ts';
import { clusterByAverage, type Similarities } from './clusters.ts';
import { describeStory, type ReadArticle, type StoryMember } from './describe-story.ts';
import { groupNearCopies } from './near-copies.ts';
import type { Story } from './reading.ts';
import { keepStoryIds } from './story-ids.ts';
import { compareArticles } from './story-similarity.ts';

/**
 * Least average probability within a story. Fixed in the middle of the range where both measures of `npm run eval`
 * are flat; lower makes one story of a week's diplomacy, higher parts an event from its echoes.
 */
export const storyThreshold = 0.16;

const dayMs = 86_400_000;

/**
 * Groups articles into stories, newest first: near copies are folded into one, the others clustered by how probably two
 * are of one event. The same articles in any order give the same stories. A story keeps the id of the
 * `previous` story with which it shares most members.
 */
export function groupStories(
  items: readonly ReadArticle[],
  previous: readonly Story[] = [],
): readonly Story[] {
  const sorted = items.toSorted(
    (a, b) => compare(a.article.publishedAt, b.article.publishedAt) || compare(a.article.id, b.article.id),
  );
  const members = new Map<number, StoryMember[]>();
  placeArticles(sorted).forEach(({ story, isCopy, centrality }, at) => {
    const item = sorted[at];
    if (item !== undefined)
      members.set(story, [...(members.get(story) ?? []), { ...item, isCopy, centrality }]);
  });
  const stories = keepStoryIds([...members.values()].map(describeStory), previous);
  return stories.toSorted((a, b) => compare(b.lastAt, a.lastAt) || compare(a.id, b.id));
}

interface Placement {
  /** Number of the story: the index of its first article. */
  readonly story: number;
  readonly isCopy: boolean;
  readonly centrality: number;
}

/** Places articles that are sorted by time: near copies with their original, originals by average similarity. */
function placeArticles(items: readonly ReadArticle[]): readonly Placement[] {
  const copyOf = findCopies(items.map(({ article }) => article));
  const originals = items.map((_, at) => at).filter((at) => copyOf[at] === at);
  const similarities = compareArticles(originals.flatMap((at) => items[at] ?? []));
  const clusters = clusterByAverage(similarities, storyThreshold);
  const placed = new Map(
    originals.map((at, index) => {
      const story = originals[clusters[index] ?? index] ?? at;
      return [at, { story, isCopy: false, centrality: centralityOf(index, similarities, clusters) }];
    }),
  );
  return items.map((_, at) => {
    const original = placed.get(copyOf[at] ?? at) ?? { story: at, isCopy: false, centrality: 0 };
    return { ...original, isCopy: copyOf[at] !== at };
  });
}

/** For each article the index of the first one whose text it copies, or its own. */
export function findCopies(articles: readonly Article[]): readonly number[] {
  return groupNearCopies(
    articles.map(({ lead, paragraphs }) => [lead ?? '', ...paragraphs].join('\n')),
    articles.map(({ publishedAt }) => Date.parse(publishedAt) / dayMs),
  );
}

function centralityOf(item: number, similarities: Similarities, clusters: readonly number[]): number {
  let sum = 0;
  for (const [other, similarity] of similarities[item] ?? [])
    sum += clusters[other] === clusters[item] ? similarity : 0;
  return sum;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
