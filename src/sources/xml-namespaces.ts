/**
 * The prefixes by which feedsmith knows elements, by the addresses of their namespaces as feeds write them: without scheme and `www.`,
 * in lower case, up to a `#` or a slash at the end. What is not here keeps the prefix that it has.
 */
const prefixes: Readonly<Record<string, string>> = {
  'purl.org/rss/1.0': 'rss',
  'my.netscape.com/rdf/simple/0.9': 'rss',
  'channel.netscape.com/rdf/simple/0.9': 'rss',
  'backend.userland.com/rss': 'rss',
  'backend.userland.com/rss2': 'rss',
  'backend.userland.com/rss091': 'rss',
  'blogs.law.harvard.edu/tech/rss': 'rss',
  'cyber.law.harvard.edu/rss': 'rss',
  'w3.org/1999/02/22-rdf-syntax-ns': 'rss',
  'w3.org/2005/atom': 'atom',
  'purl.org/atom/ns': 'atom',
  'purl.org/dc/elements/1.1': 'dc',
  'purl.org/dc/elements/1.0': 'dc',
  'purl.org/dc/terms': 'dcterms',
  'purl.org/rss/1.0/modules/content': 'content',
  'purl.org/rss/1.0/modules/syndication': 'sy',
  'search.yahoo.com/mrss': 'media',
  'video.search.yahoo.com/mrss': 'media',
  'tools.search.yahoo.com/mrss': 'media',
  'rssboard.org/media-rss': 'media',
  'itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'w3.org/1999/xhtml': 'xhtml',
  'w3.org/2000/svg': 'svg',
  'w3.org/1998/math/mathml': 'math',
};

/** The namespace that a prefix stands for at some place of a document; the empty prefix is the default. */
export type Namespaces = ReadonlyMap<string, string>;

/** Written otherwise, the same address counts. */
const normalized = (uri: string): string =>
  uri
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/#.*$|\/+$/, '');

/** The prefix that a namespace has everywhere; undefined where it is none of those that feeds use. */
export function knownPrefix(uri: string): string | undefined {
  const name = normalized(uri);
  return Object.hasOwn(prefixes, name) ? prefixes[name] : undefined;
}
