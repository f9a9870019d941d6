import { describe, expect, it } from 'vitest';
import { parseArchiveHeader } from '../../src/articles/archive-header.ts';
import { parseArchivedPage } from '../../src/articles/parse-archived-page.ts';

const page = (title: string, url = 'https://example.org/a') =>
  `<!--1689261301000-->\n[${title}](${url})\n------\n\n<p>文</p>`;

function titleAndUrl(text: string) {
  const header = parseArchiveHeader(text);
  return header.ok ? [header.title, header.url] : header;
}

describe('parseArchiveHeader', () => {
  it.each([
    ['[影] 標題', '[影] 標題'],
    ['標題[影]', '標題[影]'],
    ['甲](乙', '甲](乙'],
    ['甲](https://b.org) 乙', '甲](https://b.org) 乙'],
    ['&quot;核心利益&quot; &amp;amp;', '"核心利益" &amp;'],
    ['&#x4e2d;&#22269;', '中国'],
    ['1 < 2 & 3 > 2', '1 < 2 & 3 > 2'],
    ['<b>&amp;</b>', '<b>&</b>'],
    ['  甲 \u3000 乙\u200B丙 ', '甲 乙丙'],
  ])('reads the title %j', (written, title) => {
    expect(titleAndUrl(page(written))).toEqual([title, 'https://example.org/a']);
  });

  it.each([
    ['https://example.org/a_(b)', 'https://example.org/a_(b)'],
    ['https://example.org/a)', 'https://example.org/a)'],
    ['http://www.rfi.fr//cn/a', 'https://www.rfi.fr/cn/a'],
    [' https://example.org/a ', 'https://example.org/a'],
  ])('reads the address %j', (written, url) => {
    expect(titleAndUrl(page('甲', written))).toEqual(['甲', url]);
  });

  it('accepts a byte order mark, CRLF and no blank line', () => {
    expect(parseArchiveHeader('\uFEFF<!--0-->\r\n[甲](https://a.org/)\r\n------\r\n<p>文')).toMatchObject({
      ok: true,
      title: '甲',
      capturedAtMs: 0,
      html: '<p>文',
    });
  });

  it.each([
    ['', 1, 'empty'],
    [' \n\n', 1, 'empty'],
    ['words', 1, 'captureTime'],
    [page('甲').slice(20), 1, 'captureTime'],
    [page('甲').replace('1689261301000', 'yesterday'), 1, 'captureTime'],
    [page('甲').replace('1689261301000', '-1'), 1, 'captureTime'],
    [page('甲').replace('1689261301000', '253402300800000'), 1, 'captureTime'],
    [page('甲').replace('[甲](https://example.org/a)', '甲'), 2, 'titleLine'],
    ['<!--1689261301000-->', 2, 'titleLine'],
    [page(''), 2, 'title'],
    [page(' &nbsp; '), 2, 'title'],
    [page('甲', ''), 2, 'url'],
    [page('甲', '/a'), 2, 'url'],
    [page('甲', 'javascript:alert(1)'), 2, 'url'],
    [page('甲').replace('------', ''), 3, 'ruler'],
    ['<!--1689261301000-->\n[甲](https://a.org/)', 3, 'ruler'],
    ['<!--1689261301000-->\n[甲](https://a.org/)\n------', 5, 'body'],
    [page('甲').replace('<p>文</p>', '<script>文</script><p> </p>'), 5, 'body'],
  ])('rejects %j on line %i: %s', (text, line, key) => {
    const parsed = parseArchivedPage(text);
    expect(parsed).toMatchObject({ ok: false, line, key });
    expect(!parsed.ok && parsed.reason).toMatch(/^[A-Z].+\.$/s);
  });
});
