import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFigures } from '../../src/reading/figures.ts';
import { parseNumeral } from '../../src/reading/numerals.ts';
import { makeArticle } from './make-article.ts';
import { readSeed, seedNames } from './read-seed.ts';

const figuresOf = (text: string) => findFigures(makeArticle({ paragraphs: [text] }));
const amountsOf = (text: string) =>
  figuresOf(text).map(({ value, upTo, unit, bound }) =>
    [value, upTo, unit, bound].filter((part) => part !== null),
  );

describe('findFigures', () => {
  it.each(seedNames)('reads seed %s', async (name) => {
    const lines = findFigures(readSeed(name)).map((figure) => {
      const { paragraph, text, what, of, change, period, claimant, modality, weight } = figure;
      const measured = `${of === null ? '' : `${of.text} `}${what?.text ?? '?'}${change === null ? '' : ` ${change}`}`;
      return `${paragraph} ${text} | ${measured} | ${period?.date ?? '?'} | ${claimant?.text ?? '?'} | ${modality} | ${weight}`;
    });
    await expect([...lines, ''].join('\n')).toMatchFileSnapshot(`golden/${name}.figures.txt`);
  });

  it.each<[text: string, amounts: readonly (readonly unknown[])[]]>([
    ['贸易额达1900亿美元。', [[1.9e11, '美元', 'exact']]],
    ['貿易額達1,900.5億美元。', [[1.9005e11, '美元', 'exact']]],
    ['出口增长百分之三十五。', [[35, '%', 'exact']]],
    ['出口增长三点五倍。', [[3.5, '倍', 'exact']]],
    ['份额超过四成。', [[4, '成', 'over']]],
    ['份额约为50％左右。', [[50, '%', 'about']]],
    ['不到三千万吨原油。', [[3e7, '吨', 'under']]],
    ['进口39万6千吨液化气。', [[396_000, '吨', 'exact']]],
    ['派出190多名官兵。', [[190, '名', 'over']]],
    ['投资20至30亿美元。', [[2e9, 3e9, '美元', 'exact']]],
    ['占5%-10%。', [[5, 10, '%', 'exact']]],
    ['人民币300亿元的贷款。', [[3e10, '人民币', 'exact']]],
    ['价值$45亿的合同。', [[4.5e9, '美元', 'exact']]],
    ['债务达266.6兆盧布。', [[2.666e14, '卢布', 'exact']]],
    ['下降1.2个百分点。', [[1.2, '百分点', 'exact']]],
    [
      '4架轰炸机和2艘军舰。',
      [
        [4, '架', 'exact'],
        [2, '艘', 'exact'],
      ],
    ],
  ])('reads %s', (text, amounts) => {
    expect(amountsOf(text)).toEqual(amounts);
  });

  it.each([
    ['dates and times', '2023年7月13日16时55分，周四，21世纪。'],
    ['ages', '61岁的外长。'],
    ['ordinals', '第3次会晤，第二艘军舰，第51名。'],
    ['names with a number', '20国集团、七国集团、二十国集团和5G、歼-16、苏-30、图-95。'],
    ['telephone numbers', '请拨打010-65961114。'],
    ['words of grammar', '一名官员、两家公司、三项共识、一次访问、两国元首。'],
    ['a number nobody knows', '几亿美元、数千亿元、几架飞机。'],
    ['other words with 元', '三位元首和1万元首。'],
  ])('takes %s for no figures', (_name, text) => {
    expect(amountsOf(text)).toEqual([]);
  });

  it('keeps a conversion with its amount', () => {
    expect(figuresOf('贸易额达1900亿美元（约合1760亿欧元）。')).toMatchObject([
      { text: '1900亿美元（约合1760亿欧元）', conversion: { value: 1.76e11, unit: '欧元' } },
    ]);
  });

  it('tells what is measured, when, by whose word, and whether it is there yet', () => {
    const [growth, forecast] = figuresOf(
      '据中国海关统计，2022年中俄贸易额增长29.3%。普京表示，双边贸易额明年将达到2000亿美元。',
    );
    expect(growth).toMatchObject({
      what: { text: '中俄贸易额' },
      change: 'up',
      period: { text: '2022年', date: '2022', first: '2022-01-01', last: '2022-12-31' },
      claimant: { text: '中国海关' },
      modality: 'actual',
    });
    expect(forecast).toMatchObject({
      what: { text: '双边贸易额' },
      change: null,
      period: { date: '2024' },
      claimant: { nameId: 'putin' },
      modality: 'expected',
    });
  });

  it('gives a rate to what it belongs to', () => {
    const [, rate] = figuresOf('前四个月贸易额达700亿美元，年增幅超过40%。');
    expect(rate).toMatchObject({
      what: { text: '年增幅' },
      of: { text: expect.stringContaining('贸易额') },
      change: 'up',
    });
  });

  it('tells both ends of a change from one another', () => {
    expect(figuresOf('对华出口占比从90%降至61%。').map(({ what, change }) => [what?.text, change])).toEqual([
      ['对华出口占比', null],
      ['对华出口占比', 'down'],
    ]);
  });

  it('makes no agency a claimant', () => {
    expect(figuresOf('法新社称，贸易额达700亿美元。')).toMatchObject([{ claimant: null }]);
  });

  it('weighs trade between the two above a count of something else', () => {
    const [trade, count] = figuresOf('中俄贸易额达到1900亿美元。会场外有300人抗议。');
    expect(trade?.weight).toBeGreaterThan((count?.weight ?? 1) + 0.3);
  });

  it.each([
    '1',
    '1亿美元',
    '一',
    '（',
    '1,',
    '百分之',
    '1%，',
    '超过',
    '说1亿元，',
    '2022年1亿元',
    '王毅说1亿元，',
  ])('reads 100,000 characters of %s in no more than linear time', (piece) => {
    const started = performance.now();
    figuresOf(piece.repeat(100_000 / piece.length));
    expect(performance.now() - started).toBeLessThan(2500);
  });

  it('quotes word for word, and gives numbers, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '1',
        '900',
        ',',
        '.',
        '亿',
        '万',
        '美元',
        '%',
        '三',
        '十',
        '至',
        '-',
        '（',
        '）',
        '超过',
        '将',
        '增长',
        '贸易额',
        '2022年',
        '，',
        '。',
        '架',
        '说',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (paragraph) => {
        for (const figure of figuresOf(paragraph)) {
          for (const span of [figure, figure.what, figure.of, figure.period, figure.claimant])
            if (span !== null) expect(paragraph.slice(span.from, span.to)).toBe(span.text);
          expect(Number.isFinite(figure.value)).toBe(true);
          expect(figure.upTo ?? figure.value).toBeGreaterThanOrEqual(figure.value);
          expect(figure.weight).toBeGreaterThanOrEqual(0);
          expect(figure.weight).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('parseNumeral', () => {
  it.each([
    ['1,900.5', 1900.5],
    ['12万亿', 1.2e13],
    ['7万1千', 71_000],
    ['十五', 15],
    ['三千五百万', 3.5e7],
    ['一亿二千万', 1.2e8],
    ['两万亿', 2e12],
    ['二〇二二', 2022],
    ['三点一四', 3.14],
    ['一百零五', 105],
  ])('reads %s', (text, value) => {
    expect(parseNumeral(text)).toBe(value);
  });

  it.each(['', '点五', '3.', '人', '1,9.0.0'])('makes nothing of %s', (text) => {
    expect(parseNumeral(text)).toBeNaN();
  });
});
