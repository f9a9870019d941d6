import { describe, expect, it } from 'vitest';
import type { FeedItem, ParsedFeed } from '../../src/sources/feed.ts';
import { parseFeedBytes } from '../../src/sources/parse-feed.ts';
import { rssOf } from '../support/feed-server.ts';

const url = 'https://feeds.example.org/news/feed.xml';

const read = (text: string, address = url) =>
  parseFeedBytes({ bytes: new TextEncoder().encode(text), contentType: null, url: address });

function feed(text: string, address = url): ParsedFeed {
  const parsed = read(text, address);
  if (!parsed.ok) throw new Error(parsed.fault.key);
  return parsed.value;
}

function item(text: string, address = url): FeedItem {
  const [first] = feed(text, address).items;
  if (first === undefined) throw new Error('no item');
  return first;
}

const rss = (inner: string, attributes = '') =>
  `<?xml version="1.0"?><rss version="2.0" ${attributes}><channel><title>频道</title><link>https://example.org/</link>${inner}</channel></rss>`;
const rssItem = (inner: string, attributes = '') =>
  item(rss(`<item><title>题</title><link>https://example.org/1</link>${inner}</item>`, attributes));
const atom = (inner: string, attributes = '') =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>源</title>${inner}</feed>`;
const atomEntry = (inner: string, attributes = '') =>
  item(
    atom(
      `<entry><id>tag:1</id><link href="https://example.org/1"/><title>题</title>${inner}</entry>`,
      attributes,
    ),
  );

const rdf = (xmlns: string, inner: string) =>
  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="${xmlns}" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>频道</title><link>https://example.org/</link></channel>${inner}</rdf:RDF>`;

const plainItem =
  '<item><title>题</title><link>https://example.org/1</link><description>文</description></item>';

describe('formats', () => {
  it.each([
    ['RSS 0.90', rdf('http://my.netscape.com/rdf/simple/0.9/', plainItem)],
    [
      'RSS 1.0',
      rdf(
        'http://purl.org/rss/1.0/',
        plainItem.replace('<item>', '<item rdf:about="https://example.org/1">'),
      ),
    ],
    [
      'RSS 0.91, with its document type',
      `<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>频道</title><link>https://example.org/</link>${plainItem}</channel></rss>`,
    ],
    [
      'RSS 0.92',
      `<rss version="0.92"><channel><title>频道</title><link>https://example.org/</link>${plainItem}</channel></rss>`,
    ],
    ['RSS 2.0', rss(plainItem)],
    [
      'RSS in capitals',
      `<RSS VERSION="2.0"><CHANNEL><TITLE>频道</TITLE><LINK>https://example.org/</LINK>${plainItem.toUpperCase().replace('HTTPS://EXAMPLE.ORG', 'https://example.org')}</CHANNEL></RSS>`,
    ],
    [
      'RSS without a version',
      `<rss><channel><title>频道</title><link>https://example.org/</link>${plainItem}</channel></rss>`,
    ],
    ['RSS after white space', `\n\n  ${rss(plainItem)}`],
    [
      'Atom 0.3',
      '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>频道</title><link rel="alternate" type="text/html" href="https://example.org/"/><entry><title>题</title><link rel="alternate" href="https://example.org/1"/><summary>文</summary></entry></feed>',
    ],
    [
      'Atom 1.0',
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>频道</title><link href="https://example.org/"/><entry><title>题</title><link href="https://example.org/1"/><summary>文</summary></entry></feed>',
    ],
    [
      'Atom 1.0 with a prefix',
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>频道</a:title><a:link href="https://example.org/"/><a:entry><a:title>题</a:title><a:link href="https://example.org/1"/><a:summary>文</a:summary></a:entry></a:feed>',
    ],
    [
      'JSON Feed 1.0',
      '{"version":"https://jsonfeed.org/version/1","title":"频道","home_page_url":"https://example.org/","items":[{"id":"1","url":"https://example.org/1","title":"题","content_text":"文"}]}',
    ],
    [
      'JSON Feed 1.1',
      '{"version":"https://jsonfeed.org/version/1.1","title":"频道","home_page_url":"https://example.org/","items":[{"id":"1","url":"https://example.org/1","title":"题","content_html":"<p>文</p>"}]}',
    ],
  ])('%s', (_, text) => {
    const parsed = feed(text);
    expect(parsed).toMatchObject({ title: '频道', siteUrl: 'https://example.org/' });
    expect(parsed.items).toHaveLength(1);
    expect(parsed.items[0]).toMatchObject({
      url: expect.stringMatching(/^https:\/\/example\.org\/1$/),
      title: '题',
      paragraphs: ['文'],
      isFullText: false,
    });
  });

  it('without items', () => {
    expect(feed(rss('')).items).toEqual([]);
    expect(feed(atom('')).items).toEqual([]);
  });
});

