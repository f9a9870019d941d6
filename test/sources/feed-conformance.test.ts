import { describe, expect, it } from 'vitest';
import type { FeedItem } from '../../src/sources/feed.ts';
import { parseFeedBytes } from '../../src/sources/parse-feed.ts';

/**
 * What specifications allow and feeds do beyond the plain case, by the chapters in which the suites of others are arranged. The plain
 * cases are in `parse-feed.test.ts`.
 */
const url = 'https://feeds.example.org/news/feed.xml';
const page = 'https://example.org/1';

const read = (text: string) =>
  parseFeedBytes({ bytes: new TextEncoder().encode(text), contentType: null, url });

function items(text: string): readonly FeedItem[] {
  const parsed = read(text);
  if (!parsed.ok) throw new Error(parsed.fault.key);
  return parsed.value.items;
}

function item(text: string): FeedItem {
  const [first] = items(text);
  if (first === undefined) throw new Error('no item');
  return first;
}

const rss = (inner: string, attributes = '', channel = '') =>
  `<?xml version="1.0"?><rss version="2.0" ${attributes}><channel ${channel}><title>频道</title><link>https://example.org/</link>${inner}</channel></rss>`;
const rssItem = (inner: string, attributes = '') =>
  item(rss(`<item><title>题</title><link>${page}</link>${inner}</item>`, attributes));
