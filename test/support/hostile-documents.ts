import { rssOf } from './feed-server.ts';

export interface HostileDocument {
  readonly name: string;
  readonly body: () => string | Uint8Array;
  readonly contentType?: string;
}

const rss = (inner: string, prolog = '') =>
  `<?xml version="1.0"?>${prolog}<rss version="2.0"><channel><title>t</title>${inner}</channel></rss>`;
const item = (inner: string) => `<item><title>a</title><link>https://example.org/1</link>${inner}</item>`;
const described = (html: string) => rss(item(`<description><![CDATA[${html}]]></description>`));
const html = (inner: string) =>
  `<!DOCTYPE html><html><head><title>t</title></head><body>${inner}</body></html>`;
const json = (inner: string) => `{"version":"https://jsonfeed.org/version/1","title":"t","items":[${inner}]}`;

const laughs = Array.from(
  { length: 10 },
  (_, i) => `<!ENTITY l${i} "${i === 0 ? 'lol' : `&l${i - 1};`.repeat(10)}">`,
).join('');

const million = 1_000_000;

/** Documents that were made to take memory or time from whoever reads them, or to make him read something else. */
export const hostileDocuments: readonly HostileDocument[] = [
  // Entities.
  {
    name: 'a billion laughs',
    body: () => rss(item('<description>&l9;</description>'), `<!DOCTYPE rss [${laughs}]>`),
  },
  {
    name: 'quadratic entities',
    body: () =>
      rss(
        item(`<description>${'&a;'.repeat(50_000)}</description>`),
        `<!DOCTYPE rss [<!ENTITY a "${'a'.repeat(50_000)}">]>`,
      ),
  },
  {
    name: 'an external entity',
    body: () =>
      rss(item('<description>&x;</description>'), '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
  },
  {
    name: 'a parameter entity',
    body: () => rss(item(''), '<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1:1/"> %x;]>'),
  },
  {
    name: 'an entity of itself',
    body: () =>
      rss(item('<description>&a;</description>'), '<!DOCTYPE rss [<!ENTITY a "&b;"><!ENTITY b "&a;">]>'),
  },
  {
    name: 'an endless document type',
    body: () => `<?xml version="1.0"?><!DOCTYPE rss [${'<!ENTITY a "b">'.repeat(million)}`,
  },
  { name: 'brackets in a document type', body: () => `<!DOCTYPE rss [${'] '.repeat(5 * million)}` },
  {
    name: 'two document types',
    body: () => rss(item('&a;'), '<!DOCTYPE rss><!DOCTYPE rss [<!ENTITY a "b">]>'),
  },
  {
    name: 'a flood of numeric references',
    body: () => rss(item(`<description>${'&#x4e2d;'.repeat(million)}</description>`)),
  },
  {
    name: 'references to no character',
    body: () =>
      rss(item(`<description>${'&#0;&#x110000;&#xD800;&#99999999999;'.repeat(100_000)}</description>`)),
  },
  {
    name: 'references without end',
    body: () => rss(item(`<description>${'&#'.repeat(5 * million)}</description>`)),
  },
  { name: 'ampersands', body: () => rss(item(`<title>${'&'.repeat(10 * million)};</title>`)) },
  // Depth.
  { name: 'deep XML', body: () => `<rss version="2.0">${'<a>'.repeat(4 * million)}` },
  {
    name: 'deep XML in an item',
    body: () => rss(`<item>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</item>`),
  },
  { name: 'items in items', body: () => rss('<item>'.repeat(200_000) + '</item>'.repeat(200_000)) },
  { name: 'channels in channels', body: () => `<rss version="2.0">${'<channel>'.repeat(200_000)}` },
  { name: 'deep HTML in an item', body: () => described('<div>'.repeat(500_000)) },
  { name: 'deep inline HTML in an item', body: () => described('<b>'.repeat(19_000)) },
  { name: 'deep HTML', body: () => html('<div>'.repeat(2 * million)) },
  { name: 'HTML a bit less deep', body: () => html(`${'<div>'.repeat(19_000)}文`) },
  { name: 'formatting elements', body: () => html('<p><b><i><u><a href="/">'.repeat(5_000)) },
  { name: 'tables in tables', body: () => html('<table><tr><td>'.repeat(6_000)) },
  { name: 'forms and paragraphs', body: () => html('<p><form>'.repeat(300_000)) },
  { name: 'deep JSON', body: () => json('['.repeat(5 * million)) },
  { name: 'deep JSON objects', body: () => json('{"a":'.repeat(million)) },
  // Size.
  {
    name: '120,000 items in two channels',
    body: () => rssOf(40_000).replace('</channel></rss>', rssOf(80_000).replace('<?xml version="1.0"?>', '')),
  },
  {
    name: '200,000 entries',
    body: () =>
      `<feed xmlns="http://www.w3.org/2005/Atom">${'<entry><link href="https://example.org/1"/></entry>'.repeat(200_000)}</feed>`,
  },
  {
    name: '200,000 items of JSON',
    body: () =>
      json(Array.from({ length: 200_000 }, (_, i) => `{"id":"https://example.org/${i}"}`).join(',')),
  },
  { name: 'items that never end', body: () => rss('<item><title>a'.repeat(100_000)) },
  {
    name: 'one title of 14 MB',
    body: () =>
      rss(`<item><link>https://example.org/</link><title>${'<b>字</b>'.repeat(million)}</title></item>`),
  },
  {
    name: '50,000 attributes',
    body: () =>
      `<rss version="2.0" ${Array.from({ length: 50_000 }, (_, i) => `a${i}="b"`).join(' ')}><channel/></rss>`,
  },
  {
    name: '50,000 attributes in HTML',
    body: () => html(`<p ${Array.from({ length: 50_000 }, (_, i) => `a${i}="b"`).join(' ')}>`),
  },
  {
    name: '50,000 namespaces',
    body: () =>
      `<rss version="2.0" ${Array.from({ length: 50_000 }, (_, i) => `xmlns:a${i}="b"`).join(' ')}><channel/></rss>`,
  },
  {
    name: '40,000 links',
    body: () => html('<link rel="alternate" type="application/rss+xml" href="/a">'.repeat(40_000)),
  },
  { name: '100,000 paragraphs', body: () => html(`<article>${'<p>文'.repeat(100_000)}</article>`) },
  {
    name: '40,000 enclosures',
    body: () => rss(item('<enclosure url="/a.jpg" type="image/jpeg"/>'.repeat(40_000))),
  },
  { name: '60,000 categories', body: () => rss(item('<category>a</category>'.repeat(60_000))) },
  // What makes patterns run back and forth.
  { name: 'open brackets', body: () => '<'.repeat(10 * million) },
  {
    name: 'open comments',
    body: () => rss(item(`<description>${'<!--'.repeat(2 * million)}</description>`)),
  },
  { name: 'open CDATA', body: () => rss(item('<description><![CDATA['.repeat(500_000))) },
  { name: 'processing instructions', body: () => '<?xml version="1.0"?>'.repeat(500_000) },
  { name: 'half of a feed’s name', body: () => `<rss ${'version= '.repeat(million)}` },
  { name: 'white space', body: () => `${' '.repeat(14 * million)}<rss>` },
  {
    name: 'white space in a date',
    body: () => rss(item(`<pubDate>${' '.repeat(5 * million)}13 Jul 2023</pubDate>`)),
  },
  { name: 'digits in a date', body: () => rss(item(`<pubDate>${'1'.repeat(5 * million)}</pubDate>`)) },
  {
    name: 'white space in a title',
    body: () =>
      rss(`<item><link>https://example.org/</link><title>${'a \n'.repeat(3 * million)}</title></item>`),
  },
  {
    name: 'an address of 10 MB',
    body: () => rss(item(`<link>https://example.org/${'a/../'.repeat(2 * million)}</link>`)),
  },
  { name: 'dots at the end of a text', body: () => described(`<p>${'文.'.repeat(2 * million)}</p>`) },
  { name: 'brackets in an author', body: () => rss(item(`<author>${'('.repeat(3 * million)}</author>`)) },
  { name: 'a style without end', body: () => described(`<p style="${'opacity:0'.repeat(million)}x">文</p>`) },
  { name: 'meta elements', body: () => html(`<meta ${'charset'.repeat(500)}`.repeat(3_000)) },
  {
    name: 'linked data',
    body: () => html(`<script type="application/ld+json">${'"datePublished"'.repeat(500_000)}</script>`),
  },
  // Bytes.
  { name: 'noughts', body: () => new Uint8Array(14 * million) },
  { name: 'broken UTF-8', body: () => new Uint8Array(14 * million).fill(0xff) },
  { name: 'UTF-16 of one byte', body: () => Uint8Array.of(0xff, 0xfe, 0x3c) },
  { name: 'UTF-32', body: () => Uint8Array.of(0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0) },
  {
    name: 'escapes of ISO-2022-JP',
    body: () => '\u001b$B'.repeat(4 * million),
    contentType: 'text/xml; charset=iso-2022-jp',
  },
  {
    name: 'a name that changes all objects',
    body: () =>
      json(
        '{"id":"https://example.org/","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
      ),
  },
  {
    name: 'an element of that name',
    body: () => rss(item('<__proto__><polluted>a</polluted></__proto__><constructor>a</constructor>')),
  },
];