describe('what is no feed, or cannot be read', () => {
  it.each([
    ['nothing', '', 'notFeed'],
    ['words', 'Service temporarily unavailable', 'notFeed'],
    [
      'a page',
      '<!DOCTYPE html><html><head><title>404</title></head><body><p>Not found</p></body></html>',
      'notFeed',
    ],
    [
      'other XML',
      '<?xml version="1.0"?><urlset><url><loc>https://example.org/</loc></url></urlset>',
      'notFeed',
    ],
    ['other JSON', '{"a": 1}', 'notFeed'],
    ['JSON that breaks off', '{"version":"https://jsonfeed.org/version/1","items":[', 'notFeed'],
    ['a document type without end', '<!DOCTYPE rss [<!ENTITY a "b">', 'notFeed'],
    ['XML that breaks off before an item', '<rss version="2.0"><channel><title>a', 'parse'],
  ])('%s', (_, text, key) => {
    expect(read(text)).toEqual({ ok: false, fault: { key } });
  });

  it('breaks off after items: they count', () => {
    const whole = rssOf(3);
    const third = whole.indexOf('<title>标题 2');
    expect(feed(whole.slice(0, third)).items.map(({ title }) => title)).toEqual(['标题 0', '标题 1']);
    const entry = '<entry><title>题</title><link href="https://example.org/1"/></entry>';
    expect(
      feed(`<a:feed xmlns:a="http://www.w3.org/2005/Atom">${entry.replaceAll(/<(\/?)/g, '<$1a:')}<a:ent`)
        .items,
    ).toHaveLength(1);
    expect(
      feed(rdf('http://purl.org/rss/1.0/', `${plainItem}<item>`).replace('</rdf:RDF>', '')).items,
    ).toHaveLength(1);
  });

  it('has more than 500 items: the first count', () => {
    const titles = feed(rssOf(2_000)).items.map(({ title }) => title);
    expect([titles.length, titles[0], titles.at(-1)]).toEqual([500, '标题 0', '标题 499']);
    const entries = Array.from({ length: 600 }, (_, i) => ({
      id: `${i}`,
      url: `https://example.org/${i}`,
      title: `${i}`,
    }));
    const json = JSON.stringify({ version: 'https://jsonfeed.org/version/1', title: 'a', items: entries });
    expect(feed(json).items).toHaveLength(500);
  });

  it('has two faults in an item: the others count', () => {
    expect(feed(rss(`<item/><item><title>a</title></item>${plainItem}`)).items).toHaveLength(1);
  });
});