const atom = (inner: string, attributes = '') =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>源</title>${inner}</feed>`;
const atomEntry = (inner: string) =>
  item(atom(`<entry><id>tag:1</id><link href="${page}"/><title>题</title>${inner}</entry>`));
const atom03 = (inner: string) =>
  item(
    `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>源</title><entry><link rel="alternate" href="${page}"/>${inner}</entry></feed>`,
  );
const prefixed = (prefix: string, xml: string) => xml.replaceAll(/<(\/?)(?=[a-z])/g, `<$1${prefix}:`);

describe('xml:base', () => {
  const far = 'xml:base="https://b.example/a/"';
  const link = '<link href="1"/>';
  const entry = (inner: string, attributes = '') => `<entry ${attributes}><title>a</title>${inner}</entry>`;

  it.each([
    ['of a link', atom(entry(`<link ${far} href="1"/>`)), 'https://b.example/a/1'],
    [
      'of feed, entry and link, each on the one before',
      atom(entry('<link xml:base="c/" href="1"/>', 'xml:base="b/"'), far),
      'https://b.example/a/b/c/1',
    ],
    [
      'that is itself relative to the document',
      atom(entry(link), 'xml:base="/z/"'),
      'https://feeds.example.org/z/1',
    ],
    [
      'with dots in what it carries',
      atom(entry('<link href="../1"/>'), 'xml:base="https://b.example/a/b/c"'),
      'https://b.example/a/1',
    ],
    ['with ampersands', atom(entry('<link href="?a=1&amp;b=2"/>'), far), 'https://b.example/a/?a=1&b=2'],
    [
      'of content elsewhere',
      atom(entry(`<content type="text/html" ${far} src="p"/>`)),
      'https://b.example/a/p',
    ],
    ['that is no address', atom(entry(link), 'xml:base="http://[a"'), 'https://feeds.example.org/news/1'],
    ['of a script', atom(entry(link), 'xml:base="javascript:a"'), 'https://feeds.example.org/news/1'],
    ['in capitals', atom(entry(link), far.replace('xml:base', 'XML:BASE')), 'https://b.example/a/1'],
    [
      'of rss and channel',
      rss('<item><title>a</title><link>1</link></item>', far, 'xml:base="c/"'),
      'https://b.example/a/c/1',
    ],
    ['of an item', rss(`<item ${far}><title>a</title><link>1</link></item>`), 'https://b.example/a/1'],
    [
      'of the link of an item',
      rss(`<item><title>a</title><link ${far}><![CDATA[1]]></link></item>`),
      'https://b.example/a/1',
    ],
    [
      'none: the site’s address',
      rss('<item><title>a</title><link>1</link></item>').replace('https://example.org/', '/site/'),
      'https://feeds.example.org/site/1',
    ],
  ])('%s', (_, text, expected) => expect(item(text).url).toBe(expected));

  const picture = '&lt;img src="p.jpg">文';
  const own = `<link href="${page}"/>`;
  it.each([
    ['feed', atom(entry(`${own}<content type="html">${picture}</content>`), far)],
    ['entry', atom(entry(`${own}<content type="html">${picture}</content>`, far))],
    ['content', atom(entry(`${own}<content type="html" ${far}>${picture}</content>`))],
    ['summary', atom(entry(`${own}<summary type="html" ${far}>${picture}</summary>`))],
    [
      'xhtml',
      atom(
        entry(
          `${own}<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p ${far}><img src="p.jpg"/>文</p></div></content>`,
        ),
      ),
    ],
    ['enclosure', atom(entry(`${own}<link ${far} rel="enclosure" type="image/jpeg" href="p.jpg"/>`))],
    [
      'channel',
      rss(`<item><title>a</title><link>${page}</link><description>${picture}</description></item>`, '', far),
    ],
  ])('of pictures: %s', (_, text) => {
    expect(item(text)).toMatchObject({ url: page, image: { url: 'https://b.example/a/p.jpg' } });
  });

  it('none: pictures stand where their page is', () => {
    expect(rssItem(`<description>${picture}</description>`).image?.url).toBe('https://example.org/p.jpg');
  });
});

describe('names of elements', () => {
  const dc = 'http://purl.org/dc/elements/1.1/';
  const media = 'http://search.yahoo.com/mrss/';
  const plain = `<item><title>题</title><link>${page}</link></item>`;

  it.each([
    [
      'RSS with a prefix',
      `<r:rss version="2.0" xmlns:r="http://backend.userland.com/rss2">${prefixed('r', `<channel><title>c</title>${plain}</channel>`)}</r:rss>`,
    ],
    ['RSS in a namespace', rss(plain, 'xmlns="http://backend.userland.com/rss2"')],
    ['RSS in a namespace of its own', rss(plain, 'xmlns="http://my.example/"')],
    ['RSS in Atom’s namespace', rss(plain, 'xmlns="http://www.w3.org/2005/Atom"')],
    [
      'titles of other namespaces before its own',
      rss(
        plain.replace(
          '<item>',
          `<item><m:title xmlns:m="${media}">x</m:title><title xmlns="http://www.w3.org/2000/svg">x</title>`,
        ),
      ),
    ],
    [
      'RSS’s elements with a prefix, XHTML’s without',
      `<rss version="2.0" xmlns="http://www.w3.org/1999/xhtml" xmlns:r="http://backend.userland.com/rss2">${prefixed('r', `<channel><title>c</title>${plain}</channel>`)}</rss>`,
    ],
    [
      'Atom of a draft',
      atom(`<entry><title>题</title><link href="${page}"/></entry>`).replace(
        'http://www.w3.org/2005/Atom',
        'http://purl.org/atom/ns#draft-ietf-atompub-format-05',
      ),
    ],
    ['Atom without a namespace', `<feed><entry><title>题</title><link href="${page}"/></entry></feed>`],
    [
      'Atom in capitals',
      `<FEED><ENTRY><TITLE>题</TITLE><LINK REL="alternate" HREF="${page}"/></ENTRY></FEED>`,
    ],
    [
      'Atom with a prefix, XHTML without',
      `<a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns="http://www.w3.org/1999/xhtml"><a:entry><a:title type="xhtml"><div><b>题</b></div></a:title><a:link href="${page}"/></a:entry></a:feed>`,
    ],
    [
      'an entry alone',
      `<entry xmlns="http://www.w3.org/2005/Atom"><title>题</title><link href="${page}"/></entry>`,
    ],
    ['RSS without a channel', `<rss version="0.91">${plain}</rss>`],
    ['Atom’s link as text', `<feed><entry><title>题</title><link>${page}</link></entry></feed>`],
  ])('%s', (_, text) => expect(items(text).map((each) => [each.title, each.url])).toEqual([['题', page]]));

  it.each([
    ['a default namespace', `<creator xmlns="${dc}">王五</creator>`],
    ['a prefix of its own', `<d:creator xmlns:d="${dc}">王五</d:creator>`],
    ['a prefix that nobody declared', '<dc:creator>王五</dc:creator>'],
    ['capitals', `<DC:Creator xmlns:DC="${dc}">王五</DC:Creator>`],
    [
      'its address written otherwise',
      '<d:creator xmlns:d="https://purl.org/DC/elements/1.1">王五</d:creator>',
    ],
  ])('of Dublin Core with %s', (_, inner) => expect(rssItem(inner).author).toBe('王五'));

  it('Media RSS speaks for a group or a file, where the item says nothing', () => {
    const said = '<media:title>题</media:title><media:description>文</media:description>';
    for (const inner of [
      said,
      `<media:group>${said}</media:group>`,
      `<media:content url="/a.jpg" medium="image">${said}</media:content>`,
    ]) {
      const text = rss(`<item><link>${page}</link>${inner}</item>`, `xmlns:media="${media}"`);
      expect(item(text)).toMatchObject({ title: '题', paragraphs: ['文'] });
    }
  });

  it('Atom speaks for an item of RSS, where that says nothing', () => {
    const inner = `<title>题</title><link href="${page}"/><id>a</id><author><name>王五</name></author><summary>文</summary>`;
    const text = rss(`<item>${prefixed('atom', inner)}</item>`, 'xmlns:atom="http://www.w3.org/2005/Atom"');
    expect(item(text)).toMatchObject({ title: '题', url: page, id: 'a', author: '王五', paragraphs: ['文'] });
  });
});

describe('RDF', () => {
  const open =
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">';
  const two = [1, 2]
    .map((i) => `<item><title>${i}</title><link>https://example.org/${i}</link></item>`)
    .join('');

  it.each([
    ['items in the channel', `${open}<channel><title>c</title>${two}</channel></rdf:RDF>`],
    [
      'a list that names other items',
      `${open}<channel><title>c</title><items><rdf:Seq><rdf:li rdf:resource="https://example.org/3"/></rdf:Seq></items></channel>${two}</rdf:RDF>`,
    ],
    [
      'RSS with a prefix',
      `<RDF xmlns="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:r="http://purl.org/rss/1.0/">${prefixed('r', `<channel><title>c</title></channel>${two}`)}</RDF>`,
    ],
  ])('%s', (_, text) => expect(items(text).map(({ title }) => title)).toEqual(['1', '2']));

  it('addresses of items alone', () => {
    const alone = '<item rdf:about="https://example.org/1"><title>1</title></item>';
    expect(item(`${open}<channel><title>c</title></channel>${alone}</rdf:RDF>`).url).toBe(page);
  });
});

