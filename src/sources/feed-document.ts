import { type AnyFeed, DetectError, parseFeed } from 'feedsmith';
import { canonicalFeed } from './canonical-feed.ts';
import { withoutDoctype } from './document-type.ts';

/** Of one poll; feeds that list all they ever had begin with the newest. */
export const mostItems = 500;

const itemEnd = /<\/(?:[\w.-]+:)?(?:item|entry)\s*>/gi;

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

const verbatim = /(<!\[CDATA\[[\s\S]*?\]\]>)/;
const wholeItem = /<((?:[\w.-]+:)?(?:item|entry))[\s>][\s\S]*?<\/\1\s*>/gi;

/** The items that can be read by themselves, brackets that open nothing taken for what they are. */
function mended(xml: string): string {
  const escaped = xml
    .split(verbatim)
    .map((part) => (part.startsWith('<![CDATA[') ? part : part.replace(/<(?![a-z_/!?])/gi, '&lt;')))
    .join('');
  const items = [...escaped.matchAll(wholeItem)];
  const head = escaped.slice(0, items[0]?.index ?? 0);
  const document = (inner: string) => cutAt(head + inner, head.length + inner.length);
  const isReadable = (item: string) => {
    try {
      return parseFeed(document(item)) !== null;
    } catch {
      return false;
    }
  };
  return document(
    items
      .map(([item]) => item)
      .filter(isReadable)
      .join(''),
  );
}

/** Feedsmith reads no RSS without one. */
const withChannel = (xml: string): string =>
  /^<rss[\s>]/.test(xml) && !/<channel[\s>]/.test(xml)
    ? xml.replace('>', '><channel><title/></channel>')
    : xml;

const isRss = /^<(?:rss|rdf)\b/;
/** Without text: closed in itself, or at once. */
const emptyLink = /<link(?:\s[^<>]*)?(?:\/>|>\s*<\/link\s*>)/gi;

/**
 * The links of RSS and RDF as they should be: an address that stands in an attribute, as Atom has it, becomes the text of its
 * element, and one that is empty or of another relation goes, lest it hides another.
 */
function withPlainLinks(xml: string): string {
  if (!isRss.test(xml)) return xml;
  return xml.replace(emptyLink, (link) => {
    const relation = /\srel\s*=\s*["']?([^\s"'/>]*)/i.exec(link)?.[1] ?? 'alternate';
    const [, double, single] = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(link) ?? [];
    const address = double ?? single;
    return relation.toLowerCase() === 'alternate' && address !== undefined ? `<link>${address}</link>` : '';
  });
}

/** JSON with what people leave in it: line breaks within strings, commas before a closing bracket; up to the last whole item. */
function jsonFeed(written: string): AnyFeed {
  const json = written.replace(/\p{Cc}+/gu, ' ');
  const versions = [
    () => json,
    () => json.replace(/,\s*(?=[\]}])/g, ''),
    () => `${json.slice(0, json.lastIndexOf('},') + 1)}]}`,
  ];
  const read = (text: string) => parseFeed(text, { maxItems: mostItems });
  return firstReadable(versions, read, () => true);
}

/**
 * A feed of any format, of its items the first 500: what comes after them is not even read. Of a document that breaks off, the
 * whole items before count; of one that is broken, those that can be read by themselves.
 * @param url what relative addresses refer to where the document says nothing else
 * @throws DetectError where it is no feed; MalformedError, ParseError where nothing of it can be read (feedsmith)
 */
export function readFeedDocument(text: string, url: string): AnyFeed {
  const { xml: written, entities } = withoutDoctype(text.replace(/^[\uFEFF\s]+/, ''));
  if (written.startsWith('{')) return jsonFeed(written);
  const last = endOfItems(written, mostItems);
  const isCut = endOfItems(written.slice(last), 1) > 0;
  const xml = withChannel(
    withPlainLinks(canonicalFeed(isCut ? written.slice(0, last) : written, url, entities)),
  );
  const end = endOfItems(xml, mostItems);
  if (end === 0) return parseFeed(xml);
  return firstReadable([
    ...(isCut ? [] : [() => xml]),
    () => cutAt(xml, end),
    () => mended(xml.slice(0, end)),
  ]);
}

/** Of versions of a document, the most faithful first, the first that can be read. @throws the fault of the last */
function firstReadable(
  [version, ...others]: readonly (() => string)[],
  read: (text: string) => AnyFeed = parseFeed,
  mayHelp: (error: unknown) => boolean = (error) => !(error instanceof DetectError),
): AnyFeed {
  try {
    return read(version?.() ?? '');
  } catch (error) {
    if (others.length === 0 || !mayHelp(error)) throw error;
    return firstReadable(others, read, mayHelp);
  }
}
