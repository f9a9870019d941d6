import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findEventDates } from '../../src/reading/event-dates.ts';
import { makeArticle } from './make-article.ts';
import { readSeed, seedNames } from './read-seed.ts';

/** Thursday, 13 July 2023. */
const publishedAt = '2023-07-13T08:00:00.000Z';
const datesOf = (text: string, given: { publishedAt?: string; source?: string } = {}) =>
  findEventDates(makeArticle({ publishedAt, paragraphs: [text], ...given })).map(
    ({ date, isFuture }) => date + (isFuture ? ' ahead' : ''),
  );

describe('findEventDates', () => {
  it.each(seedNames)('reads seed %s', async (name) => {
    const lines = findEventDates(readSeed(name)).map(
      ({ paragraph, date, precision, isFuture, kind, time }) =>
        `${paragraph} ${time.text} → ${date} ${precision}${isFuture ? ' ahead' : ''} ${kind ?? '–'}`,
    );
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`golden/${name}.event-dates.txt`);
  });

  it.each<[text: string, dates: readonly string[]]>([
    ['王毅今天会见拉夫罗夫。', ['2023-07-13']],
    ['王毅昨天會見拉夫羅夫。', ['2023-07-12']],
    ['双方明天举行会谈。', ['2023-07-14 ahead']],
    ['王毅周三会见拉夫罗夫。', ['2023-07-12']],
    ['王毅週五會見拉夫羅夫。', ['2023-07-07']],
    ['双方将于周五举行会谈。', ['2023-07-14 ahead']],
    ['普京星期天抵达北京。', ['2023-07-09']],
    ['普京上周五抵达北京。', ['2023-07-07']],
    ['普京将于下周二抵达北京。', ['2023-07-18 ahead']],
    ['双方上周会谈。', ['2023-07-03/2023-07-09']],
    ['本周日本首相访问北京。', ['2023-07-10/2023-07-16']],
    ['双方12日举行会谈。', ['2023-07-12']],
    ['双方28日举行会谈。', ['2023-06-28']],
    ['双方将于20日举行会谈。', ['2023-07-20 ahead']],
    ['14日，18国外交官将举行会议。', ['2023-07-14 ahead']],
    ['习近平3月20日至22日访问俄罗斯。', ['2023-03-20/2023-03-22']],
    ['去年12月30日双方通话。', ['2022-12-30']],
    ['2月20日双方通话。', ['2023-02-20']],
    ['2024年5月16日，双方将发表声明。', ['2024-05-16 ahead']],
    ['峰会将于10月举行。', ['2023-10 ahead']],
    ['峰会于三月份举行。', ['2023-03']],
    ['今年前四个月贸易额增长。', ['2023-01-01/2023-04-30']],
    ['今年1至6月贸易额增长。', ['2023-01-01/2023-06-30']],
    ['第二季度出口增长。', ['2023-04-01/2023-06-30']],
    ['去年上半年出口增长。', ['2022-01-01/2022-06-30']],
    ['2022年贸易额增长。', ['2022']],
    ['二〇二二年无人记得。', []],
  ])('resolves %s', (text, dates) => {
    expect(datesOf(text)).toEqual(dates);
  });

  it.each([
    ['a month ahead or behind', '演习在9月举行，12月30日又有一次。'],
    ['a day that no month has', '2月30日双方会谈。'],
    ['a duration', '为期3日的访问连续5日登上头条，历时三个月。'],
    ['every week', '每周三举行例会，一周三次。'],
    ['decades', '1990年代以来，20多年来双方一直合作。'],
    ['a name', '今日俄罗斯电视台是媒体，周鸣不是星期。'],
    ['the day of a report', '据法新社今天报道，双方已经达成一致。'],
    ['a dateline', '（中央社莫斯科10日電）雙方已經達成一致。'],
    ['no time at all', '双方已经达成一致。'],
  ])('says nothing of %s', (_name, text) => {
    expect(datesOf(text)).toEqual([]);
  });

  it('counts days where the outlet writes', () => {
    const lateInTaipei = { publishedAt: '2023-07-12T23:00:00.000Z' };
    expect(datesOf('雙方今天會談。', { ...lateInTaipei, source: 'cna-tw' })).toEqual(['2023-07-13']);
    expect(datesOf('双方今天会谈。', { ...lateInTaipei, source: 'rfi-zh' })).toEqual(['2023-07-13']);
    expect(datesOf('双方今天会谈。', { ...lateInTaipei, source: 'voa-zh' })).toEqual(['2023-07-12']);
  });

  it('takes the year that is nearest', () => {
    expect(datesOf('12月30日双方通话。', { publishedAt: '2023-01-05T08:00:00.000Z' })).toEqual([
      '2022-12-30',
    ]);
    expect(datesOf('双方将于1月5日通话。', { publishedAt: '2022-12-30T08:00:00.000Z' })).toEqual([
      '2023-01-05 ahead',
    ]);
  });

  it('leads to the sentence, and says what takes place', () => {
    const text = '双方关系良好。王毅周三在雅加达会见拉夫罗夫。普京将于10月访问北京。';
    const found = findEventDates(makeArticle({ publishedAt, paragraphs: [text] }));
    expect(found).toMatchObject([
      { text: '王毅周三在雅加达会见拉夫罗夫。', kind: 'meeting', time: { text: '周三' } },
      {
        text: '普京将于10月访问北京。',
        kind: 'visit',
        isFuture: true,
        first: '2023-10-01',
        last: '2023-10-31',
      },
    ]);
  });

  it.each(['今天', '1月', '1', '14日', '周', '至', '2022年'])(
    'reads 100,000 characters of %s in no more than linear time',
    (piece) => {
      const started = performance.now();
      datesOf(piece.repeat(100_000 / piece.length));
      expect(performance.now() - started).toBeLessThan(2000);
    },
  );

  it('finds real days in any text, and quotes word for word', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '今',
        '昨',
        '天',
        '周',
        '三',
        '上',
        '下',
        '月',
        '日',
        '年',
        '2022',
        '31',
        '9',
        '至',
        '将',
        '，',
        '。',
        '前',
        '个',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    const moment = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(text, moment, (paragraph, published) => {
        const article = makeArticle({ paragraphs: [paragraph], publishedAt: published.toISOString() });
        for (const found of findEventDates(article)) {
          expect(paragraph.slice(found.from, found.to)).toBe(found.text);
          expect(paragraph.slice(found.time.from, found.time.to)).toBe(found.time.text);
          expect(found.first <= found.last).toBe(true);
          expect(new Date(found.first).toISOString().slice(0, 10)).toBe(found.first);
        }
      }),
    );
  });

  it('says nothing where the time of publication is none', () => {
    expect(datesOf('双方今天会谈。', { publishedAt: 'soon' })).toEqual([]);
  });
});
