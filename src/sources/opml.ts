import { generateOpml, type Opml, parseOpml } from 'feedsmith';
import { tidyText } from '../articles/tidy-text.ts';
import type { FoundFeed } from './feed.ts';
import { webUrl } from './web-url.ts';

/** What an OPML file says of a feed whose address is none. */
interface BadOutline {
  readonly title: string;
  readonly url: string;
}

export interface OpmlFeeds {
  /** Each address once, in the order of the file, whatever folders they stand in. */
  readonly feeds: readonly FoundFeed[];
  readonly rejected: readonly BadOutline[];
}

type Outline = NonNullable<NonNullable<Opml.Document<string>['body']>['outlines']>[number];

/**
 * The feeds that an OPML file lists (http://opml.org/spec2.opml, subscription lists); null where it is none. Nothing is
 * fetched, and entities of its own are not defined.
 */
export function readOpml(text: string): OpmlFeeds | null {
  const outlines = outlinesOf(text.replace(/^\uFEFF/, ''));
  if (outlines === null) return null;
  const feeds = new Map<string, FoundFeed>();
  const rejected: BadOutline[] = [];
  for (const { xmlUrl, title, text: label } of outlines) {
    if (xmlUrl === undefined) continue;
    const name = tidyText(title ?? label ?? '');
    const url = webUrl(xmlUrl);
    if (url === null) rejected.push({ title: name, url: xmlUrl });
    else if (!feeds.has(url.href)) feeds.set(url.href, { url: url.href, title: name === '' ? null : name });
  }
  return { feeds: [...feeds.values()], rejected };
}

/** All outlines, from the folders too; not by recursion, for folders may stand in one another without end. */
function outlinesOf(text: string): readonly Outline[] | null {
  try {
    const open = (parseOpml(text).body?.outlines ?? []).toReversed();
    const found: Outline[] = [];
    for (let outline = open.pop(); outline !== undefined; outline = open.pop()) {
      found.push(outline);
      open.push(...(outline.outlines ?? []).toReversed());
    }
    return found;
  } catch {
    return null;
  }
}

/** The feeds as OPML 2.0. */
export function writeOpml(
  feeds: readonly { readonly url: string; readonly title: string }[],
  nowMs: number,
): string {
  return generateOpml({
    head: { title: 'Amur', dateCreated: new Date(nowMs) },
    body: { outlines: feeds.map(({ url, title }) => ({ type: 'rss', text: title, title, xmlUrl: url })) },
  });
}
