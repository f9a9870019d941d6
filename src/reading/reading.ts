/** How an article bears on the China–Russia relation; `none` where it does not name both. Definitions: `docs/reading.md`. */
export const relevanceLabels = ['core', 'related', 'mention', 'none'] as const;
export type RelevanceLabel = (typeof relevanceLabels)[number];

export interface Relevance {
  readonly label: RelevanceLabel;
  /** 0–1, higher is nearer to core. */
  readonly score: number;
  /** Why, for a person: `俄方 → 中方: 会晤, 2 clauses`. */
  readonly reason: string;
}

/** Subjects, in the order in which they are shown. */
export const topics = [
  'diplomacy',
  'trade',
  'energy',
  'military',
  'technology',
  'border',
  'health',
  'information',
  'society',
] as const;
export type Topic = (typeof topics)[number];

/** What an article means: derived from the article alone, remade when `readerVersion` grows. */
export interface Reading {
  readonly readerVersion: number;
  readonly relevance: Relevance;
  /** The subjects that the text carries, strongest first, at most three. */
  readonly topics: readonly Topic[];
}

/** A sentence of an article, word for word: `text === (paragraph === -1 ? lead : paragraphs[paragraph]).slice(from, to)`. */
export interface Extract {
  readonly text: string;
  /** Index into the article's paragraphs; −1 is the lead. */
  readonly paragraph: number;
  /** UTF-16 offsets in that paragraph. */
  readonly from: number;
  readonly to: number;
}

export interface Summary {
  readonly method: 'lead' | 'central-sentences';
  readonly sentences: readonly Extract[];
}

/** All coverage of one event. */
export interface Story {
  /** Stable while its articles stay together. */
  readonly id: string;
  /** The most central member's title, word for word. */
  readonly headline: string;
  /** The article whose title is the headline. */
  readonly headlineArticle: string;
  /** Oldest first. */
  readonly articles: readonly string[];
  /** Outlets, in the order of their first article. */
  readonly sources: readonly string[];
  /** Outlets with a text of their own among the members: of near copies, wire copies say, the first alone counts. */
  readonly independentSources: number;
  readonly firstAt: string;
  readonly lastAt: string;
  /** The strongest label among the members. */
  readonly relevance: RelevanceLabel;
  readonly topics: readonly Topic[];
}