describe('titles', () => {
  it.each([
    ['AT&amp;T', 'AT&T'],
    ['&lt;b&gt;粗&lt;/b&gt;体', '粗体'],
    ['<![CDATA[<i>斜</i> &amp; 体]]>', '斜 & 体'],
    ['<![CDATA[A & B]]>', 'A & B'],
    ['1 &lt; 2', '1 < 2'],
    ['a &amp;amp; b &amp;#20013;', 'a & b 中'],
    ['&#x4e2d;&#20420;', '中俄'],
    ['&quot;普京&quot;&nbsp;&mdash; 新华社', '"普京" — 新华社'],
    ['  many\n\t  spaces  ', 'many spaces'],
    ['zero\u200bwidth', 'zerowidth'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;题', '题'],
    ['<b>粗</b>体', '粗体'],
  ])('RSS: %s', (written, title) => {
    expect(item(rss(`<item><link>https://example.org/1</link><title>${written}</title></item>`)).title).toBe(
      title,
    );
  });

  it.each([
    ['<title>&lt;b&gt; is a tag</title>', '<b> is a tag'],
    ['<title type="text">AT&amp;amp;T</title>', 'AT&amp;T'],
    ['<title type="html">&lt;b&gt;粗&lt;/b&gt;</title>', '粗'],
    ['<title type="html"><![CDATA[<b>粗</b>]]></title>', '粗'],
    ['<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><b>粗</b>体</div></title>', '粗体'],
  ])('Atom: %s', (written, title) => {
    expect(item(atom(`<entry><link href="https://example.org/1"/>${written}</entry>`)).title).toBe(title);
  });

  it('of JSON are plain', () => {
    const json = {
      version: 'https://jsonfeed.org/version/1',
      items: [{ id: '1', url: 'https://example.org/1', title: '<b>&amp;' }],
    };
    expect(item(JSON.stringify(json)).title).toBe('<b>&amp;');
  });

  it('that are missing come from the text', () => {
    const text = `${'字'.repeat(50)}。${'字'.repeat(50)}。`;
    expect(
      item(rss(`<item><link>https://example.org/1</link><description>${text}</description></item>`)).title,
    ).toBe(`${'字'.repeat(50)}。…`);
  });
});

describe('addresses and ids', () => {
  const link = (inner: string, attributes = '') =>
    item(rss(`<item><title>a</title>${inner}</item>`, attributes));

  it.each([
    ['<guid>https://example.org/1</guid>', 'https://example.org/1'],
    ['<guid isPermaLink="true">https://example.org/1</guid>', 'https://example.org/1'],
    ['<link>\n https://example.org/1 \n</link>', 'https://example.org/1'],
    ['<link><![CDATA[https://example.org/1?a=1&b=2]]></link>', 'https://example.org/1?a=1&b=2'],
    ['<link>https://example.org/1?a=1&amp;b=2</link>', 'https://example.org/1?a=1&b=2'],
    ['<link>https://example.org/中俄</link>', `https://example.org/${encodeURIComponent('中俄')}`],
    ['<link>/1</link>', 'https://example.org/1'],
    ['<link>//cdn.example.org/1</link>', 'https://cdn.example.org/1'],
    ['<link>javascript:alert(1)</link><guid>https://example.org/1</guid>', 'https://example.org/1'],
    ['<link>https://user:secret@example.org/1#top</link>', 'https://example.org/1'],
    ['<link>www.example.org/1</link>', 'https://www.example.org/1'],
    ['<link>https://example.org/\n1</link>', 'https://example.org/1'],
    ['<link href="https://example.org/1"/>', 'https://example.org/1'],
    ["<link rel='alternate' href='https://example.org/1?a&amp;b'></link>", 'https://example.org/1?a&b'],
    ['<link/><link>https://example.org/1</link>', 'https://example.org/1'],
    [
      '<link rel="hub" href="https://hub.example/"/><link>https://example.org/1</link>',
      'https://example.org/1',
    ],
  ])('%s', (inner, expected) => {
    expect(link(inner).url).toBe(expected);
  });

  it.each([
    '',
    '<guid isPermaLink="false">https://example.org/1</guid>',
    '<link>mailto:a@example.org</link>',
    '<link></link>',
  ])('an item without an address is left out: %j', (inner) => {
    expect(feed(rss(`<item><title>a</title>${inner}</item>`)).items).toEqual([]);
  });

  it('ids are the feed’s, or none', () => {
    expect(link('<link>https://example.org/1</link><guid isPermaLink="false"> a-1 </guid>').id).toBe('a-1');
    expect(link('<link>https://example.org/1</link>').id).toBeNull();
    expect(atomEntry('').id).toBe('tag:1');
  });

  it('relative ones stand on xml:base, of the entry, the feed, the document', () => {
    const entry = (base: string) => `<entry ${base}><title>a</title><link href="1"/></entry>`;
    expect(item(atom(entry(''))).url).toBe('https://feeds.example.org/news/1');
    expect(item(atom(entry(''), 'xml:base="https://example.org/a/"')).url).toBe('https://example.org/a/1');
    expect(item(atom(entry('xml:base="b/"'), 'xml:base="https://example.org/a/"')).url).toBe(
      'https://example.org/a/b/1',
    );
    expect(item(atom(entry('xml:base="https://other.example/"'))).url).toBe('https://other.example/1');
    expect(link('<link>1</link>', 'xml:base="https://example.org/a/"').url).toBe('https://example.org/a/1');
    expect(link('<link>1</link>', 'xml:base="javascript:a"').url).toBe('https://feeds.example.org/news/1');
  });

  it('of Atom: the page among the links', () => {
    const links =
      '<link rel="self" href="https://example.org/self"/><link rel="alternate" type="application/pdf" href="https://example.org/1.pdf"/><link rel="alternate" type="text/html" href="https://example.org/1"/>';
    expect(item(atom(`<entry><title>a</title>${links}</entry>`)).url).toBe('https://example.org/1');
    expect(
      item(atom('<entry><title>a</title><content type="text/html" src="https://example.org/1"/></entry>'))
        .url,
    ).toBe('https://example.org/1');
    expect(item(atom('<entry><title>a</title><id>https://example.org/1</id></entry>')).url).toBe(
      'https://example.org/1',
    );
  });

  it.each([
    ['Alternate', 'https://example.org/1'],
    ['http://www.iana.org/assignments/relation/alternate', 'https://example.org/1'],
    ['related', 'https://example.org/1'],
    ['self', 'https://example.org/1'],
  ])('of Atom, where nothing else leads to it: %s', (rel, expected) => {
    const replies = '<link rel="replies" href="https://example.org/replies"/>';
    const entry = `<entry><title>a</title>${replies}<link rel="${rel}" href="https://example.org/1"/></entry>`;
    expect(item(atom(entry)).url).toBe(expected);
  });

  it('of Atom: none of replies, licences and files', () => {
    const links = ['replies', 'license', 'enclosure', 'edit'].map(
      (rel) => `<link rel="${rel}" href="https://example.org/${rel}"/>`,
    );
    expect(feed(atom(`<entry><title>a</title>${links.join('')}</entry>`)).items).toEqual([]);
  });

  it('of JSON: the item’s own before the one it is about', () => {
    const of = (fields: object) =>
      item(JSON.stringify({ version: 'https://jsonfeed.org/version/1', items: [{ title: 'a', ...fields }] }))
        .url;
    expect(of({ id: '1', url: 'https://a.example/1', external_url: 'https://b.example/' })).toBe(
      'https://a.example/1',
    );
    expect(of({ id: '1', external_url: 'https://b.example/' })).toBe('https://b.example/');
    expect(of({ id: 'https://a.example/1' })).toBe('https://a.example/1');
  });
});

describe('times', () => {
  const dc = (time: string) => `<dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">${time}</dc:date>`;
  const atomic = (time: string) => `<a:updated xmlns:a="http://www.w3.org/2005/Atom">${time}</a:updated>`;

  it.each([
    ['<pubDate>Thu, 13 Jul 2023 15:15:01 GMT</pubDate>', '2023-07-13T15:15:01.000Z'],
    ['<pubdate>Thu, 13 Jul 2023 15:15:01 GMT</pubdate>', '2023-07-13T15:15:01.000Z'],
    [dc('2023-07-13T15:15:01+08:00'), '2023-07-13T07:15:01.000Z'],
    [`<pubDate>soon</pubDate>${dc('2023-07-13')}`, '2023-07-13T00:00:00.000Z'],
    [atomic('2023-07-13T15:15:01Z'), '2023-07-13T15:15:01.000Z'],
    [`<pubDate></pubDate>${atomic('2023-07-13T15:15:01Z')}`, '2023-07-13T15:15:01.000Z'],
    ['<pubDate>soon</pubDate>', null],
  ])('of RSS: %s', (written, expected) => {
    expect(rssItem(written).publishedAt).toBe(expected);
  });

  it('of Atom 0.3: issued and modified', () => {
    const written =
      '<issued>2023-07-13T15:15:01Z</issued><modified>2023-07-14T15:15:01Z</modified><created>2023-07-12T15:15:01Z</created>';
    const { publishedAt, updatedAt } = item(
      `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>源</title><entry><title>题</title><link rel="alternate" href="https://example.org/1"/>${written}</entry></feed>`,
    );
    expect([publishedAt, updatedAt]).toEqual(['2023-07-13T15:15:01.000Z', '2023-07-14T15:15:01.000Z']);
  });
});

describe('markup that is none', () => {
  const titles = (text: string) => feed(text).items.map(({ title }) => title);
  const two = `${plainItem}${plainItem}`;

  it.each([
    ['a mark and white space before the declaration', `\ufeff\n ${rss(two)}`],
    ['a warning of the software before it', `<br />\n<b>Warning</b>: foo<br />\n${rss(two)}`],
    ['comments and instructions', rss(two).replace('?>', '?><?xml-stylesheet href="a.css"?><!-- <rss> -->')],
    ['something after the end', `${rss(two)}<script>x</script><!-- cached -->`],
    ['an attribute without quotation marks', rss(two).replace('"2.0"', '2.0')],
    ['an item with an element that nothing closes', rss(two + plainItem.replace('</description>', ''))],
    [
      'an item that another one closes',
      rss(`${plainItem}${plainItem.replace('</title>', '</link>')}${plainItem}`),
    ],
    ['items outside of the channel', rss('').replace('</channel>', `</channel>${two}`)],
    ['a channel that is not closed', rss(two).replace('</channel>', '')],
  ])('%s', (_, text) => {
    expect(titles(text)).toEqual(['题', '题']);
  });

  it('ampersands and entities that nobody defined', () => {
    const link = '<link>https://example.org/1?a=1&b=2</link>';
    const parsed = item(rss(`<item><title>R&D&nbsp;&hellip; &none; 1 < 2</title>${link}</item>`));
    expect(parsed).toMatchObject({ title: 'R&D … &none; 1 < 2', url: 'https://example.org/1?a=1&b=2' });
  });

  it('a style sheet within a text stays what it is', () => {
    const html = '<![CDATA[<link rel="stylesheet" href="a.css"/><p>文</p>]]>';
    expect(rssItem(`<description>${html}</description>`).paragraphs).toEqual(['文']);
  });
});

describe('JSON as people write it', () => {
  const of = (fields: object) =>
    item(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items: [{ title: 'a', ...fields }] }));

  it('with numbers for ids, null for nothing, and relative addresses', () => {
    expect(of({ id: 7, url: '/7', content_html: null, content_text: '文', image: null })).toMatchObject({
      id: '7',
      url: 'https://feeds.example.org/7',
      paragraphs: ['文'],
      image: null,
    });
  });

  it('with the author of 1.0, of the item or the feed', () => {
    expect(of({ id: '1', url: '/1', author: { name: '记者' } }).author).toBe('记者');
  });
});

