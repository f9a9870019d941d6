import type { PageRules } from './outlet.ts';
import type { PageElement } from './walk-page.ts';

/** An image proxy that takes the address without its scheme (https://images.weserv.nl/docs/). */
const proxyHost = 'images.weserv.nl';

function unwrapProxy(url: URL): URL | null {
  const inner = url.hostname === proxyHost ? url.searchParams.get('url') : null;
  if (inner === null) return url;
  return URL.parse(/^https?:/.test(inner) ? inner : `https://${inner.replace(/^(?:ssl:)?\/*/, '')}`);
}

/** The address of the picture that an `<img>` shows, also where scripts load it late; null for placeholders. */
export function imageUrl({ attribs }: PageElement, pageUrl: string, rules: PageRules): string | null {
  for (const source of [attribs.src, attribs['data-src'], attribs['data-original']]) {
    if (source === undefined || source.trim() === '') continue;
    const url = URL.parse(source.trim(), pageUrl);
    const picture = url === null ? null : unwrapProxy(url);
    if (picture === null || !/^https?:$/.test(picture.protocol)) continue;
    return rules.placeholderImage?.test(picture.href) ? null : picture.href;
  }
  return null;
}
