import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { escapeMarkdown, maskedLink } from '../../../src/messages/markdown.ts';
import { renderMarkdown } from '../../../src/preview/render/render-markdown.ts';
import { plainLine } from '../../../src/text/plain.ts';
import { hostileText } from '../../support/hostile-text.ts';
import { plainLook } from './plain-look.ts';

const markupOf = (text: string, look = plainLook) => String(renderMarkdown(text, look));

function link(url: string, text = url): string {
  return `<a href="${url}" target="_blank" rel="noopener noreferrer">${text}</a>`;
}

describe('in a line', () => {
  test.each([
    ['**王毅** said', '<strong>王毅</strong> said'],
    ['*a* _b_ __c__ ~~d~~', '<em>a</em> <em>b</em> <u>c</u> <s>d</s>'],
    ['***a***', '<strong><em>a</em></strong>'],
    ['*a **b** c*', '<em>a <strong>b</strong> c</em>'],
    ['__**a** b__', '<u><strong>a</strong> b</u>'],
    ['||a||', '<span class="spoiler" tabindex="0">a</span>'],
    ['`/news story` `` ` ``', '<code>/news story</code> <code>`</code>'],
    ['`**a**`', '<code>**a**</code>'],
    ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
    ['\\*a\\* \\_b\\_ \\[c\\](d)', '*a* _b_ [c](d)'],
    ['C:\\dir', 'C:\\dir'],
    ['**not closed', '**not closed'],
    ['a & b < c "d"', 'a &amp; b &lt; c &quot;d&quot;'],
    ['line\nbreak', 'line\nbreak'],
  ])('%j', (text, inner) => {
    expect(markupOf(text)).toBe(`<p>${inner}</p>`);
  });

  test.each([
    [
      '[原文](<https://rfi.example/cn/a>) (rfi.example)',
      `${link('https://rfi.example/cn/a', '原文')} (rfi.example)`,
    ],
    ['[a [b] **c**](https://a.example/x_(y))', link('https://a.example/x_(y)', 'a [b] <strong>c</strong>')],
    ['[a](https://a.example/ "title")', link('https://a.example/', 'a')],
    ['[a\\]b](https://a.example/)', link('https://a.example/', 'a]b')],
    ['see https://a.example/b_c_d.', `see ${link('https://a.example/b_c_d')}.`],
    ['(https://a.example/b)', `(${link('https://a.example/b')})`],
    ['<https://a.example/b>', link('https://a.example/b')],
    ['https\\://a.example', 'https://a.example'],
    ['[a](javascript:alert(1))', '[a](javascript:alert(1))'],
    ['[a](<data:text/html,x>) <vbscript:x>', '[a](&lt;data:text/html,x&gt;) &lt;vbscript:x&gt;'],
    ['[a](/news/latest) http://', '[a](/news/latest) http://'],
    [
      '[a](<https://a.example/"><script>)',
      `[a](${link('https://a.example/%22', 'https://a.example/&quot;')}&lt;script&gt;)`,
    ],
  ])('link %j', (text, inner) => {
    expect(markupOf(text)).toBe(`<p>${inner}</p>`);
  });

  test('mentions', () => {
    expect(markupOf('<#11> <@21> <@!21> <@&31> </news search:41>')).toBe(
      '<p><span class="mention">#news</span> <span class="mention">@Lin</span> <span class="mention">@Lin</span> <span class="mention">@Editors</span> <span class="mention">/news search</span></p>',
    );
    expect(markupOf('<#99>')).toBe('<p><span class="mention">#unknown channel</span></p>');
    expect(markupOf('<:flag:99> @everyone')).toBe('<p>:flag: @everyone</p>');
  });
});

describe('timestamps', () => {
  const at = Date.parse('2023-07-13T13:55:07Z') / 1000;
  const shown = (style: string, locale: 'en' | 'zh-CN' | 'zh-TW' | 'ru' = 'en') =>
    parseHTML(markupOf(`<t:${at}${style}>`, { ...plainLook, locale })).document.querySelector('time')
      ?.textContent;

  test('in every style, in the zone of the reader', () => {
    const styles = ['', ':t', ':T', ':d', ':D', ':f', ':F', ':s', ':S', ':R'];
    expect(styles.map((style) => shown(style))).toEqual([
      '13 July 2023 at 16:55',
      '16:55',
      '16:55:07',
      '13/07/2023',
      '13 July 2023',
      '13 July 2023 at 16:55',
      'Thursday, 13 July 2023 at 16:55',
      '13/07/2023, 16:55',
      '13/07/2023, 16:55:07',
      '2 hours ago',
    ]);
  });

  test('in the language of the reader', () => {
    expect(shown(':F', 'zh-CN')).toBe('2023年7月13日星期四 16:55');
    expect(shown(':R', 'zh-TW')).toBe('2 小時前');
    expect(shown(':D', 'ru')).toBe('13 июля 2023 г.');
  });

  test('say the whole instant on request', () => {
    expect(markupOf(`<t:${at}:t>`)).toBe(
      '<p><time datetime="2023-07-13T13:55:07.000Z" title="Thursday, 13 July 2023 at 16:55">16:55</time></p>',
    );
  });

  test('beyond all calendars are text', () => {
    expect(markupOf('<t:9999999999999:R>')).toBe('<p>&lt;t:9999999999999:R&gt;</p>');
  });
});