describe('texts of RSS', () => {
  it.each([
    ['body of XHTML', '<body xmlns="http://www.w3.org/1999/xhtml"><p>一</p><p>二</p></body>'],
    ['body with a prefix', '<x:body xmlns:x="http://www.w3.org/1999/xhtml"><p>一</p><p>二</p></x:body>'],
    ['fullitem', '<fullitem>&lt;p>一&lt;/p>&lt;p>二&lt;/p></fullitem>'],
    ['markup that is not escaped', '<description><p>一</p><p>二</p></description>'],
    ['content before description', '<content:encoded>&lt;p>一&lt;/p>&lt;p>二&lt;/p></content:encoded>'],
  ])('%s', (_, inner) => expect(rssItem(inner).paragraphs).toEqual(['一', '二']));

  it.each([
    ['CDATA within CDATA', '<![CDATA[A ]]]]><![CDATA[> B]]>', 'A ]]> B'],
    ['CDATA within text', 'A <![CDATA[& ]]>B &amp; C', 'A & B & C'],
    ['a comment', 'A<!-- <item> -->B', 'AB'],
    ['an instruction', 'A<?x y?>B', 'AB'],
    ['control characters', 'A\u0001B\u0019', 'AB'],
    ['entities escaped twice', '&amp;lt;b&amp;gt; A', '<b> A'],
    ['two titles', 'A</title><title>B', 'A'],
  ])('a title with %s', (_, written, title) => {
    expect(item(rss(`<item><title>${written}</title><link>${page}</link></item>`)).title).toBe(title);
  });

  it('an identifier that says it is an address may be a path', () => {
    expect(item(rss('<item><title>a</title><guid isPermaLink="true">/1</guid></item>')).url).toBe(page);
    expect(items(rss('<item><title>a</title><guid isPermaLink="true">1</guid></item>'))).toEqual([]);
  });
});

