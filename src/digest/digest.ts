import type { Article, ArticleExtent } from '../articles/article.ts';
import type { EventKind } from '../reading/event-kind.ts';
import type { Extract, Reading, RelevanceLabel, Topic } from '../reading/reading.ts';

/** An article with its reading: what a digest is made of. */
export interface ReadArticle {
  readonly article: Article;
  readonly reading: Reading | null;
}

/** Where a line of the digest can be read. */
export interface DigestLink {
  readonly articleId: string;
  readonly source: string;
  readonly url: string;
  readonly publishedAt: string;
  readonly publishedAtFrom: Article['publishedAtFrom'];
  /** Absent where the whole text was read. */
  readonly extent?: ArticleExtent;
}

/** What can be told to readers of another language than the source's; people and places by their ids in the table of names. */
export interface KnownFacts {
  readonly kind: EventKind | null;
  readonly people: readonly string[];
  readonly places: readonly string[];
  /** ISO date of the day on which it took place; null where the opening does not say. */
  readonly date: string | null;
  /** The weightiest amount of the opening; `unit` as in `findFigures`. */
  readonly amount: { readonly value: number; readonly unit: string } | null;
}

/** One event of a digest: a story, or what changed in it. */
export interface DigestEvent {
  readonly storyId: string;
  /** `update`: an earlier digest of this subscription had the story. */
  readonly status: 'new' | 'update';
  readonly relevance: RelevanceLabel;
  readonly topics: readonly Topic[];
  /** A title, word for word, and the article that it heads. */
  readonly headline: string;
  /** The first sentence of that article's summary; null where it has no text. */
  readonly sentence: Extract | null;
  readonly facts: KnownFacts;
  /** The language of headline and sentence. */
  readonly lang: Article['lang'];
  /** Outlets among `links` that report on their own: copies of one wire report count once. */
  readonly independentSources: number;
  /** The headline's article first, then the newest of each other outlet, then the rest, newest first. Never empty. */
  readonly links: readonly [DigestLink, ...DigestLink[]];
}

/** The most important thing, in one sentence of at most 60 characters or else a headline. */
export interface DigestTop {
  readonly text: string;
  readonly storyId: string;
  readonly url: string;
}

/** Words of an article, as they stand there, and where. */
export interface DigestPassage {
  readonly text: string;
  readonly link: DigestLink;
}

/** Somebody's words, verbatim, without the quotation marks. */
export interface DigestQuotation extends DigestPassage {
  /** `nameId`: in the table of names; `text`: as the article has it. */
  readonly speaker: { readonly nameId: string | null; readonly text: string };
}

/** Two outlets, two accounts: what one reports, and what another reports to be denied. */
export interface DigestDisagreement {
  readonly claim: DigestPassage;
  readonly denial: DigestPassage;
}

/** A number that matters; `text` is the number with its unit, the other words are the source's as well. */
export interface DigestFigure extends DigestPassage {
  readonly what: string;
  /** `text` is by how much that grew or fell; null where it is the amount. */
  readonly change: 'up' | 'down' | null;
  /** A forecast, a plan or an aim. */
  readonly isExpected: boolean;
  /** Null where the text does not say. */
  readonly period: string | null;
  readonly claimant: string | null;
}

/** Something announced: `text` is the sentence that says so. */
export interface DigestUpcoming extends DigestPassage {
  /** ISO 8601: a day, a month (`2023-07`), or first and last day with a slash between. */
  readonly date: string;
}

/** An article that an earlier digest showed, and that does not say any more what was shown. */
export interface DigestCorrection {
  readonly link: DigestLink;
  /** As it is now. */
  readonly headline: string;
  /** As it was shown; null where it is the same, or was not shown. */
  readonly formerHeadline: string | null;
  /** The first of the passages shown that is gone, and the sentence that stands there now, as far as can be told. */
  readonly gone: { readonly text: string; readonly now: string | null } | null;
  /** Passages shown that still stand there. */
  readonly standing: readonly string[];
  /** When the change was stored. RFC 3339. */
  readonly changedAt: string;
}

export type DigestKind = 'first' | 'regular' | 'onDemand';

/** A composed digest: values only; `messages` gives it its looks. */
export interface Digest {
  readonly kind: DigestKind;
  readonly composedAt: string;
  /** From the first to the last publication, or from the last digest to this one; RFC 3339. */
  readonly window: { readonly from: string; readonly to: string };
  readonly timeZone: string;
  readonly counts: { readonly articles: number; readonly stories: number };
  readonly top: DigestTop | null;
  /** None in a digest that has corrections alone. */
  readonly events: readonly DigestEvent[];
  /** At most two. */
  readonly figures: readonly DigestFigure[];
  /** Null where nobody is quoted on a core event. */
  readonly quotation: DigestQuotation | null;
  /** Null where the sources agree, as far as can be told. */
  readonly disagreement: DigestDisagreement | null;
  /** At most three, soonest first. */
  readonly upcoming: readonly DigestUpcoming[];
  /** At most three, of what earlier digests of the same subscription showed. */
  readonly corrections: readonly DigestCorrection[];
}
