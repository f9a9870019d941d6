import type { MediaNs, RdfFeed, RssFeed, SyNs } from 'feedsmith';
import { type RawFeed, type RawItem, rawText } from './raw-item.ts';

type Media = MediaNs.ItemOrFeed;
type RssItem = RssFeed.Item<string>;
type RdfItem = RdfFeed.Item<string>;
/** RDF has fewer fields, and an address in `rdf:about`. */
type AnyItem = RssItem & Pick<RdfItem, 'rdf'>;

interface MediaFile {
  readonly url?: string | undefined;
  readonly type?: string | undefined;
  readonly medium?: string | undefined;
}

const isPicture = ({ url, type, medium }: MediaFile): boolean =>
  medium === 'image' ||
  (type?.startsWith('image/') ??
    (medium === undefined && /\.(?:jpe?g|png|webp|gif)(?:$|\?)/i.test(url ?? '')));

/** The pictures of Media RSS: whole ones, then thumbnails. */
export function mediaPictures(media: Media | undefined): readonly (string | undefined)[] {
  if (media === undefined) return [];
  const boxes = [media, ...(media.groups ?? [])];
  const contents = boxes.flatMap((box) => box.contents ?? []);
  const thumbnails = [...boxes, ...contents].flatMap((box) => box.thumbnails ?? []);
  return [...contents.filter(isPicture), ...thumbnails].map(({ url }) => url);
}

/** What Media RSS says of an item, or of the first file of it. */
export function mediaTexts(media: Media | undefined): { title?: string; description?: string } {
  const groups = media?.groups ?? [];
  const boxes = [
    media,
    ...groups,
    ...(media?.contents ?? []),
    ...groups.flatMap(({ contents }) => contents ?? []),
  ];
  const title = boxes.find((box) => box?.title !== undefined)?.title?.value;
  const description = boxes.find((box) => box?.description !== undefined)?.description?.value;
  return { ...(title && { title }), ...(description && { description }) };
}

const periodMinutes: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1_440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};

/** What the syndication module asks for between two polls (https://web.resource.org/rss/1.0/modules/syndication/). */
export function updateMinutes(sy: SyNs.Feed<string> | undefined): number | undefined {
  const period = periodMinutes[sy?.updatePeriod?.toLowerCase() ?? ''];
  return period === undefined ? undefined : period / Math.max(1, sy?.updateFrequency ?? 1);
}

const alternate = (links: readonly { href?: string; rel?: string }[] | undefined): string | undefined =>
  links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href;

/** An identifier that is an address: it looks like a whole one and does not say that it is none, or like a path and says so. */
function permalink(guid: RssItem['guid']): string | undefined {
  const address = guid?.isPermaLink === true ? /^(?:https?:\/)?\//i : /^https?:\/\//i;
  return guid?.isPermaLink !== false && address.test(guid?.value ?? '') ? guid?.value : undefined;
}

/** RSS 2.0 puts addresses there; people put names. */
const authorName = ({ name }: { name?: string }) => name;

function rssItem(item: AnyItem): RawItem {
  const { dc, dcterms, atom, media, itunes, content } = item;
  const full = content?.encoded ?? atom?.content?.value;
  const summaries = [item.description, dc?.descriptions?.[0], atom?.summary?.value, itunes?.summary];
  const captions = [mediaTexts(media).description, itunes?.subtitle];
  const published = [
    item.pubDate,
    dc?.dates?.[0],
    dcterms?.issued?.[0],
    dcterms?.created?.[0],
    atom?.published,
  ];
  const titles = [item.title, dc?.titles?.[0], atom?.title?.value, mediaTexts(media).title, itunes?.title];
  return {
    id: item.guid?.value ?? atom?.id ?? dc?.identifiers?.[0] ?? item.rdf?.about ?? null,
    links: [item.link, alternate(atom?.links), permalink(item.guid), item.rdf?.about],
    base: item.xml?.base,
    title: rawText(titles.find(Boolean), 'unknown'),
    summary: rawText([...summaries, ...captions].find(Boolean), 'unknown'),
    content: rawText(full, 'html'),
    published,
    updated: [atom?.updated, dcterms?.modified?.[0]],
    author:
      item.authors?.map(authorName).find(Boolean) ??
      dc?.creators?.[0] ??
      atom?.authors?.[0]?.name ??
      itunes?.author,
    images: [
      ...mediaPictures(media),
      ...(item.enclosures ?? []).filter(isPicture).map(({ url }) => url),
      itunes?.image,
    ],
    language: item.xml?.lang ?? dc?.languages?.[0],
  };
}

/** RSS 0.9x and 2.0, and 0.90 and 1.0, which are RDF. */
export function rssFeed(feed: RssFeed.Feed<string> | RdfFeed.Feed<string>): RawFeed {
  const items: readonly AnyItem[] = feed.items ?? [];
  return {
    title: rawText(feed.title ?? feed.dc?.titles?.[0], 'unknown'),
    siteUrl: feed.link ?? alternate(feed.atom?.links),
    base: feed.xml?.base ?? feed.link,
    language: ('language' in feed ? feed.language : undefined) ?? feed.dc?.languages?.[0] ?? feed.xml?.lang,
    ttlMinutes: ('ttl' in feed ? feed.ttl : undefined) ?? updateMinutes(feed.sy),
    items: items.map(rssItem),
  };
}