describe('texts of Atom', () => {
  const title = (written: string) => item(atom(`<entry><link href="${page}"/>${written}</entry>`)).title;

  it.each([
    ['<title type="html">AT&amp;amp;T &amp;lt;b&amp;gt;</title>', 'AT&T <b>'],
    ['<title type=" HTML ">&lt;b>A&lt;/b></title>', 'A'],
    ['<title type="text/plain">&lt;b></title>', '<b>'],
    ['<title>A <b>B</b> C</title>', 'A B C'],
    [
      '<title type="XHTML"><x:div xmlns:x="http://www.w3.org/1999/xhtml">A <x:b>B</x:b> &lt;c></x:div></title>',
      'A B <c>',
    ],
  ])('%s', (written, expected) => expect(title(written)).toBe(expected));

  it.each([
    ['xhtml without its box', '<content type="xhtml"><p>一</p><p>二</p></content>'],
    [
      'a media type',
      '<content type="application/xhtml+xml"><div xmlns="http://www.w3.org/1999/xhtml"><p>一</p><p>二</p></div></content>',
    ],
    ['markup that is not escaped', '<content type="html"><p>一</p><p>二</p></content>'],
    ['markup where there should be none', '<content><p>一</p><p>二</p></content>'],
  ])('content: %s', (_, inner) => expect(atomEntry(inner).paragraphs).toEqual(['一', '二']));

  it.each(['application/xml', 'image/svg+xml', 'application/octet-stream'])(
    'content of %s is none',
    (type) => {
      expect(
        atomEntry(`<summary>文</summary><content type="${type}"><a>否</a></content>`).paragraphs,
      ).toEqual(['文']);
    },
  );

  it('the page in the language of the entry', () => {
    const links = ['en', 'zh-Hans']
      .map((tag) => `<link hreflang="${tag}" href="https://example.org/${tag}"/>`)
      .join('');
    const entry = `<entry><title>a</title>${links}</entry>`;
    expect(item(atom(entry, 'xml:lang="zh-CN"')).url).toBe('https://example.org/zh-Hans');
    expect(item(atom(entry)).url).toBe('https://example.org/en');
  });

  it('a source speaks for its author, and for nothing else', () => {
    const source =
      '<source><title>否</title><id>否</id><link href="https://no.example/"/><author><name>王五</name></author></source>';
    expect(atomEntry(source)).toMatchObject({ id: 'tag:1', title: '题', url: page, author: '王五' });
  });

  it('RSS’s time', () => {
    expect(atomEntry('<pubDate>Thu, 13 Jul 2023 08:00:00 GMT</pubDate>').publishedAt).toBe(
      '2023-07-13T08:00:00.000Z',
    );
  });
});