describe('text', () => {
  const long = '中俄两国领导人在北京举行会谈，就双边贸易交换意见。'.repeat(20);
  const encoded = (html: string) =>
    `<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[${html}]]></content:encoded>`;

  it('is the content, the summary stands above it', () => {
    const { lead, paragraphs, isFullText } = rssItem(
      `<description>&lt;p>导语&lt;/p></description>${encoded(`<p>${long}</p><p>第二段</p>`)}`,
    );
    expect([lead, paragraphs, isFullText]).toEqual(['导语', [long, '第二段'], true]);
  });

  it('is the description where there is no content: an excerpt, or all', () => {
    expect(rssItem(`<description>${long}</description>`)).toMatchObject({
      lead: null,
      paragraphs: [long],
      isFullText: false,
    });
    const html = [long, long, long].map((text) => `&lt;p>${text}&lt;/p>`).join('');
    expect(rssItem(`<description>${html}</description>`)).toMatchObject({
      paragraphs: [long, long, long],
      isFullText: true,
    });
  });

  it.each([
    '……',
    '...',
    '[…]',
    '<a href="https://example.org/1">阅读全文</a>',
    'Read more »',
    'Читать далее',
  ])('that ends with %s is an excerpt', (end) =>
    expect(rssItem(encoded(`<p>${long}</p><p>${long}${end}</p>`)).isFullText).toBe(false),
  );

  it('leaves out scripts, styles, frames and what is hidden', () => {
    const html =
      '<p>文</p><script>x</script><style>p{}</style><iframe>x</iframe><p style="display:none">藏</p><p hidden>藏</p><div aria-hidden="true">藏</div><p style="font-size:0px">藏</p><p style="visibility: hidden">藏</p><span style="opacity:0">藏</span>';
    expect(rssItem(encoded(html)).paragraphs).toEqual(['文']);
  });

  it('in plain lines is a paragraph each', () => {
    expect(rssItem('<description>一行\n二行</description>').paragraphs).toEqual(['一行', '二行']);
  });

  it('of Atom is html, xhtml or plain', () => {
    expect(atomEntry('<content type="html">&lt;p>一&lt;/p>&lt;p>二&lt;/p></content>').paragraphs).toEqual([
      '一',
      '二',
    ]);
    expect(
      atomEntry(
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>一</p><p>二</p></div></content>',
      ).paragraphs,
    ).toEqual(['一', '二']);
    expect(atomEntry('<content>&lt;p> stays</content>').paragraphs).toEqual(['<p> stays']);
    expect(
      atomEntry('<summary>导</summary><content type="image/png">iVBORw0KGgo=</content>').paragraphs,
    ).toEqual(['导']);
  });

  it('names its agencies, the dateline goes', () => {
    expect(rssItem('<description>（法新社北京5日电） 会谈开始。</description>')).toMatchObject({
      agencies: ['afp'],
    });
  });
});

