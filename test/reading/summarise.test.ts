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
    await expect(`${JSON.stringify(extracts, null, 2)}\n`).toMatchFileSnapshot(`golden/${name}.summary.json`);
  });

  it('is the lead, split into sentences, where there is one', () => {
    const article = makeArticle({ lead: '王毅会见拉夫罗夫。双方谈了合作。', paragraphs: ['正文。'] });
    expect(summarise(article)).toEqual({
      method: 'lead',
      sentences: [
        { text: '王毅会见拉夫罗夫。', paragraph: -1, from: 0, to: 9 },
        { text: '双方谈了合作。', paragraph: -1, from: 9, to: 16 },
      ],
    });
  });

  it('is the first sentences that fit 150 characters where there is no lead', () => {
    const sentence = `${'中'.repeat(59)}。`;
    const article = makeArticle({ paragraphs: [sentence + sentence, sentence] });
    expect(summarise(article).method).toBe('first-sentences');
    expect(texts(article)).toEqual([sentence, sentence]);
  });

  it('keeps a single sentence whole, however long', () => {
    const long = `${'中'.repeat(400)}。`;
    expect(texts(makeArticle({ paragraphs: [long, '后文。'] }))).toEqual([long]);
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
    expect(summarise(makeArticle({}))).toEqual({ method: 'first-sentences', sentences: [] });
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
