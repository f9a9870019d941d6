import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOpml, writeOpml } from '../../src/sources/opml.ts';

const opml = (outlines: string, prolog = '') =>
  `<?xml version="1.0"?>${prolog}<opml version="2.0"><head><title>t</title></head><body>${outlines}</body></opml>`;
const feed = (url: string) => `<outline text="a" type="rss" xmlUrl="${url}"/>`;

describe('readOpml', () => {
  it('opens folders and keeps their order', () => {
    const text = opml(
      `<outline text="中俄"><outline text="内"><outline text="早报" title="联合早报" xmlUrl="https://a.example/rss"/></outline>${feed('https://b.example/')}</outline>${feed('https://c.example/')}`,
    );
    expect(readOpml(text)).toEqual({
      feeds: [
        { url: 'https://a.example/rss', title: '联合早报' },
        { url: 'https://b.example/', title: 'a' },
        { url: 'https://c.example/', title: 'a' },
      ],
      rejected: [],
    });
  });

  it('keeps web addresses alone, each once, and names the others', () => {
    const all = [
      'https://a.example/',
      'https://a.example/#b',
      'file:///etc/passwd',
      'javascript:a',
      'feed.xml',
    ];
    const read = readOpml(opml(all.map(feed).join('')));
    expect(read?.feeds).toEqual([{ url: 'https://a.example/', title: 'a' }]);
    expect(read?.rejected.map(({ url }) => url)).toEqual(all.slice(2));
  });

  it('unfolds no entities', () => {
    const text = opml(feed('https://a.example/&amp;a;'), '<!DOCTYPE opml [<!ENTITY a "evil">]>');
    expect(JSON.stringify(readOpml(text))).not.toContain('evil');
  });

  it.each(['', 'words', '<rss version="2.0"/>', '<html><body></body></html>', '<opml', '<!DOCTYPE opml ['])(
    'is not there: %j',
    (text) => expect(readOpml(text)?.feeds ?? []).toEqual([]),
  );
});

describe('writeOpml', () => {
  it('is read back as it was', () => {
    const listed = fc.record({
      url: fc.webUrl().map((url) => new URL(url).href),
      title: fc.stringMatching(/^[a-z<>&"'中俄]{1,20}$/),
    });
    const lists = fc.uniqueArray(listed, {
      selector: ({ url }) => url.split('#', 1)[0],
      minLength: 1,
      maxLength: 10,
    });
    fc.assert(
      fc.property(lists, (feeds) => {
        const plain = feeds.map(({ url, title }) => ({ url: url.split('#', 1)[0] ?? '', title }));
        expect(readOpml(writeOpml(plain, 0))).toEqual({ feeds: plain, rejected: [] });
      }),
    );
  });
});