describe('namespaces', () => {
  const media = 'xmlns:media="http://search.yahoo.com/mrss/"';

  it('dc', () => {
    const xmlns = 'xmlns:dc="http://purl.org/dc/elements/1.1/"';
    expect(
      rssItem(
        '<dc:creator>王五</dc:creator><dc:date>2023-07-13T08:00:00Z</dc:date><dc:language>zh-TW</dc:language>',
        xmlns,
      ),
    ).toMatchObject({ author: '王五', publishedAt: '2023-07-13T08:00:00.000Z', language: 'zh-TW' });
    expect(rssItem('<x:creator>王五</x:creator>', 'xmlns:x="http://purl.org/dc/elements/1.1/"').author).toBe(
      '王五',
    );
  });

  it('media', () => {
    const picture = (inner: string) => rssItem(inner, media).image?.url;
    expect(picture('<media:content url="https://example.org/a.jpg" medium="image"/>')).toBe(
      'https://example.org/a.jpg',
    );
    expect(picture('<media:group><media:content url="/a.jpg" type="image/jpeg"/></media:group>')).toBe(
      'https://example.org/a.jpg',
    );
    expect(
      picture('<media:content url="/a.mp4" type="video/mp4"><media:thumbnail url="/t.jpg"/></media:content>'),
    ).toBe('https://example.org/t.jpg');
    expect(picture('<media:thumbnail url="javascript:a"/>')).toBeUndefined();
  });

  it('itunes', () => {
    const xmlns = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"';
    expect(
      rssItem(
        '<itunes:author>王五</itunes:author><itunes:summary>节目</itunes:summary><itunes:image href="/a.jpg"/>',
        xmlns,
      ),
    ).toMatchObject({ author: '王五', paragraphs: ['节目'], image: { url: 'https://example.org/a.jpg' } });
  });

  it('atom in RSS', () => {
    expect(
      item(
        rss(
          '<item><title>a</title><atom:link href="https://example.org/2"/><atom:updated>2023-07-13T08:00:00Z</atom:updated></item>',
          'xmlns:atom="http://www.w3.org/2005/Atom"',
        ),
      ),
    ).toMatchObject({ url: 'https://example.org/2', updatedAt: '2023-07-13T08:00:00.000Z' });
  });

  it('sy and ttl tell how often', () => {
    expect(feed(rss('<ttl>45</ttl>')).ttlMinutes).toBe(45);
    const sy = 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"';
    expect(
      feed(rss('<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>', sy))
        .ttlMinutes,
    ).toBe(30);
  });

  it('enclosures and pictures of the text', () => {
    expect(rssItem('<enclosure url="/a.jpg" type="image/jpeg" length="1"/>').image?.url).toBe(
      'https://example.org/a.jpg',
    );
    expect(rssItem('<enclosure url="/a.mp3" type="audio/mpeg" length="1"/>').image).toBeNull();
    expect(rssItem('<description>&lt;img src="/b.jpg">文</description>').image?.url).toBe(
      'https://example.org/b.jpg',
    );
  });
});

