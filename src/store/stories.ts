import type { RelevanceLabel, Story } from '../reading/reading.ts';

export interface StoryFilter {
  /** Stories with an article published at or after, UTC. */
  readonly since?: string;
  /** Stories with an article published before, UTC. */
  readonly until?: string;
  readonly relevance?: readonly RelevanceLabel[];
}

export interface StoryStore {
  /** Replaces, in one transaction, every stored story that has an article of `articleIds` by `stories`. */
  replace(articleIds: readonly string[], stories: readonly Story[]): Promise<void>;
  get(id: string): Promise<Story | null>;
  /** Newest `lastAt` first. */
  list(filter: StoryFilter, limit: number): Promise<readonly Story[]>;
  /** The stories that hold any of these articles. */
  ofArticles(articleIds: readonly string[]): Promise<readonly Story[]>;
}
