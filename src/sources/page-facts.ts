import { type CheerioAPI, load } from 'cheerio/slim';
import { outletAt } from '../articles/outlets.ts';
import { tidyText } from '../articles/tidy-text.ts';
import { parseFeedDate } from './feed-date.ts';
import { webUrl } from './web-url.ts';

/** What a page tells programs of its article. */
export interface PageFacts {
  readonly title: string | null;
  readonly imageUrl: string | null;
  readonly publishedAt: string | null;
}

/** Of Open Graph, Dublin Core, Parsely, and what large sites write of their own. */
const titleTags = ['og:title', 'twitter:title', 'dc.title', 'parsely-title'];
const imageTags = ['og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image', 'twitter:image:src'];
const timeTags = [
  'article:published_time',
  'og:published_time',
  'datepublished',
  'date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'parsely-pub-date',
  'pubdate',
  'publishdate',
  'publish_time',
  'sailthru.date',
];

/** By lower-case name or property; the first of each counts. */
function metaTags(page: CheerioAPI): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  page('meta[content]').each((_, { attribs }) => {
    const name = (attribs.property ?? attribs.name ?? attribs.itemprop ?? '').toLowerCase();
    const content = tidyText(attribs.content ?? '');
    if (name !== '' && content !== '' && !tags.has(name)) tags.set(name, content);
  });
  return tags;
}

/** In JSON-LD, wherever it stands in the graph; by its form alone, since many sites write JSON that is none. */
const linkedDate = /"datePublished"\s*:\s*"([^"]{4,40})"/;

function publishedTexts(page: CheerioAPI, tags: ReadonlyMap<string, string>): readonly string[] {
  const linked = page('script[type="application/ld+json"]').text();
  const times = page(
    'time[pubdate], [itemprop="datePublished"], article time[datetime], main time[datetime]',
  );
  const marked = times.first().attr('datetime') ?? times.first().attr('content');
  return [linkedDate.exec(linked)?.[1], ...timeTags.map((name) => tags.get(name)), marked].filter(
    (text) => text !== undefined,
  );
}

function firstOf<T>(values: Iterable<T | null>): T | null {
  for (const value of values) if (value !== null) return value;
  return null;
}

/** Title, picture and time of publication from the head of a page and its marked elements. */
export function readPageFacts(html: string, url: string): PageFacts {
  const page = load(html);
  const tags = metaTags(page);
  const { host, pathname } = new URL(url);
  const zone = outletAt(host, pathname)?.timeZone ?? null;
  const headline = tidyText(page('h1').length === 1 ? page('h1').text() : '');
  const named = titleTags.map((name) => tags.get(name)).find((title) => title !== undefined);
  const images = imageTags.map((name) => tags.get(name)).filter((image) => image !== undefined);
  return {
    title: headline || named || tidyText(page('head title').text()) || null,
    imageUrl: firstOf(images.values().map((image) => webUrl(image, url)?.href ?? null)),
    publishedAt: firstOf(
      publishedTexts(page, tags)
        .values()
        .map((text) => parseFeedDate(text, zone)),
    ),
  };
}
