import type { JsonFeed } from 'feedsmith';
import { type RawFeed, type RawItem, rawText } from './raw-item.ts';

function jsonItem(item: JsonFeed.Item<string>): RawItem {
  const idAsLink = /^https?:\/\//i.test(item.id ?? '') ? item.id : undefined;
  const pictures = (item.attachments ?? []).filter(({ mime_type }) => mime_type?.startsWith('image/'));
  return {
    id: item.id ?? null,
    links: [item.url, item.external_url, idAsLink],
    base: undefined,
    title: rawText(item.title, 'plain'),
    summary: rawText(item.summary, 'plain'),
    content: rawText(item.content_html, 'html') ?? rawText(item.content_text, 'plain'),
    published: [item.date_published],
    updated: [item.date_modified],
    author: item.authors?.[0]?.name,
    images: [item.image, item.banner_image, ...pictures.map(({ url }) => url)],
    language: item.language,
  };
}

/** JSON Feed 1.0 and 1.1. */
export function jsonFeed(feed: JsonFeed.Feed<string>): RawFeed {
  const author = feed.authors?.[0]?.name;
  return {
    title: rawText(feed.title, 'plain'),
    siteUrl: feed.home_page_url,
    base: feed.home_page_url,
    language: feed.language,
    ttlMinutes: undefined,
    items: (feed.items ?? []).map(jsonItem).map((item) => ({ ...item, author: item.author ?? author })),
  };
}