describe('on lines of their own', () => {
  test.each([
    [
      '# a\n## b\n### c',
      '<h3 class="heading-1">a</h3><h4 class="heading-2">b</h4><h5 class="heading-3">c</h5>',
    ],
    ['#a\n#### b\n\\# c', '<p>#a\n#### b\n# c</p>'],
    ['a\n-# b **c**', '<p>a</p><p class="subtext">b <strong>c</strong></p>'],
    ['a\n\nb', '<p>a</p><br><p>b</p>'],
    ['\n\na\n\n', '<p>a</p>'],
    ['> a\n> **b**\nc', '<blockquote><p>a\n<strong>b</strong></p></blockquote><p>c</p>'],
    ['a\n>>> b\n# c', '<p>a</p><blockquote><p>b</p><h3 class="heading-1">c</h3></blockquote>'],
    ['a >b', '<p>a &gt;b</p>'],
    ['- a\n- b\nc', '<ul><li>a</li><li>b</li></ul><p>c</p>'],
    ['* a\n  - b\n  - c\n* d', '<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>'],
    ['3. a\n4. b', '<ol start="3"><li>a</li><li>b</li></ol>'],
    ['- a\n  goes on', '<ul><li>a\ngoes on</li></ul>'],
    ['-a\n1.b\n\\- c', '<p>-a\n1.b\n- c</p>'],
    ['a ```ts\nlet *x* = 1;\n``` b', '<p>a</p><pre><code>let *x* = 1;</code></pre><p> b</p>'],
    ['```\n# a\n\n\n- b\n```', '<pre><code># a\n\n\n- b</code></pre>'],
    ['\\```a```', '<p>```a```</p>'],
  ])('%j', (text, markup) => {
    expect(markupOf(text)).toBe(markup);
  });
});

const allowedTags = /^(?:P|H[345]|BLOCKQUOTE|UL|OL|LI|PRE|CODE|STRONG|EM|U|S|SPAN|A|TIME|BR)$/;
const allowedAttributes = /^(?:class|href|target|rel|datetime|title|start|tabindex)$/;

function parsed(markup: string) {
  return parseHTML(`<html><body><main>${markup}</main></body></html>`).document.querySelector('main');
}

/** Markup and words in any order, with characters that no markup is made of. */
const anyMarkup = fc
  .array(
    fc.oneof(
      hostileText(40),
      fc.constantFrom(
        '**',
        '__',
        '~~',
        '||',
        '`',
        '\n',
        '\n> ',
        '[',
        '](',
        '](https://',
        ')',
        '<',
        '>',
        '&lt;',
        '\\',
      ),
      fc.constantFrom('甲', '乙', '丙', '<script>', '"onclick=', 'javascript:', '<t:1:F>'),
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join('').slice(0, 4000));

describe('whatever the text', () => {
  test('nothing but what is allowed comes out', () => {
    fc.assert(
      fc.property(anyMarkup, (text) => {
        for (const element of parsed(markupOf(text))?.querySelectorAll('*') ?? []) {
          expect(element.tagName).toMatch(allowedTags);
          for (const { name, value } of element.attributes) {
            expect(name).toMatch(allowedAttributes);
            if (name === 'href') expect(value).toMatch(/^https?:\/\//);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  test('no word of it is lost', () => {
    fc.assert(
      fc.property(anyMarkup, (text) => {
        const wordsOf = (shown: string) => shown.replace(/[^甲乙丙]/g, '');
        // An address may stand in `href` alone, and the language of a code block nowhere.
        fc.pre(!/```|\]\(/.test(text));
        expect(wordsOf(parsed(markupOf(text))?.textContent ?? '')).toBe(wordsOf(text));
      }),
    );
  });

  test('what is escaped is shown as it was', () => {
    fc.assert(
      fc.property(hostileText(500), (text) => {
        const shown = parsed(markupOf(escapeMarkdown(text)));
        expect(shown?.textContent).toBe(plainLine(text));
        expect(shown?.querySelector('a, strong, em, u, s, code, .mention, time')).toBeNull();
      }),
    );
  });

  test('a masked link is a link', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const shown = parsed(markupOf(maskedLink('Read', url)));
        expect(shown?.querySelector('a')?.textContent).toBe('Read');
        expect(shown?.textContent).toBe(`Read (${new URL(url).host.replace(/^www\./, '')})`);
      }),
    );
  });

  test.each([
    '*',
    '**',
    '_',
    '__*',
    '`',
    '`a``',
    '[',
    '[[]',
    '\n',
    '```\n',
    '> ',
    '- ',
    '(',
    '<',
    '\\',
    '**__~~||',
    'h',
    'https://a',
    '[a](',
    '[a](https://a(',
  ])('of %j again and again is read quickly', (piece) => {
    const startMs = performance.now();
    markupOf(piece.repeat(4000 / piece.length));
    expect(performance.now() - startMs).toBeLessThan(1000);
  });
});