describe('texts of Atom 0.3', () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64');

  it.each([
    ['escaped', '<content type="text/html" mode="escaped">&lt;p>一&lt;/p>&lt;p>二&lt;/p></content>'],
    ['escaped as CDATA', '<content type="text/html" mode="escaped"><![CDATA[<p>一</p><p>二</p>]]></content>'],
    ['XML', '<content type="text/html" mode="xml"><p>一</p><p>二</p></content>'],
    [
      'XHTML',
      '<content type="application/xhtml+xml" mode="xml"><div xmlns="http://www.w3.org/1999/xhtml"><p>一</p><p>二</p></div></content>',
    ],
    ['base 64', `<content type="text/html" mode="base64">\n ${base64('<p>一</p><p>二</p>')}\n</content>`],
    ['base 64 of plain text', `<content type="text/plain" mode="base64">${base64('一\n二')}</content>`],
  ])('%s', (_, inner) => expect(atom03(inner).paragraphs).toEqual(['一', '二']));

  it('a title is plain where it does not say that it is not', () => {
    expect(atom03('<title mode="escaped">&lt;b>A</title>').title).toBe('<b>A');
    expect(atom03('<title type="text/html" mode="escaped">&lt;b>A&lt;/b></title>').title).toBe('A');
    expect(atom03(`<title type="text/html" mode="base64">${base64('<b>A</b>')}</title>`).title).toBe('A');
  });
});

describe('entities of a document type', () => {
  const typed = (definitions: string, text: string) =>
    item(
      rss(`<item><title>${text}</title><link>${page}</link></item>`).replace(
        '?>',
        `?><!DOCTYPE rss [${definitions}]>`,
      ),
    ).title;

  it('short ones are what they stand for', () => {
    expect(typed(`<!ENTITY amur "Амур"><!ENTITY and '&amp;'>`, '&amur; &and; &#x4e2d;')).toBe('Амур & 中');
    expect(typed('<!ENTITY a "]>">', 'A')).toBe('A');
  });

  it.each([
    ['of others', '<!ENTITY b "bb"><!ENTITY a "&b;&b;">'],
    ['of files', '<!ENTITY a SYSTEM "file:///etc/passwd">'],
    ['with markup', '<!ENTITY a "<item/>">'],
    ['that are long', `<!ENTITY a "${'b'.repeat(100)}">`],
  ])('not those %s', (_, definition) => expect(typed(definition, '&a;')).toBe('&a;'));

  it('not where there are very many', () => {
    const text = '&a;'.repeat(6_000);
    expect(typed(`<!ENTITY a "${'b'.repeat(50)}">`, text)).not.toContain('b');
  });
});

describe('pages that speak of feeds are none', () => {
  it.each([
    '<!DOCTYPE html><html><body><pre><rss version="2.0"></pre></body></html>',
    '<html><body><feed class="x"><title>a</title></feed></body></html>',
    `<!doctype html><html><head><script>var a = "> <rss version='2.0'><channel>"</script></head></html>`,
    '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "a"><html xmlns="http://www.w3.org/1999/xhtml"><title>rss</title></html>',
  ])('%s', (text) => expect(read(text)).toEqual({ ok: false, fault: { key: 'notFeed' } }));
});

describe('JSON that is none', () => {
  const feed = `{"version":"https://jsonfeed.org/version/1.1","title":"源","items":[{"id":1.5,"url":"${page}","title":"一"},{"id":2,"url":"${page}","title":"二"}]}`;

  it.each([
    ['commas too many', feed.replace('}]', '},]'), ['一', '二']],
    ['line breaks within strings', feed.replace('二', '二\n二'), ['一', '二 二']],
    ['an end before its end', feed.slice(0, -5), ['一']],
    ['items that are none', feed.replace('[', '[null,"a",{},'), ['一', '二']],
  ])('%s', (_, text, titles) => expect(items(text).map(({ title }) => title)).toEqual(titles));
});
