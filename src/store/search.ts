import type { ArticleListing } from './articles.ts';

export interface SearchRequest {
  readonly text: string;
  /** Inclusive, UTC. */
  readonly since?: string;
  /** Exclusive, UTC. */
  readonly until?: string;
  readonly source?: string;
  readonly sort: 'relevance' | 'newest';
  readonly limit: number;
  readonly offset: number;
}

/** A piece of the shown text, in order; `hit` where it matched the query. */
export interface SnippetPart {
  readonly text: string;
  readonly hit: boolean;
}

export interface SearchHit extends ArticleListing {
  /** Higher is better; 0 when sorted by time. */
  readonly score: number;
  readonly snippet: readonly SnippetPart[];
}

export interface SearchPage {
  readonly query: string;
  readonly total: number | { readonly atLeast: number };
  readonly hits: readonly SearchHit[];
}

export interface SearchStore {
  /** Throws `UserError` (`error.search.*`) for text that is not a query. */
  search(request: SearchRequest): Promise<SearchPage>;
  /** Titles for autocomplete: newest first for an empty text, else the best matches on title, id or URL. */
  suggest(text: string, limit: number): Promise<readonly ArticleListing[]>;
}