describe('the rest', () => {
  it('times, authors, languages', () => {
    expect(
      rssItem('<pubDate>Thu, 13 Jul 2023 16:55:00 +0800</pubDate><author>wang@example.org (王五)</author>'),
    ).toMatchObject({
      publishedAt: '2023-07-13T08:55:00.000Z',
      updatedAt: null,
      author: '王五',
    });
    expect(rssItem('<author>wang@example.org</author>').author).toBeNull();
    expect(atomEntry('<updated>2023-07-13T08:00:00Z</updated>')).toMatchObject({
      publishedAt: '2023-07-13T08:00:00.000Z',
      updatedAt: '2023-07-13T08:00:00.000Z',
    });
    expect(
      atomEntry(
        '<published>2023-07-13T08:00:00Z</published><updated>2023-07-14T08:00:00Z</updated><author><name>王五</name></author>',
        'xml:lang="zh-CN"',
      ),
    ).toMatchObject({
      publishedAt: '2023-07-13T08:00:00.000Z',
      updatedAt: '2023-07-14T08:00:00.000Z',
      author: '王五',
      language: 'zh-CN',
    });
    expect(feed(rss('<language>zh-tw</language>')).language).toBe('zh-tw');
  });

  it('a time without a zone is of the outlet', () => {
    const text = rss(
      '<item><title>a</title><link>https://www.zaobao.com/news/1</link><pubDate>2023-07-13 16:55</pubDate></item>',
    );
    expect(item(text).publishedAt).toBe('2023-07-13T08:55:00.000Z');
  });
});
