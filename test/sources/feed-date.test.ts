import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFeedDate } from '../../src/sources/feed-date.ts';

const at = (time: string) => `2023-07-13T${time}Z`;

describe('parseFeedDate', () => {
  it.each([
    // RFC 822, 1123, 5322 and what became of them.
    ['Thu, 13 Jul 2023 15:15:01 GMT', at('15:15:01.000')],
    ['Thu, 13 Jul 2023 15:15:01 +0800', at('07:15:01.000')],
    ['Thu,13 Jul 2023 15:15:01 +08:00', at('07:15:01.000')],
    ['13 Jul 23 15:15 EST', at('20:15:00.000')],
    ['Thu, 13 July 2023 15:15:01 PDT', at('22:15:01.000')],
    ['Thu, 13 Jul 2023 15:15:01 Z', at('15:15:01.000')],
    ['Thu, 13 Jul 2023 15:15:01 -0000', at('15:15:01.000')],
    ['Thu, 13 Jul 2023 15:15:01 GMT+0800', at('07:15:01.000')],
    ['Thu, 13 Jul 2023 15:15:01 GMT+8', at('07:15:01.000')],
    ['Thu, 13 Jul 2023 15:15:01 MSK', at('12:15:01.000')],
    ['Thu, 13 Jul 2023 15:15:01 HKT', at('07:15:01.000')],
    ['Thu, 13 Jul 2023 15:15:01 XYZ', at('15:15:01.000')],
    ['Mon, 13 Jul 2023 15:15:01 GMT', at('15:15:01.000')],
    ['Thu, 13 Jul 2023', at('00:00:00.000')],
    ['  THU, 13 JUL 2023\n15:15:01 GMT ', at('15:15:01.000')],
    // The other two of HTTP, C's and Java's.
    ['Thursday, 13-Jul-23 15:15:01 GMT', at('15:15:01.000')],
    ['Thu Jul 13 15:15:01 2023', at('15:15:01.000')],
    ['Thu Jul 13 15:15:01 UTC 2023', at('15:15:01.000')],
    ['Thu Jul 13 2023 15:15:01 GMT+0800 (China Standard Time)', at('07:15:01.000')],
    // ISO 8601.
    [at('15:15:01'), at('15:15:01.000')],
    ['2023-07-13T15:15:01.123456+08:00', at('07:15:01.123')],
    ['2023-07-13T15:15+0800', at('07:15:00.000')],
    ['2023-07-13T15:15:01', at('15:15:01.000')],
    ['2023-07-13 15:15:01 +0800', at('07:15:01.000')],
    ['2023-07-13', at('00:00:00.000')],
    ['2023-07', '2023-07-01T00:00:00.000Z'],
    ['2023', '2023-01-01T00:00:00.000Z'],
    ['20230713T151501Z', at('15:15:01.000')],
    ['20230713', at('00:00:00.000')],
    ['2023-07-12T24:00:00Z', at('00:00:00.000')],
    ['2023-07-13T23:59:60Z', at('23:59:59.000')],
    // As people write.
    ['July 13, 2023 3:15 PM', at('15:15:00.000')],
    ['Jul 13, 2023 12:15 a.m.', at('00:15:00.000')],
    ['13th of July, 2023', at('00:00:00.000')],
    ['2023/7/13 15:15:01', at('15:15:01.000')],
    ['13/07/2023 - 16:55', at('16:55:00.000')],
    ['13.07.2023 16:55', at('16:55:00.000')],
    ['2023年7月13日 15:15', at('07:15:00.000')],
    ['2023年7月13日下午3:15', at('07:15:00.000')],
    ['2023年07月13日15时15分', at('07:15:00.000')],
    ['２０２３年７月１３日 １５：１５', at('07:15:00.000')],
    ['星期四, 13 7月 2023 15:15:01 +0800', at('07:15:01.000')],
    ['13 七月 2023 15:15', at('07:15:00.000')],
    ['Чт, 13 июл 2023 15:15:01 +0300', at('12:15:01.000')],
    ['13 июля 2023, 15:15 МСК', at('12:15:00.000')],
    // As software writes in other languages.
    ['jeu., 13 juil. 2023 15:15:01 +0200', at('13:15:01.000')],
    ['jeudi 13 juillet 2023 15:15', at('15:15:00.000')],
    ['1er août 2023', '2023-08-01T00:00:00.000Z'],
    ['13 févr. 2023', '2023-02-13T00:00:00.000Z'],
    ['Mi, 13 Dez 2023 10:00:00 +0100', '2023-12-13T09:00:00.000Z'],
    ['Donnerstag, 13. Oktober 2022, 15:15', '2022-10-13T15:15:00.000Z'],
    ['2. März 2023', '2023-03-02T00:00:00.000Z'],
    ['mar, 13 dic 2022 15:15:01 +0100', '2022-12-13T14:15:01.000Z'],
    ['13 de julio de 2023', at('00:00:00.000')],
    ['1 gen 2023', '2023-01-01T00:00:00.000Z'],
    ['qui, 13 out 2022 15:15:01 -0300', '2022-10-13T18:15:01.000Z'],
    ['13 липня 2023', at('00:00:00.000')],
    ['2023년 7월 13일 15:15', at('15:15:00.000')],
    ['民國112年7月13日 15:15', at('07:15:00.000')],
    ['2023-194', at('00:00:00.000')],
    ['2023-194T15:15:01Z', at('15:15:01.000')],
    ['1689261301', at('15:15:01.000')],
    ['1689261301000', at('15:15:01.000')],
  ])('%s', (written, expected) => expect(parseFeedDate(written)).toBe(expected));

  it.each([
    '',
    'yesterday',
    '07/08/2023',
    'Thu, 31 Feb 2023 10:00:00 GMT',
    'Thu, 13 Jul 2023 25:15:01 GMT',
    '2023-13-01',
    '2023-000',
    '2023-366',
    '0000-00-00 00:00:00',
    'Mon, 01 Jan 0001 00:00:00 GMT',
    'Thu, 01 Jan 1960 00:00:00 GMT',
    '-1',
  ])('%j is none', (written) => expect(parseFeedDate(written)).toBeNull());

  it('takes a zone that is not named from the outlet', () => {
    expect(parseFeedDate('2023-07-13 15:15', 'Asia/Singapore')).toBe(at('07:15:00.000'));
    expect(parseFeedDate('13 июля 2023, 15:15', 'Europe/Moscow')).toBe(at('12:15:00.000'));
    expect(parseFeedDate('Thu, 13 Jul 2023 15:15:01 CST', 'Asia/Shanghai')).toBe(at('07:15:01.000'));
    expect(parseFeedDate('Thu, 13 Jul 2023 15:15:01 CST')).toBe(at('21:15:01.000'));
    expect(parseFeedDate(at('15:15:01'), 'Asia/Shanghai')).toBe(at('15:15:01.000'));
  });

  it('reads what machines write, and never throws', () => {
    const times = fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true });
    fc.assert(
      fc.property(times, (date) => {
        expect(parseFeedDate(date.toISOString())).toBe(date.toISOString());
        expect(parseFeedDate(date.toUTCString())).toBe(
          new Date(Math.floor(date.getTime() / 1000) * 1000).toISOString(),
        );
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789:/-+., TZ年月日JulAM') }), (text) => {
        const read = parseFeedDate(text);
        expect(read === null || new Date(read).toISOString() === read).toBe(true);
      }),
    );
  });
});
