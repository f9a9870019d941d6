import type { ArticleImage } from '../articles/article.ts';
import type { Resolve } from './guarded-connector.ts';

/** What to ask for. The validators are opaque: they go back as the server sent them, weak ETags with their `W/`. */
export interface FeedRequest {
  readonly url: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** Why a source could not be read. `key` is stable and names the words for a reader; nothing here is secret. */
export interface SourceFault {
  readonly key: SourceFaultKey;
  /** The HTTP status, where there was one. */
  readonly status?: number;
}

export type SourceFaultKey =
  /** No URL, or not http(s). */
  | 'scheme'
  /** The address, or one it leads to, is not on the public Internet, and its host is not allowed by name. */
  | 'privateAddress'
  | 'dns'
  | 'refused'
  /** The connection broke, or what came back is no HTTP. */
  | 'network'
  | 'timeout'
  | 'tls'
  | 'status'
  | 'redirects'
  /** More than 15 MB after decompression. */
  | 'tooLarge'
  /** Compressed in a way that is not read, or damaged. */
  | 'encoding'
  /** Bytes that are no text in the charset that is declared, or in none that is known. */
  | 'charset'
  /** The document is no feed. */
  | 'notFeed'
  /** The document is none of an article: no text was found. */
  | 'noText'
  /** A feed that cannot be read for its faults. */
  | 'parse'
  /** Reading the document took too long or too much memory, and was ended. */
  | 'stuck';

/** What a response says about asking again. */
export interface Freshness {
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** How long the server says its answer holds (`Cache-Control`, else `Expires`); null where it does not say. */
  readonly cacheForMs: number | null;
}

export type FetchOutcome =
  | ({
      readonly kind: 'fetched';
      /** After redirects: what relative addresses in the document refer to. */
      readonly url: string;
      /** Where the address has moved for good (301 and 308 all the way); null where it has not. */
      readonly movedTo: string | null;
      readonly contentType: string | null;
      /** Decompressed, at most 15 MB. */
      readonly bytes: Uint8Array;
    } & Freshness)
  /** 304: what was fetched before holds. */
  | ({ readonly kind: 'notModified'; readonly movedTo: string | null } & Freshness)
  /** 410: never to be asked for again. */
  | { readonly kind: 'gone' }
  /** It may work later: 429, 5xx, 408, 425, name resolution, the network. `afterMs` is what the server asks for. */
  | { readonly kind: 'retryLater'; readonly afterMs: number | null; readonly reason: SourceFault }
  /** Asking again changes nothing until somebody changes something: other 4xx, private address, too large. */
  | { readonly kind: 'failed'; readonly reason: SourceFault };

/** An item as a feed has it: plain text, absolute http(s) addresses, times in RFC 3339 UTC with milliseconds. */
export interface FeedItem {
  /** The feed's own, else null: then the address identifies it. */
  readonly id: string | null;
  readonly url: string;
  readonly title: string;
  /** The feed's summary; null where it has none, or none beside the text. */
  readonly lead: string | null;
  /** What the feed has of the text, a paragraph each; empty where it has none. */
  readonly paragraphs: readonly string[];
  /** Whether `paragraphs` looks like the whole text. Where not, the page has more. */
  readonly isFullText: boolean;
  readonly publishedAt: string | null;
  readonly updatedAt: string | null;
  readonly author: string | null;
  readonly image: ArticleImage | null;
  /** BCP 47, as declared by the item or else the feed. */
  readonly language: string | null;
  /** Ids of news agencies that the text names, datelines included, which `paragraphs` leaves out. */
  readonly agencies: readonly string[];
}

export interface ParsedFeed {
  readonly title: string | null;
  readonly siteUrl: string | null;
  readonly language: string | null;
  /** What the feed asks for between two polls (`ttl`, `sy:updatePeriod`). */
  readonly ttlMinutes: number | null;
  /** In the feed's order, at most 500; items without an address of their own are left out. */
  readonly items: readonly FeedItem[];
}

/** What a web page says of its article. */
export interface ExtractedPage {
  readonly title: string | null;
  readonly lead: string | null;
  /** Never empty. */
  readonly paragraphs: readonly string[];
  readonly image: ArticleImage | null;
  /** RFC 3339 in UTC with milliseconds. */
  readonly publishedAt: string | null;
  /** As in `FeedItem`. */
  readonly agencies: readonly string[];
}

export interface FoundFeed {
  readonly url: string;
  readonly title: string | null;
}

/** A document that came over the network. */
export interface FetchedDocument {
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  /** After redirects. */
  readonly url: string;
}

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: SourceFault };

/**
 * Gets and reads documents of the web. Nothing here throws for what a server or a document does; an aborted `signal`
 * rejects with its reason. Documents are read in a process of their own: one that takes more than two seconds
 * costs its own job alone. One request at a time goes to a host; others for it wait.
 */
export interface SourceClient {
  fetch(request: FeedRequest, signal?: AbortSignal): Promise<FetchOutcome>;
  parseFeed(document: FetchedDocument): Promise<Parsed<ParsedFeed>>;
  extract(document: FetchedDocument): Promise<Parsed<ExtractedPage>>;
  /** The feeds that a page names, the likeliest first; a document that is a feed itself gives its own address. */
  discover(document: FetchedDocument): Promise<readonly FoundFeed[]>;
  close(): Promise<void>;
}

export interface SourceClientOptions {
  /** Says who asks, with an address to write to. */
  readonly userAgent: string;
  /** Hosts (`news.internal`, `127.0.0.1:8080`) that may be on a private address. */
  readonly allowedHosts?: readonly string[];
  /** How long to wait between two requests to a host, in milliseconds: politeness and jitter are the caller's. */
  readonly pauseMs?: () => number;
  /** For one request with its redirects; 20,000 by default. */
  readonly timeoutMs?: number;
  /** For reading one document; 2,000 by default. */
  readonly readTimeoutMs?: number;
  /** Processes that read documents; 1 by default. */
  readonly readers?: number;
  /** Names to addresses; the system's by default. */
  readonly resolve?: Resolve;
  /** Milliseconds since 1970; the system's clock by default. */
  readonly now?: () => number;
}
