import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeMarkdown, maskedLink } from '../../src/messages/markdown.ts';
import { hostileText } from '../support/hostile-text.ts';

describe('escapeMarkdown', () => {
  test.each([
    ['习近平："核心利益"', '习近平："核心利益"'],
    ['**bold** _it_ ~~no~~ `code`', '\\*\\*bold\\*\\* \\_it\\_ \\~\\~no\\~\\~ \\`code\\`'],
    ['[click](https://evil.example)', '\\[click\\](https\\://evil.example)'],
    [
      '@everyone <@1> <#2> <t:1:R> </a:1> <:x:1>',
      '\\@everyone \\<\\@1\\> \\<\\#2\\> \\<t:1:R\\> \\</a:1\\> \\<:x:1\\>',
    ],
    ['# not a heading', '\\# not a heading'],
    ['- not an item', '\\- not an item'],
    ['-\u00a0not an item', '\\-\u00a0not an item'],
    ['1. not an item', '1\\. not an item'],
    ['12) not an item', '12\\) not an item'],
    ['line\nbreak\u2028another', 'line break another'],
    ['\u202eright to left\u202c and\u200b nothing\ufeff', 'right to left and nothing'],
    ['family 👩‍👩‍👧‍👦 stays', 'family 👩‍👩‍👧‍👦 stays'],
    ['俄罗斯2.5亿 1.5%', '俄罗斯2.5亿 1.5%'],
  ])('%j', (text, shown) => {
    expect(escapeMarkdown(text)).toBe(shown);
  });

  test('leaves nothing unescaped that Discord would read', () => {
    fc.assert(
      fc.property(hostileText(500), (text) => {
        const bare = escapeMarkdown(text).replace(/\\[^0-9A-Za-z\s]/g, 'x');
        expect(bare).not.toMatch(/[*_~`|<>[\]@#\\\n\r\u202a-\u202e\u2066-\u2069\u200b]/);
        expect(bare).not.toMatch(/:\/\//);
        expect(bare).not.toMatch(/^\s*(?:[-+]|\d+[.)])\s/);
      }),
    );
  });

  test('takes nothing from ordinary text but its escapes', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\p{L}\p{N}，。！？“”《》（）*_[\]#@-]{1,80}$/u), (text) => {
        // What cannot be seen is taken out on purpose.
        fc.pre(text === text.normalize('NFC') && !/[\p{M}\p{DI}]/u.test(text));
        expect(escapeMarkdown(text).replace(/\\(?=[^0-9A-Za-z\s])/g, '')).toBe(text);
      }),
    );
  });
});

describe('maskedLink', () => {
  test('shows the host it leads to', () => {
    expect(maskedLink('Read', 'https://www.rfi.fr/cn/a')).toBe('[Read](<https://www.rfi.fr/cn/a>) (rfi.fr)');
  });
  test('an address cannot end the link early', () => {
    expect(maskedLink('Read', 'https://a.example/x_(y)>z [b](c)')).toBe(
      '[Read](<https://a.example/x_%28y%29%3Ez%20[b]%28c%29>) (a.example)',
    );
  });
  test('other schemes become words', () => {
    expect(maskedLink('Read', 'javascript:alert(1)')).toBe('Read');
  });
});
