/** Text as a feed has it, its entities of XML decoded. */
export interface RawText {
  readonly text: string;
  /** `unknown` is RSS, where either is written. */
  readonly type: 'plain' | 'html' | 'unknown';
  /** What addresses in it refer to, where it says so itself. */
  readonly base?: string | undefined;
}

/** An item in what all formats have in common; addresses and times as they are written. */
export interface RawItem {
  readonly id: string | null;
  /** The likeliest first. */
  readonly links: readonly (string | undefined)[];
  /** `xml:base` of the item or of what it stands in. */
  readonly base: string | undefined;
  readonly title: RawText | null;
  readonly summary: RawText | null;
  readonly content: RawText | null;
  /** The likeliest first; the first that is a time counts. */
  readonly published: readonly (string | undefined)[];
  readonly updated: readonly (string | undefined)[];
  readonly author: string | undefined;
  readonly images: readonly (string | undefined)[];
  readonly language: string | undefined;
}

export interface RawFeed {
  readonly title: RawText | null;
  readonly siteUrl: string | undefined;
  /** `xml:base` of the feed, or in RSS, which has none, the site's address: what relative links of items mean. */
  readonly base: string | undefined;
  readonly language: string | undefined;
  readonly ttlMinutes: number | undefined;
  readonly items: readonly RawItem[];
}

export const rawText = (text: string | undefined, type: RawText['type'], base?: string): RawText | null =>
  text === undefined ? null : { text, type, base };
