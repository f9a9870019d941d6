import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuotations } from '../../src/reading/quotations.ts';
import { makeArticle } from './make-article.ts';
import { readSeed, seedNames } from './read-seed.ts';

const quotationsOf = (...paragraphs: string[]) => findQuotations(makeArticle({ paragraphs }));
const spoken = (...paragraphs: string[]) =>
  quotationsOf(...paragraphs).map(({ text, speaker }) => [text, speaker?.text ?? null]);

describe('findQuotations', () => {
  it.each(seedNames)('reads seed %s', async (name) => {
    const lines = findQuotations(readSeed(name)).map(
      ({ paragraph, text, speaker, via }) =>
        `${paragraph} “${text}” — ${speaker?.text ?? '?'} (${speaker?.nameId ?? '?'}), via ${via?.text ?? '–'} (${via?.agency ?? '–'})`,
    );
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`golden/${name}.quotations.txt`);
  });

  const direct = '我们期待进一步的合作。';
  it.each([
    ['before it', `王毅说：“${direct}”`],
    ['before it, with a comma', `王毅表示，“${direct}”`],
    ['after it', `“我们期待进一步的合作，”王毅说。`],
    ['after it, with a stop inside the marks', `“${direct}”王毅说。`],
    ['in traditional characters', '王毅強調：「我們期待進一步的合作。」'],
    ['in nested marks', '王毅指出：『我們期待進一步的「合作」。』'],
    ['between ASCII marks', `王毅表示，"${direct}"`],
    ['between padded ASCII marks', `王毅表示 " ${direct} "`],
    ['as a label', `王毅：“${direct}”`],
    ['with a title before the name', `中国外交部长王毅周四在雅加达表示：“${direct}”`],
    ['with a title behind the name', `王毅外长向记者表示：“${direct}”`],
    ['quoted by another', `报道引述王毅的话说：“${direct}”`],
    ['with 据', `据王毅称，“${direct}”`],
    ['in an earlier clause', `王毅周四会见拉夫罗夫，并表示：“${direct}”`],
    ['as 他 in the next sentence', `王毅说，双方谈得很好。他还强调：“${direct}”`],
    ['busy with something', `王毅回答提问时称：“${direct}”`],
  ])('finds the speaker %s', (_name, paragraph) => {
    const [quotation] = quotationsOf(paragraph);
    expect(quotation?.speaker).toMatchObject({ text: '王毅', nameId: 'wang-yi', kind: 'person' });
  });

  it('knows an office by its holder on the day', () => {
    const paragraphs = ['俄罗斯外长表示：“我们期待进一步的合作。”'];
    const holderOn = (publishedAt: string) =>
      findQuotations(makeArticle({ paragraphs, publishedAt }))[0]?.speaker?.nameId;
    expect(holderOn('2023-07-13T08:00:00.000Z')).toBe('lavrov');
    expect(holderOn('1995-07-13T08:00:00.000Z')).toBeNull();
  });

  it('takes the words of those who are in no table, with what introduces them', () => {
    expect(
      spoken(
        '欧盟高级外交代表弗雷多尼（Anna Fredoni）认为：“这不会改变我们的决心。”',
        '弗雷多尼：“我们会继续。”',
      ),
    ).toEqual([
      ['这不会改变我们的决心。', '欧盟高级外交代表弗雷多尼'],
      ['我们会继续。', '弗雷多尼'],
    ]);
  });

  it('goes on with a speaker through the parts of what he says', () => {
    expect(spoken('“我们期待合作，”王毅说，“这对双方都有利。”“我们不会改变。”')).toEqual([
      ['我们期待合作，', '王毅'],
      ['这对双方都有利。', '王毅'],
      ['我们不会改变。', '王毅'],
    ]);
  });

  it.each([
    ['an agency', '法新社报道说：“双方已经达成一致，不会再谈。”'],
    ['an agency after it', '“双方已经达成一致，不会再谈。”新华社称。'],
    ['a newspaper', '《环球时报》指出：“双方已经达成一致，不会再谈。”'],
    ['a document', '声明写道：“双方已经达成一致，不会再谈。”'],
    ['two at once', '王毅和拉夫罗夫表示：“双方已经达成一致，不会再谈。”'],
    ['nobody', '“双方已经达成一致，不会再谈。”'],
    ['a pronoun without anybody before it', '他说：“双方已经达成一致，不会再谈。”'],
    [
      'a pronoun after two who spoke',
      '王毅说可以。拉夫罗夫认为不行，王毅则认为再谈。他说：“双方已经达成一致，不会再谈。”',
    ],
    ['someone who is only spoken to', '“双方已经达成一致，不会再谈。”对王毅来说这很好。'],
  ])('makes %s no speaker', (_name, paragraph) => {
    expect(quotationsOf(paragraph).map(({ speaker }) => speaker)).toEqual([null]);
  });

  it('names what carried the words', () => {
    const [quotation] = quotationsOf('据法新社报道，王毅说：“我们期待进一步的合作。”');
    expect(quotation?.via).toMatchObject({ text: '法新社', agency: 'afp' });
    const [official] = quotationsOf('根据俄罗斯外交部的一份公告，拉夫罗夫表示：“我们期待合作。”');
    expect(official).toMatchObject({
      speaker: { nameId: 'lavrov' },
      via: { text: '俄罗斯外交部的一份公告', agency: null },
    });
  });

  it.each([
    ['a term', '习近平承诺支持俄罗斯“核心利益”。'],
    ['an exercise', '中国国防部宣布，中国军队将参加“高加索-2020”联合军演。'],
    ['a plan', '王毅提到“一带一路”倡议。'],
    ['a so-called', '王毅批评所谓的“以规则为基础的国际秩序”。'],
    ['the title of a paper', '他发表了题为“我们为什么不会改变”的文章。'],
    ['a nickname', '他被称为“永不下台的总统”。'],
  ])('takes %s for no quotation', (_name, paragraph) => {
    expect(quotationsOf(paragraph)).toEqual([]);
  });

  it('forgets a mark without its partner at the end of the paragraph', () => {
    expect(spoken('王毅说，“双方应加强沟通。', '拉夫罗夫说：“我们不会改变。”')).toEqual([
      ['我们不会改变。', '拉夫罗夫'],
    ]);
  });

  it.each<[name: string, text: string]>([
    ['opening marks', '“'.repeat(100_000)],
    ['pairs of marks', '“”'.repeat(50_000)],
    ['ASCII marks', '"'.repeat(100_000)],
    ['quotations', '他说：“我们不会改变。”'.repeat(9000)],
    ['verbs', '说，'.repeat(50_000)],
    ['verbs without a break', '表示'.repeat(50_000)],
    ['brackets', '（'.repeat(100_000)],
    ['bare speakers', '“我不会，”甲乙丙说。'.repeat(9000)],
    ['names', '王毅'.repeat(50_000)],
    ['names that speak', '王毅说，'.repeat(25_000)],
    ['names that speak in quotations', '王毅说，“我们不会改变”，'.repeat(7000)],
    ['book titles', '《'.repeat(100_000)],
  ])('reads 100,000 characters of %s in no more than linear time', (_name, text) => {
    const started = performance.now();
    quotationsOf(text);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('quotes word for word, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '“',
        '”',
        '「',
        '」',
        '『',
        '』',
        '"',
        '王毅',
        '他',
        '说',
        '表示',
        '：',
        '，',
        '。',
        '据',
        '法新社',
        '（',
        '）',
        '《',
        '》',
        '的',
        '双方不会改变',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    );
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.option(text), fc.array(text, { maxLength: 3 }), (lead, paragraphs) => {
        for (const quotation of findQuotations(makeArticle({ lead, paragraphs }))) {
          for (const span of [quotation, quotation.speaker, quotation.via]) {
            if (span === null) continue;
            const source = span.paragraph === -1 ? lead : paragraphs[span.paragraph];
            expect(source?.slice(span.from, span.to)).toBe(span.text);
            expect(span.text.trim()).not.toBe('');
          }
          expect(quotation.text).toBe(quotation.text.trim());
          expect(quotation.speaker?.text ?? '').not.toMatch(/法新社$/);
        }
      }),
    );
  });
});
