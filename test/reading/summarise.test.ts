import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summarise } from '../../src/reading/summarise.ts';
import { makeArticle } from './make-article.ts';
import { readSeed, seedNames } from './read-seed.ts';

const texts = (...given: Parameters<typeof summarise>) =>
  summarise(...given).sentences.map(({ text }) => text);

describe('summarise', () => {
  it.each(seedNames)('the golden extracts of seed %s', async (name) => {
    const article = readSeed(name);
    const extracts = {
      plain: summarise(article),
      threeSentences: summarise(article, { sentences: 3 }),
      withoutLead: summarise({ ...article, lead: null }),
    };
    expect(JSON.stringify(extracts)).not.toMatch(/成立于2001年/);
    await expect(`${JSON.stringify(extracts, null, 2)}\n`).toMatchFileSnapshot(`golden/${name}.summary.json`);
  });

  it('is the lead, then what adds to it, where there is a lead', () => {
    const article = makeArticle({
      title: '王毅会见拉夫罗夫',
      lead: '王毅会见拉夫罗夫。双方谈了合作。',
      paragraphs: ['王毅会见了拉夫罗夫。', '两国今年贸易增长四成。'],
    });
    expect(summarise(article)).toEqual({
      method: 'lead',
      sentences: [
        { text: '王毅会见拉夫罗夫。', paragraph: -1, from: 0, to: 9 },
        { text: '双方谈了合作。', paragraph: -1, from: 9, to: 16 },
        { text: '两国今年贸易增长四成。', paragraph: 1, from: 0, to: 11 },
      ],
    });
  });

  it('is what tells most of the title and the text where there is no lead, in the order of the text', () => {
    const article = makeArticle({
      title: '俄外长访华 与王毅在桂林会谈',
      paragraphs: [
        '桂林这几天阴雨。',
        '俄罗斯外长拉夫罗夫访华，在桂林与中国外长王毅会谈。',
        '记者住在江边。',
        '王毅与拉夫罗夫会谈后发表声明，称中俄外长在桂林达成共识。',
      ],
    });
    const { method, sentences } = summarise(article);
    expect(method).toBe('central-sentences');
    expect(sentences.map(({ paragraph }) => paragraph)).toEqual(expect.arrayContaining([1, 3]));
    expect(sentences).toEqual(sentences.toSorted((a, b) => a.paragraph - b.paragraph));
  });

  it('takes no more of the text than 150 characters and three sentences', () => {
    const sentence = (mark: string) => `${mark.repeat(59)}。`;
    expect(texts(makeArticle({ paragraphs: [sentence('甲'), sentence('乙'), sentence('丙')] }))).toHaveLength(
      2,
    );
    const short = ['甲甲。', '乙乙。', '丙丙。', '丁丁。'];
    expect(texts(makeArticle({ paragraphs: short }))).toEqual(short.slice(0, 3));
  });

  it.each([
    '上海合作组织成立于2001年。',
    '上合组织2001年在上海成立。',
    'The SCO was founded in 2001.',
    'ШОС основана в 2001 году.',
  ])('leaves out background: %s', (background) => {
    const article = makeArticle({ title: background, paragraphs: [background, '俄外长访华。'] });
    expect(texts(article, { sentences: 9 })).toEqual(['俄外长访华。']);
    expect(texts(makeArticle({ paragraphs: [background] }))).toEqual([background]);
  });

  it.each(['他在会上谈到中俄贸易。', '”中俄贸易会继续增长。', '该协议提到中俄贸易。'])(
    'takes a sentence that points to another only if there is no better one: %s',
    (dangling) => {
      const plain = '商务部公布中俄贸易数据。';
      const paragraphs = ['天气很好。', dangling, '明天下雨。', plain];
      expect(texts(makeArticle({ title: '中俄贸易', paragraphs }), { sentences: 1 })).toEqual([plain]);
    },
  );

  it('keeps a single sentence whole, however long', () => {
    const long = `${'中'.repeat(400)}。`;
    expect(texts(makeArticle({ paragraphs: [long] }))).toEqual([long]);
  });

  it.each([
    ['（法新社东京22日电）', '俄外长访华。'],
    ['（中央社莫斯科10日電）', '俄外長訪華。'],
    ['路透莫斯科12月1日 - ', '俄外长访华。'],
    ['新华社北京9月10日电 ', '俄外长访华。'],
    ['华盛顿 — ', '俄外长访华。'],
  ])('begins after the dateline %s', (dateline, sentence) => {
    expect(summarise(makeArticle({ paragraphs: [dateline + sentence] })).sentences).toEqual([
      { text: sentence, paragraph: 0, from: dateline.length, to: dateline.length + sentence.length },
    ]);
  });

  it('keeps brackets that are no dateline', () => {
    expect(texts(makeArticle({ paragraphs: ['（图）俄外长访华。'] }))).toEqual(['（图）俄外长访华。']);
  });

  it('passes over headings and bylines while there are sentences', () => {
    expect(texts(makeArticle({ paragraphs: ['作者 张三', '俄外长访华。'] }))).toEqual(['俄外长访华。']);
    expect(texts(makeArticle({ paragraphs: ['作者 张三'] }))).toEqual(['作者 张三']);
  });

  it('gives as many sentences as asked for: the lead, then what adds to it', () => {
    const article = makeArticle({
      lead: '王毅在雅加达会见俄罗斯外长拉夫罗夫。',
      paragraphs: ['王毅在雅加达会见了俄罗斯外长拉夫罗夫。两国贸易增长四成。', '会谈持续两小时。'],
    });
    expect(texts(article, { sentences: 1 })).toEqual(['王毅在雅加达会见俄罗斯外长拉夫罗夫。']);
    expect(texts(article, { sentences: 2 })).toEqual([
      '王毅在雅加达会见俄罗斯外长拉夫罗夫。',
      '两国贸易增长四成。',
    ]);
    expect(texts(article, { sentences: 9 })).toHaveLength(3);
  });

  it('is empty where there is no text', () => {
    expect(summarise(makeArticle({}))).toEqual({ method: 'central-sentences', sentences: [] });
  });

  it('quotes word for word, at least one sentence of any text', () => {
    const text = fc.string({
      unit: fc.constantFrom('中', '俄', 'a', ' ', '。', '“', '”', '"', '（', '电', '）', '—'),
      minLength: 1,
      maxLength: 40,
    });
    const article = fc.record({ lead: fc.option(text), paragraphs: fc.array(text, { maxLength: 5 }) });
    fc.assert(
      fc.property(article, fc.option(fc.integer({ min: 1, max: 5 })), (given, sentences) => {
        const whole = makeArticle(given);
        const summary = summarise(whole, sentences === null ? {} : { sentences });
        for (const { text: quoted, paragraph, from, to } of summary.sentences) {
          expect((paragraph === -1 ? whole.lead : whole.paragraphs[paragraph])?.slice(from, to)).toBe(quoted);
        }
        const hasText = [whole.lead ?? '', ...whole.paragraphs].some((block) => block.trim() !== '');
        expect(summary.sentences.length > 0).toBe(hasText);
        if (sentences !== null) expect(summary.sentences.length).toBeLessThanOrEqual(sentences);
      }),
    );
  });
});
