import { load } from 'cheerio/slim';
import { isNestedTooDeep } from '../articles/page-depth.ts';
import { tidyText } from '../articles/tidy-text.ts';
import { decodeText } from './decode-text.ts';
import type { FetchedDocument, FoundFeed } from './feed.ts';
import { parseFeedBytes } from './parse-feed.ts';
import { webUrl } from './web-url.ts';

const feedTypes: ReadonlySet<string> = new Set([
  'application/rss+xml',
  'application/atom+xml',
  'application/feed+json',
  'application/rdf+xml',
  'application/json',
  'application/xml',
  'text/xml',
]);
/** WordPress names the feeds of its API and of comments beside the one that is meant. */
const isAside = (feed: FoundFeed) =>
  /\/wp-json\/|oembed/i.test(feed.url) ||
  /comment|评论|評論|коммент/i.test(`${feed.title ?? ''} ${feed.url}`);

/** An address in the text of a page that looks like one of a feed. */
const feedLike = /(?:\/(?:rss|atom|feed)(?:\.xml|\.json)?\/?$)|(?:\.(?:rss|atom|rdf)$)|\brss\b[^/]*\.xml$/i;
const mostFeeds = 20;

function linkedFeeds(document: FetchedDocument): readonly FoundFeed[] {
  const html = decodeText(document);
  if (isNestedTooDeep(html)) return [];
  const page = load(html);
  const base = webUrl(page('base[href]').attr('href') ?? '', document.url)?.href ?? document.url;
  const found: FoundFeed[] = [];
  const add = (href: string | undefined, title: string) => {
    const url = href === undefined ? null : webUrl(href, base);
    if (url !== null) found.push({ url: url.href, title: tidyText(title) || null });
  };
  page('link[href]').each((_, { attribs }) => {
    const relations = (attribs.rel ?? '').toLowerCase().split(/\s+/);
    const type = (attribs.type ?? '').toLowerCase().split(';', 1)[0]?.trim() ?? '';
    const isFeed = relations.includes('feed') || (relations.includes('alternate') && feedTypes.has(type));
    if (isFeed) add(attribs.href, attribs.title ?? '');
  });
  page('a[href]').each((_, element) => {
    const path = webUrl(element.attribs.href ?? '', base)?.pathname ?? '';
    if (feedLike.test(path)) add(element.attribs.href, page(element).text());
  });
  return found;
}

/** The feeds that a page names: those in its head first, then links that look like feeds; a feed names itself. */
export function discoverFeeds(document: FetchedDocument): readonly FoundFeed[] {
  const itself = parseFeedBytes(document);
  if (itself.ok) return [{ url: document.url, title: itself.value.title }];
  const feeds = new Map<string, FoundFeed>();
  for (const feed of linkedFeeds(document)) if (!feeds.has(feed.url)) feeds.set(feed.url, feed);
  return [...feeds.values()].toSorted((a, b) => Number(isAside(a)) - Number(isAside(b))).slice(0, mostFeeds);
}
