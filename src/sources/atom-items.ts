import type { AtomFeed } from 'feedsmith';
import { type RawFeed, type RawItem, type RawText, rawText } from './raw-item.ts';
import { mediaPictures, mediaTexts, updateMinutes } from './rss-items.ts';

type Entry = AtomFeed.Entry<string>;
type Link = AtomFeed.Link<string>;
type Text = AtomFeed.Text | AtomFeed.Content;

/** Atom 1.0 says `html` or `xhtml`, 0.3 a media type; without either the text is plain (RFC 4287 §3.1.1). */
function textOf(text: Text | undefined): RawText | null {
  return rawText(text?.value, /html/i.test(text?.type ?? '') ? 'html' : 'plain', text?.xml?.base);
}

/** Content of another kind, such as a picture in base 64, is no text. */
function contentOf(content: AtomFeed.Content | undefined): RawText | null {
  const isText = /^(?:$|text$|html|xhtml|text\/|application\/xhtml\+xml)/i.test(content?.type ?? '');
  return isText ? textOf(content) : null;
}

const lastResorts: ReadonlySet<string> = new Set(['related', 'via', 'self']);

const isHtml = ({ type }: Link) => type === undefined || /html/i.test(type);

/** A relation by its registered name, in any case, or as the address that the name stands for (RFC 4287 §4.2.7.2). */
const relationOf = ({ rel = 'alternate' }: Link) =>
  rel
    .trim()
    .toLowerCase()
    .replace(/^http:\/\/www\.iana\.org\/assignments\/relation\//, '');

/** `zh-TW` and `zh` are the same here. */
const languageName = (tag: string | undefined): string | undefined => tag?.split('-', 1)[0]?.toLowerCase();

/** The page of an entry: the alternate that is HTML, in its language; any alternate; what the content is instead. */
function linksOf(
  entry: Pick<Entry, 'links' | 'content'>,
  language: string | undefined,
): readonly (string | undefined)[] {
  const alternates = (entry.links ?? []).filter((link) => relationOf(link) === 'alternate');
  const pages = alternates.filter(isHtml);
  const own = pages.find(({ hreflang }) => hreflang && languageName(hreflang) === languageName(language));
  return [own, ...pages, ...alternates].map((link) => link?.href).concat(entry.content?.src);
}

const enclosedPictures = (links: readonly Link[]) =>
  links
    .filter((link) => relationOf(link) === 'enclosure' && link.type?.startsWith('image/') === true)
    .map(({ href }) => href);

function atomEntry(entry: Entry, feedLanguage: string | undefined): RawItem {
  const { content, links = [], dc, media } = entry;
  const language = content?.xml?.lang ?? entry.xml?.lang ?? entry.title?.xml?.lang;
  const idAsLink = /^https?:\/\//i.test(entry.id ?? '') ? entry.id : undefined;
  return {
    id: entry.id ?? null,
    links: [
      ...linksOf({ links, ...(content === undefined ? {} : { content }) }, language ?? feedLanguage),
      idAsLink,
      // Better than none: what the entry is about, or a copy of it.
      ...links.filter((link) => lastResorts.has(relationOf(link))).map(({ href }) => href),
    ],
    base: entry.xml?.base,
    title: textOf(entry.title) ?? rawText(mediaTexts(media).title, 'unknown'),
    summary: textOf(entry.summary) ?? rawText(mediaTexts(media).description, 'plain'),
    content: contentOf(content),
    published: [entry.published, dc?.dates?.[0]],
    updated: [entry.updated],
    author: entry.authors?.[0]?.name ?? entry.source?.authors?.[0]?.name ?? dc?.creators?.[0],
    images: [...mediaPictures(media), ...enclosedPictures(links), entry.itunes?.image],
    language,
  };
}

/** Atom 0.3 and 1.0. */
export function atomFeed(feed: AtomFeed.Feed<string>): RawFeed {
  const language = feed.xml?.lang ?? feed.dc?.languages?.[0];
  const items = (feed.entries ?? []).map((entry) => atomEntry(entry, language));
  const author = feed.authors?.[0]?.name;
  return {
    title: textOf(feed.title),
    siteUrl: linksOf({ links: feed.links ?? [] }, language).find(Boolean),
    base: feed.xml?.base,
    language,
    ttlMinutes: updateMinutes(feed.sy),
    items: items.map((item) => ({ ...item, author: item.author ?? author })),
  };
}
