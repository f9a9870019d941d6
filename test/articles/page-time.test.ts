import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PageTimeClues, publicationOf } from '../../src/articles/page-time.ts';
import { parsePage, urls } from './make-page.ts';

const published = (html: string, url: string, capturedAt: string) => {
  const { publishedAt, publishedAtFrom } = parsePage(`${html}<p>正文。</p>`, { url, capturedAt });
  return [publishedAt, publishedAtFrom];
};

describe('the time of publication', () => {
  it.each([
    [
      'RFI in summer',
      '<div>13/07/2023 - 16:55</div>',
      urls.rfi,
      '2023-07-13T15:15:01Z',
      '2023-07-13T14:55:00.000Z',
    ],
    [
      'RFI in winter',
      '<div>13/01/2023 - 16:55</div>',
      urls.rfi,
      '2023-01-13T17:00:00Z',
      '2023-01-13T15:55:00.000Z',
    ],
    [
      'RFI when clocks have gone forward',
      '<div>26/03/2023 - 03:30</div>',
      urls.rfi,
      '2023-03-26T09:00:00Z',
      '2023-03-26T01:30:00.000Z',
    ],
    [
      'RFI when clocks go back',
      '<div>29/10/2023 - 02:30</div>',
      urls.rfi,
      '2023-10-29T09:00:00Z',
      '2023-10-29T00:30:00.000Z',
    ],
    [
      'DW',
      '<div><i>达扬<br>2020-08-12T11:29:17.440Z</i></div>',
      urls.dw,
      '2020-08-12T12:00:00Z',
      '2020-08-12T11:29:17.440Z',
    ],
    [
      'VOA',
      '<div><i>Sat, 14 Nov 2020 16:37:16 GMT</i></div>',
      urls.voa,
      '2020-11-14T17:00:00Z',
      '2020-11-14T16:37:16.000Z',
    ],
    [
      'Reuters without a zone',
      '<div><i>2020-08-12T00:34:13</i></div>',
      urls.reuters,
      '2020-08-12T01:00:00Z',
      '2020-08-12T00:34:13.000Z',
    ],
    [
      'NYT',
      '<div><i>A,A<br>2021-02-22 10:44:33</i></div>',
      urls.nyt,
      '2021-02-22T03:00:00Z',
      '2021-02-22T02:44:33.000Z',
    ],
    [
      'an age',
      '<time datetime="2020-12-10">16 分钟前</time>',
      urls.bbc,
      '2020-12-10T07:04:15Z',
      '2020-12-10T06:48:15.000Z',
    ],
    [
      'an age not before its day',
      '<time datetime="2021-01-04">4 小时前</time>',
      urls.bbc,
      '2021-01-04T03:14:20Z',
      '2021-01-04T00:00:00.000Z',
    ],
    [
      'a day that is past',
      '<time datetime="2018-04-01">2018年4月1日</time>',
      urls.bbc,
      '2021-01-04T03:14:20Z',
      '2018-04-01T23:59:00.000Z',
    ],
    ['a day in the URL', '', urls.zaobao, '2023-07-13T17:00:00Z', '2023-07-13T15:59:00.000Z'],
    [
      'a zone of its own, any site',
      '<time datetime="2023-07-13T10:00:00+08:00">x</time>',
      'https://example.org/a',
      '2023-07-14T00:00:00Z',
      '2023-07-13T02:00:00.000Z',
    ],
  ])('%s', (_, html, url, capturedAt, expected) => {
    expect(published(html, url, capturedAt)).toEqual([expected, 'page']);
  });

  it.each([
    ['the page has none', '', urls.ft],
    ['it has today alone', '<div><i>2023年 7月 13日</i></div>', urls.bbc],
    ['it is after the capture', '<div>14/07/2023 - 16:55</div>', 'https://www.rfi.fr/cn/x'],
    ['there is no such day', '<div>31/02/2023 - 16:55</div>', 'https://www.rfi.fr/cn/x'],
    ['the zone is not known', '<div>13/07/2023 - 10:00</div>', 'https://example.org/a'],
    [
      'it belongs to a post in the text',
      '<p>一。</p><p>二。</p><p>三。</p><time datetime="2020-08-29T03:06:00Z">x</time>',
      urls.ft,
    ],
  ])('is the time of capture when %s', (_, html, url) => {
    expect(published(html, url, '2023-07-13T15:15:01Z')).toEqual(['2023-07-13T15:15:01.000Z', 'capture']);
  });

  it('is never after the capture, whatever the page says', () => {
    const clues = fc.record<PageTimeClues>({
      lines: fc.array(
        fc.oneof(
          fc.string(),
          fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
          fc.constant('13/07/2023 - 16:55'),
        ),
      ),
      times: fc.array(
        fc.record({
          datetime: fc.constantFrom('', '2023-07-13', '9999-99-99'),
          shown: fc.constantFrom('16 分钟前', '99999999999999999999 小时前', 'x'),
        }),
      ),
      url: fc.constantFrom('https://a.org/20230713', 'https://a.org/20239999'),
      dateInUrl: fc.constantFrom(null, /(\d{4})(\d\d)(\d\d)/),
      timeZone: fc.constantFrom(null, 'Europe/Paris', 'Asia/Shanghai'),
      capturedAtMs: fc.integer({ min: 0, max: 253_402_300_799_999 }),
    });
    fc.assert(
      fc.property(clues, (given) => {
        const { publishedAt } = publicationOf(given);
        expect(publishedAt).toMatch(/^\d{4}-/);
        expect(Date.parse(publishedAt)).toBeLessThanOrEqual(given.capturedAtMs);
      }),
    );
  });
});
