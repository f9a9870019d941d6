import { type AnyFeed, parseFeed } from 'feedsmith';

/** Of one poll; feeds that list all they ever had begin with the newest. */
export const mostItems = 500;

const itemEnd = /<\/(?:[\w.-]+:)?(?:item|entry)\s*>/gi;

const doctype = /<!DOCTYPE[^>[]*(?:\[[\s\S]*?\]\s*)?>/i;

/** Entities are defined in a document type; no feed needs one, so that none is ever unfolded or fetched. */
function withoutDoctype(xml: string): string {
  const rest = xml.replace(doctype, '');
  return /<!DOCTYPE/i.test(rest.slice(0, 1_000)) ? '' : rest;
}

/** The end of the `count`th item, or of the last; 0 where there is none. */
function endOfItems(xml: string, count: number): number {
  let end = 0;
  let found = 0;
  for (const match of xml.matchAll(itemEnd)) {
    end = match.index + match[0].length;
    found += 1;
    if (found === count) break;
  }
  return end;
}

/** The document up to there, with the elements closed that items stand in. */
function cutAt(xml: string, end: number): string {
  const head = xml.slice(0, end);
  const root = /<([a-z_][\w.:-]*)/i.exec(head)?.[1] ?? 'rss';
  const channel = /<((?:[\w.-]+:)?channel)[\s>]/i.exec(head)?.[1];
  const isOpen = channel !== undefined && !head.includes(`</${channel}`);
  return `${head}${isOpen ? `</${channel}>` : ''}</${root}>`;
}

/**
 * A feed of any format, of its items the first 500: what comes after them is not even read. Of a document that breaks off, or
 * breaks, the whole items before count.
 * @throws DetectError where it is no feed; MalformedError, ParseError where nothing of it can be read (feedsmith)
 */
export function readFeedDocument(text: string): AnyFeed {
  const xml = withoutDoctype(text.replace(/^[\uFEFF\s]+/, ''));
  if (xml.startsWith('{')) return parseFeed(xml, { maxItems: mostItems });
  const end = endOfItems(xml, mostItems);
  const isCut = end > 0 && endOfItems(xml.slice(end), 1) > 0;
  if (isCut) return parseFeed(cutAt(xml, end));
  try {
    return parseFeed(xml);
  } catch (error) {
    if (end === 0) throw error;
    return parseFeed(cutAt(xml, end));
  }
}
