import type { ArticleLanguage } from './article.ts';
import type { LocalNames } from './local-names.ts';

/**
 * Who owns or pays: `state` speaks for a government, `public` is paid by one and run at arm's length,
 * `official` is a government's own site, `private` is the rest. For telling framings apart, not for judging them.
 */
export type OutletCamp = 'state' | 'public' | 'official' | 'private';

/** How to read the archived pages of an outlet; each pattern is there because its pages were looked at. */
export interface PageRules {
  /** Group 1 of a match in the decoded path is the section. */
  readonly section?: RegExp;
  /** Groups 1–3 of a match in the URL are year, month and day of publication. */
  readonly dateInUrl?: RegExp;
  /** The site's name at the end of its titles, or its section before them. */
  readonly titleFurniture?: RegExp;
  /** On class attributes: the standfirst. */
  readonly lead?: RegExp;
  /** On class attributes: captions of pictures. */
  readonly caption?: RegExp;
  /** On class attributes: what is not the article, such as promotions, credits and link lists. */
  readonly furniture?: RegExp;
  /** Whole paragraphs that are not the article. */
  readonly notText?: RegExp;
  /** Headings above a gallery of its own that is set into the text: it goes, with the texts beside its pictures. */
  readonly gallery?: RegExp;
  /** Pictures that stand for "no picture". */
  readonly placeholderImage?: RegExp;
}

export interface Outlet {
  /** Stable: stored articles and filters refer to it. */
  readonly id: string;
  /** All hosts of the same pages; addresses are moved to the first. */
  readonly hosts: readonly [string, ...string[]];
  /** On the path: tells the edition that is meant where a host has several. */
  readonly edition?: RegExp;
  readonly names: LocalNames;
  readonly language: ArticleLanguage;
  /** Where the path tells another language than `language`. */
  readonly languageByPath?: readonly { readonly path: RegExp; readonly language: ArticleLanguage }[];
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly camp: OutletCamp;
  /** IANA name: of the times on its pages that name no zone, and of its days. */
  readonly timeZone: string;
  readonly page?: PageRules;
}
