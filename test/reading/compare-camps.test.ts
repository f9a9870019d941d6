import { describe, expect, test } from 'vitest';
import { outlets } from '../../src/articles/outlets.ts';
import { type SourceCamp, sourceCamp } from '../../src/articles/source-camps.ts';
import { compareCamps } from '../../src/reading/compare-camps.ts';
import { readArticle } from '../support/coverage.ts';

const wire =
  '中国外长王毅周三在桂林会见俄罗斯外长拉夫罗夫，双方讨论了中俄战略协作、边境贸易和能源合作，并呼吁召开联合国安理会常任理事国峰会。';

/** An article whose text is its own unless one is given; later in the order of `hour`. */
function report(
  source: string,
  hour: number,
  title: string,
  text = `${title}，${source}自己的报道。`.repeat(3),
) {
  const publishedAt = new Date(Date.UTC(2021, 2, 22, hour)).toISOString();
  return readArticle(`${source}-${hour}`, { source, title, publishedAt, paragraphs: [text] }).article;
}

/** `outlet: headline ← carriers +more`, by camp. */
function shownAs({ framings }: ReturnType<typeof compareCamps>) {
  return Object.fromEntries(
    framings.map(({ camp, headlines }) => [
      camp,
      headlines.map(({ article, carriedBy, more }) =>
        [
          `${article.source}: ${article.title}`,
          ...(carriedBy.length === 0 ? [] : [`← ${carriedBy}`]),
          ...(more === 0 ? [] : [`+${more}`]),
        ].join(' '),
      ),
    ]),
  );
}

describe('a comparison of camps', () => {
  test('has the earliest report of each outlet, in the order of the camps', () => {
    const members = [
      report('rfi-zh', 9, '两国外长会谈'),
      report('xinhua-zh', 8, '王毅同拉夫罗夫举行会谈'),
      report('tass-ru', 7, 'Ван И и Лавров провели переговоры'),
      report('xinhua-zh', 10, '中俄发表联合声明'),
      report('cna-tw', 11, '北京暗批美'),
      report('news.example', 12, '外长会晤'),
    ];
    expect(shownAs(compareCamps(members, []))).toEqual({
      chineseState: ['xinhua-zh: 王毅同拉夫罗夫举行会谈 +1'],
      russianState: ['tass-ru: Ван И и Лавров провели переговоры'],
      taiwan: ['cna-tw: 北京暗批美'],
      westernPublic: ['rfi-zh: 两国外长会谈'],
      unknown: ['news.example: 外长会晤'],
    });
  });

  test('folds copies into who had the text first, whatever the camp', () => {
    const members = [
      report('reuters-cn', 8, '外长会谈', wire),
      report('rfi-zh', 9, '换了标题', wire),
      report('zaobao', 10, '又换了标题', `${wire}（路透社）`),
      report('rfi-zh', 11, '法广自己的报道'),
    ];
    expect(shownAs(compareCamps(members, []))).toEqual({
      westernPublic: ['rfi-zh: 法广自己的报道'],
      private: ['reuters-cn: 外长会谈 ← rfi-zh,zaobao'],
    });
  });

  test('shows a later report as well where others carried it', () => {
    const members = [
      report('reuters-cn', 7, '行程公布'),
      report('reuters-cn', 8, '外长会谈', wire),
      report('zaobao', 9, '外长会谈', wire),
    ];
    expect(shownAs(compareCamps(members, []))).toEqual({
      private: ['reuters-cn: 行程公布', 'reuters-cn: 外长会谈 ← zaobao'],
    });
  });

  test.each([
    ['what it announced', '拉夫罗夫应邀下周访华', '拉夫罗夫访华并与王毅会谈'],
    ['commentary', '热点解析：俄外长为何访华', '拉夫罗夫访华并与王毅会谈'],
  ])('prefers an outlet’s news to %s', (_, before, news) => {
    const kept = (titles: readonly string[]) =>
      shownAs(
        compareCamps(
          titles.map((title, hour) => report('dw-zh', hour, title)),
          [],
        ),
      ).westernPublic;
    expect(kept([before, news])).toEqual([`dw-zh: ${news} +1`]);
    expect(kept([before])).toEqual([`dw-zh: ${before}`]);
  });
});

describe('who had nothing', () => {
  const members = [report('rfi-zh', 9, '两国外长会谈')];
  const read = [
    { source: 'rfi-zh', articles: 20, onRelation: 3 },
    { source: 'bbc-zh', articles: 7, onRelation: 0 },
    { source: 'xinhua-zh', articles: 0, onRelation: 0 },
    { source: 'dw-zh', articles: 9, onRelation: 2 },
  ];
  const sources = (of: readonly { readonly source: string }[]) => of.map(({ source }) => source);

  test('is who was read and has nothing on the relation, by camp; never who reported', () => {
    expect(sources(compareCamps(members, read).silent)).toEqual(['xinhua-zh', 'bbc-zh']);
  });

  test('is not who has other reports on the relation: one of them may be of this event', () => {
    expect(sources(compareCamps(members, read).elsewhere)).toEqual(['dw-zh']);
  });

  test('is no camp of which nothing was read', () => {
    expect(compareCamps(members, read).unread).toEqual(['russianState', 'taiwan']);
    expect(compareCamps(members, []).unread).toEqual(['chineseState', 'russianState', 'taiwan']);
  });
});

test('camps of outlets', () => {
  const expected: Readonly<Record<string, SourceCamp>> = {
    'xinhua-zh': 'chineseState',
    'mfa-cn': 'chineseState',
    caixin: 'chinesePrivate',
    'kremlin-ru': 'russianState',
    kommersant: 'russianPrivate',
    meduza: 'private',
    ltn: 'taiwan',
    scmp: 'hongKong',
    'voa-zh': 'westernPublic',
    'nhk-zh': 'asianPublic',
    zaobao: 'private',
    'unknown.example': 'unknown',
  };
  const found = Object.fromEntries(Object.keys(expected).map((source) => [source, sourceCamp(source)]));
  expect(found).toEqual(expected);
  // An outlet of the table that falls into none of the camps would be lost among the unknown.
  expect(outlets.filter(({ id }) => sourceCamp(id) === 'unknown')).toEqual([]);
});
