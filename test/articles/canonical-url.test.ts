import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleId } from '../../src/articles/article-id.ts';
import { canonicalUrl } from '../../src/articles/canonical-url.ts';

describe('canonicalUrl', () => {
  it.each([
    ['http becomes https', 'http://example.org/a', 'https://example.org/a'],
    ['the host is lower case', 'https://EXAMPLE.org/A', 'https://example.org/A'],
    ['the doubled slash of rfi.fr', 'http://www.rfi.fr//cn/a', 'https://www.rfi.fr/cn/a'],
    ['default ports', 'https://example.org:443/a', 'https://example.org/a'],
    ['a final dot of the host', 'https://example.org./a', 'https://example.org/a'],
    ['users and passwords', 'https://me:secret@example.org/a', 'https://example.org/a'],
    ['fragments', 'https://example.org/a#b', 'https://example.org/a'],
    ['an empty query', 'https://example.org/a?', 'https://example.org/a'],
    ['a bare host', 'https://example.org', 'https://example.org/'],
    ['space around it', '  https://example.org/a \r', 'https://example.org/a'],
    ['utm_*', 'https://example.org/a?utm_source=x&UTM_Medium=y', 'https://example.org/a'],
    [
      'at_*, fbclid, gclid, ref_src',
      'https://a.org/?at_medium=1&fbclid=2&gclid=3&ref_src=4',
      'https://a.org/',
    ],
    [
      'what shows another page stays',
      'https://cn.ft.com/story/1?full=y&ftcamp=2',
      'https://cn.ft.com/story/1?full=y',
    ],
    ['other parameters keep their order', 'https://a.org/?b=1&utm_term=x&a=2', 'https://a.org/?b=1&a=2'],
    ['decoded Chinese', 'https://a.org/亚洲/x', 'https://a.org/%E4%BA%9A%E6%B4%B2/x'],
    ['lower-case escapes', 'https://a.org/%e4%ba%9a', 'https://a.org/%E4%BA%9A'],
    ['needless escapes', 'https://a.org/%61%2Db%7Ec', 'https://a.org/a-b~c'],
    ['escapes that matter stay', 'https://a.org/a%2Fb?c=%26', 'https://a.org/a%2Fb?c=%26'],
    ['parentheses, either way', 'https://a.org/%28x%29(y)', 'https://a.org/(x)(y)'],
    ['a percent sign alone', 'https://a.org/100%', 'https://a.org/100%25'],
    ['dots in paths', 'https://a.org/a/../b/./c', 'https://a.org/b/c'],
    [
      'the other host of an edition',
      'http://www.bbc.co.uk/zhongwen/simp/world-1',
      'https://www.bbc.com/zhongwen/simp/world-1',
    ],
    ['but not of other editions', 'https://www.bbc.co.uk/news/1', 'https://www.bbc.co.uk/news/1'],
    ['a port of its own keeps its scheme', 'http://localhost:8080/a', 'http://localhost:8080/a'],
    ['names in other scripts', 'https://пример.рф/a', 'https://xn--e1afmkfd.xn--p1ai/a'],
  ])('%s', (_, address, canonical) => {
    expect(canonicalUrl(address)).toBe(canonical);
  });

  it.each([
    '',
    'example.org/a',
    '/a',
    'ftp://example.org/a',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://',
    'https://...',
    'http://a b/',
  ])('is null for %j', (address) => {
    expect(canonicalUrl(address)).toBeNull();
  });

  it('changes nothing the second time', () => {
    const part = fc.string({ unit: 'grapheme', maxLength: 20 });
    const escaped = fc.stringMatching(/^(?:%[0-9A-Fa-f]{2}|%|[a-z~!'()|&=+#?/.]){0,12}$/);
    const address = fc.oneof(
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc
        .tuple(part, part, escaped, escaped)
        .map(([a, b, c, d]) => `http://www.rfi.fr//${a}/${c}?${b}=${d}&utm_id=1#${a}`),
    );
    fc.assert(
      fc.property(address, (raw) => {
        const once = canonicalUrl(raw);
        if (once === null) return;
        expect(canonicalUrl(once)).toBe(once);
        expect(once).toMatch(/^https?:\/\/[^/]+\/[!-~]*$/);
        expect(once).not.toMatch(/utm_|#/);
      }),
    );
  });
});

describe('articleId', () => {
  it('is short, stable and without letters to misread', () => {
    expect(articleId('https://example.org/a')).toBe(articleId('https://example.org/a'));
    expect(articleId('https://example.org/a')).not.toBe(articleId('https://example.org/b'));
    fc.assert(fc.property(fc.string(), (url) => /^[0-9a-hjkmnp-tv-z]{12}$/.test(articleId(url))));
  });

  it('is the first 60 bits of SHA-256 in base 32', () => {
    // sha256('abc') begins ba7816bf 8f01cfe.
    const bits = 0xba7816bf8f01cfen;
    const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
    const expected = Array.from(
      { length: 12 },
      (_, i) => alphabet[Number((bits >> BigInt(55 - 5 * i)) & 31n)],
    );
    expect(articleId('abc')).toBe(expected.join(''));
  });
});
