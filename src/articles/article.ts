/** BCP 47 tags of the languages that are read; `und` where the text does not tell. */
export type ArticleLanguage = 'zh-Hans' | 'zh-Hant' | 'en' | 'ru' | 'und';

/** Where `publishedAt` comes from: the page's own time, the feed's, or, without either, the time of capture. */
export type PublishedAtFrom = 'page' | 'feed' | 'capture';

/** How much of its text an article has where it is not all of it: a part that the feed gives, or none. */
export type ArticleExtent = 'excerpt' | 'headline';

export interface ArticleImage {
  readonly url: string;
  readonly caption: string | null;
}

/** What a page says. All times are RFC 3339 in UTC with milliseconds (`Date.prototype.toISOString`), so that they sort as text. */
export interface Article {
  /** Short, stable, the same for the same canonical URL on every machine: see `article-id.ts`. */
  readonly id: string;
  /** Canonical: see `canonical-url.ts`. */
  readonly url: string;
  readonly title: string;
  /** Id of an outlet in `outlets.ts` (`rfi-zh`), or the page's host where the outlet is not known. */
  readonly source: string;
  readonly section: string | null;
  readonly lang: ArticleLanguage;
  readonly publishedAt: string;
  readonly publishedAtFrom: PublishedAtFrom;
  readonly capturedAt: string;
  /** The standfirst above the text, word for word; null where the page has none. */
  readonly lead: string | null;
  /** The text, a paragraph each, whitespace normalised, never empty strings; none where only the headline is known. */
  readonly paragraphs: readonly string[];
  /** Absent where the text is whole. */
  readonly extent?: ArticleExtent;
  readonly image: ArticleImage | null;
  /** Ids of news agencies that the text names as its source (`afp`, `xinhua`), in the order of `agencies.ts`. */
  readonly agencies: readonly string[];
}

/** An article as the store holds it. */
export interface StoredArticle extends Article {
  /** When this installation first stored it. */
  readonly firstSeenAt: string;
  /** Grows with every article first stored, in the order of the commits: the digest's cursor. */
  readonly seq: number;
}
