import { type AnyFeed, DetectError, MalformedError, ParseError } from 'feedsmith';
import type { ArticleImage } from '../articles/article.ts';
import { outletAt } from '../articles/outlets.ts';
import { tidyText } from '../articles/tidy-text.ts';
import { truncate } from '../text/truncate.ts';
import { atomFeed } from './atom-items.ts';
import { decodeText } from './decode-text.ts';
import type { FeedItem, FetchedDocument, Parsed, ParsedFeed } from './feed.ts';
import { parseFeedDate } from './feed-date.ts';
import { mostItems, readFeedDocument } from './feed-document.ts';
import { type HtmlText, htmlText, lineOfHtml, looksLikeHtml, plainText } from './html-text.ts';
import { isWholeText } from './is-whole-text.ts';
import { jsonFeed } from './json-items.ts';
import type { RawFeed, RawItem, RawText } from './raw-item.ts';
import { rssFeed } from './rss-items.ts';
import { webUrl } from './web-url.ts';

/** Of an item without a title, as microblogs have them, this much of its text stands for one, in characters. */
const titleLength = 80;

function rawFeedOf({ format, feed }: AnyFeed): RawFeed {
  if (format === 'atom') return atomFeed(feed);
  return format === 'json' ? jsonFeed(feed) : rssFeed(feed);
}

function lineOf(raw: RawText | null): string {
  if (raw === null) return '';
  return raw.type === 'plain' ? tidyText(raw.text) : lineOfHtml(raw.text);
}

/** @param base what addresses in it refer to, where it does not say so itself */
function textOf(raw: RawText | null, url: string, title: string, base: string): HtmlText | null {
  if (raw === null) return null;
  const isHtml = raw.type === 'html' || (raw.type === 'unknown' && looksLikeHtml(raw.text));
  const text = isHtml ? htmlText(raw.text, url, title, raw.base ?? base) : plainText(raw.text);
  return text.paragraphs.length === 0 && text.image === null ? null : text;
}

/** The lead of HTML is one of its paragraphs here: which of them is it, the page tells better. */
const allParagraphs = ({ lead, paragraphs }: HtmlText): readonly string[] =>
  lead === null ? paragraphs : [lead, ...paragraphs];

/** People who write feeds by hand leave it out. */
const withScheme = (address: string): string => address.replace(/^\s*(?=www\.)/i, 'https://');

function firstUrl(addresses: readonly (string | undefined)[], base: string): string | null {
  for (const address of addresses) {
    // An empty address would be the document's own.
    const url = address === undefined || address.trim() === '' ? null : webUrl(withScheme(address), base);
    if (url !== null) return url.href;
  }
  return null;
}

function firstTime(times: readonly (string | undefined)[], zone: string | null): string | null {
  for (const written of times) {
    const time = written === undefined ? null : parseFeedDate(written, zone);
    if (time !== null) return time;
  }
  return null;
}

function imageOf(raw: RawItem, base: string, texts: readonly (HtmlText | null)[]): ArticleImage | null {
  const url = firstUrl(raw.images, base);
  if (url !== null) return { url, caption: null };
  return texts.find((text) => text !== null && text.image !== null)?.image ?? null;
}

function resolveBase(base: string | undefined, url: string): string {
  return (base === undefined ? null : webUrl(base, url)?.href) ?? url;
}

function itemOf(raw: RawItem, feed: RawFeed, feedBase: string): FeedItem | null {
  const base = resolveBase(raw.base, feedBase);
  const url = firstUrl(raw.links, base);
  if (url === null) return null;
  const ownTitle = lineOf(raw.title);
  // Where nobody says otherwise, a text is part of its page.
  const textBase = raw.base === undefined ? url : base;
  const content = textOf(raw.content, url, ownTitle, textBase);
  const summary = textOf(raw.summary, url, ownTitle, textBase);
  const text = content ?? summary;
  const paragraphs = text === null ? [] : allParagraphs(text);
  const lead = content === null || summary === null ? '' : allParagraphs(summary).join(' ');
  const { host, pathname } = new URL(url);
  const zone = outletAt(host, pathname)?.timeZone ?? null;
  const updatedAt = firstTime(raw.updated, zone);
  return {
    id: raw.id,
    url,
    title: ownTitle === '' ? truncate(paragraphs[0] ?? lead, titleLength) : ownTitle,
    lead: lead === '' ? null : lead,
    paragraphs,
    isFullText: isWholeText(paragraphs, content !== null),
    publishedAt: firstTime(raw.published, zone) ?? updatedAt,
    updatedAt,
    author: lineOf({ text: raw.author ?? '', type: 'unknown' }) || null,
    image: imageOf(raw, base, [content, summary]),
    language: raw.language ?? feed.language ?? null,
    agencies: text?.agencies ?? [],
  };
}

function feedOf(raw: RawFeed, documentUrl: string): ParsedFeed {
  const base = resolveBase(raw.base, documentUrl);
  const items = raw.items.slice(0, mostItems).map((item) => itemOf(item, raw, base));
  return {
    title: lineOf(raw.title) || null,
    siteUrl: firstUrl([raw.siteUrl], resolveBase(raw.base, documentUrl)),
    language: raw.language ?? null,
    ttlMinutes: raw.ttlMinutes ?? null,
    items: items.filter((item) => item !== null),
  };
}

/** A feed from its bytes. Pure; a hostile document may take long or much memory, so it runs where it can be ended. */
export function parseFeedBytes(document: FetchedDocument): Parsed<ParsedFeed> {
  try {
    const feed = readFeedDocument(decodeText(document), document.url);
    return { ok: true, value: feedOf(rawFeedOf(feed), document.url) };
  } catch (error) {
    if (error instanceof DetectError) return { ok: false, fault: { key: 'notFeed' } };
    if (error instanceof MalformedError || error instanceof ParseError)
      return { ok: false, fault: { key: 'parse' } };
    throw error;
  }
}
