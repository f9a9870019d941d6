import { storyIdOf } from './describe-story.ts';
import type { Story } from './reading.ts';

/**
 * Gives regrouped stories the ids under which their articles were known: the pair that shares most members first, each
 * previous id once. A story without one keeps its own id, unless that went to another.
 */
export function keepStoryIds(stories: readonly Story[], previous: readonly Story[]): readonly Story[] {
  const holder = new Map(
    previous.flatMap((story) => story.articles.map((article) => [article, story.id] as const)),
  );
  const shares = stories.flatMap((story, at) =>
    sharesOf(story, holder).map(([id, count]) => ({ at, id, count })),
  );
  shares.sort((a, b) => b.count - a.count || a.at - b.at || (a.id < b.id ? -1 : 1));
  const idAt = new Map<number, string>();
  const taken = new Set<string>();
  for (const { at, id } of shares) {
    if (idAt.has(at) || taken.has(id)) continue;
    idAt.set(at, id);
    taken.add(id);
  }
  return stories.map((story, at) => {
    const id = idAt.get(at) ?? freeId(story, taken);
    taken.add(id);
    return { ...story, id };
  });
}

function sharesOf(story: Story, holder: ReadonlyMap<string, string>): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const article of story.articles) {
    const id = holder.get(article);
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts];
}

function freeId(story: Story, taken: ReadonlySet<string>): string {
  const ids = [story.id, ...story.articles.map((article) => storyIdOf(`${article} split`))];
  return ids.find((id) => !taken.has(id)) ?? story.id;
}
