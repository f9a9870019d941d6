import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findLinks } from '../../src/text/find-links.ts';

test.each([
  ['see https://example.org/a.', ['https://example.org/a']],
  ['<https://example.org/a>, <http://example.org/b>', ['https://example.org/a', 'http://example.org/b']],
  [
    '[read](https://example.org/a) and [more](<https://example.org/b>)',
    ['https://example.org/a', 'https://example.org/b'],
  ],
  ['(https://example.org/Amur_(river))', ['https://example.org/Amur_(river)']],
  ['https://example.org/[1]]', ['https://example.org/[1]']],
  [
    '见https://www.rfi.fr/cn/亚洲/20230713-中俄，另见《https://example.org/b》。',
    ['https://www.rfi.fr/cn/亚洲/20230713-中俄', 'https://example.org/b'],
  ],
  ['**https://example.org/a** ||https://example.org/b||', ['https://example.org/a', 'https://example.org/b']],
  ['HTTPS://EXAMPLE.ORG/A?utm_source=x&id=1#top', ['HTTPS://EXAMPLE.ORG/A?utm_source=x&id=1#top']],
  ['https://example.org/a https://example.org/a', ['https://example.org/a']],
  ['ftp://example.org mailto:a@example.org example.org', []],
  ['', []],
])('%s', (text, links) => {
  expect(findLinks(text)).toEqual(links);
});

test('whatever stands around it, a link between spaces is found', () => {
  fc.assert(
    fc.property(fc.string(), fc.webUrl(), fc.string(), (before, link, after) => {
      const [plain = ''] = findLinks(link);
      expect(findLinks(`${before} ${link} ${after}`)).toContain(plain);
    }),
  );
});

test('a message full of brackets takes no time', () => {
  const startedMs = performance.now();
  findLinks(`https://example.org/${')'.repeat(4000)}`);
  expect(performance.now() - startedMs).toBeLessThan(200);
});
