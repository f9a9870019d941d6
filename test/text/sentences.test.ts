import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/text/sentences.ts';

const texts = (paragraph: string) => splitSentences(paragraph).map(({ text }) => text);

describe('splitSentences', () => {
  it.each<[name: string, paragraph: string, sentences: string[]]>([
    ['Chinese stops', '他来了。她走了！谁知道？', ['他来了。', '她走了！', '谁知道？']],
    ['several stops in a row', '真的吗？！真的……好。', ['真的吗？！', '真的……', '好。']],
    ['closing marks belong to the sentence', '他说：“好。”然后走了。', ['他说：“好。”', '然后走了。']],
    ['corner brackets', '他說：「好。」然後走了。', ['他說：「好。」', '然後走了。']],
    ['nested quotations', '他说：“她说‘好。’可信。”完了。', ['他说：“她说‘好。’可信。”', '完了。']],
    ['nested corner brackets', '「他說『好。』就走。」完了。', ['「他說『好。』就走。」', '完了。']],
    ['a quotation of several sentences', '他说：“一。二。三。”四。', ['他说：“一。二。三。”', '四。']],
    ['a quotation inside a sentence', '双方“坚定支持。”的说法不变。', ['双方“坚定支持。”的说法不变。']],
    ['the speaker after the quotation', '“好。”他说。然后走了。', ['“好。”他说。', '然后走了。']],
    ['a stop before the quotation goes on', '“好。”他说，“走。”完。', ['“好。”他说，“走。”', '完。']],
    ['padded ASCII quotes', '他称 "很好。再见。" 她走了。', ['他称 "很好。再见。"', '她走了。']],
    ['ASCII quotes that close before the stop', '他称 "很好"。她走了。', ['他称 "很好"。', '她走了。']],
    [
      'a closing mark that nothing opened',
      '应加强协调。” 文告称，“走道路”。',
      ['应加强协调。”', '文告称，“走道路”。'],
    ],
    [
      'an opening mark that nothing closes',
      '双方“就加强交换了意见。然后。',
      ['双方“就加强交换了意见。', '然后。'],
    ],
    [
      'an opening mark at a sentence’s head',
      '他走了。“我们来了。再见。',
      ['他走了。', '“我们来了。', '再见。'],
    ],
    ['brackets', '他来了（真的。没错。）。好。', ['他来了（真的。没错。）。', '好。']],
    ['stops on both sides of a closing mark', '他说：“好！”。她走了。', ['他说：“好！”。', '她走了。']],
    ['a stop before a comma', '“好！”，他说。走吧！，她说。', ['“好！”，他说。', '走吧！，她说。']],
    ['no stop at all', '没有标点', ['没有标点']],
    ['nothing', ' 　\n', []],
    [
      'English',
      'He left. She (who knew?) stayed. "Yes!" he said. Done',
      ['He left.', 'She (who knew?) stayed.', '"Yes!" he said.', 'Done'],
    ],
    [
      'abbreviations and decimals',
      'Mr. Wang of the U.S. Navy paid 3.5 bn. He left.',
      ['Mr. Wang of the U.S. Navy paid 3.5 bn.', 'He left.'],
    ],
    ['addresses and list numbers', '1. See rfi.fr for more. 2. Go.', ['1. See rfi.fr for more.', '2. Go.']],
    [
      'Russian',
      'В 2020 г. Путин и С. Лавров приехали. Они, т.е. гости, уехали!',
      ['В 2020 г. Путин и С. Лавров приехали.', 'Они, т.е. гости, уехали!'],
    ],
    ['an ASCII stop after Chinese', '会谈结束.他走了. 完', ['会谈结束.', '他走了.', '完']],
    ['a decimal in Chinese', '增长3.5%。下降0.1个百分点。', ['增长3.5%。', '下降0.1个百分点。']],
  ])('%s', (_name, paragraph, sentences) => {
    expect(texts(paragraph)).toEqual(sentences);
  });

  it('splits a quotation that is too long to be one sentence', () => {
    const long = `他说：“${'我们将继续加强合作，推动双边关系发展。'.repeat(15)}”`;
    expect(texts(long)).toHaveLength(15);
  });

  const pieces = fc.array(
    fc.constantFrom(
      '中',
      '俄',
      'a',
      'B',
      'я',
      '3',
      ' ',
      '。',
      '！',
      '…',
      '.',
      '!',
      '?',
      '，',
      '“',
      '”',
      '「',
      '」',
      '"',
      '（',
      '）',
      '’',
      '😀',
      '\n',
    ),
    { maxLength: 60 },
  );

  it('loses nothing but whitespace, in order, and tells offsets', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const paragraph = parts.join('');
        const sentences = splitSentences(paragraph);
        for (const { text, from, to } of sentences) expect(paragraph.slice(from, to)).toBe(text);
        const between = [0, ...sentences.map(({ to }) => to)].map((from, at) =>
          paragraph.slice(from, sentences[at]?.from ?? paragraph.length),
        );
        expect(between.join('').trim()).toBe('');
        expect(sentences.every(({ text }) => text !== '' && text === text.trim())).toBe(true);
      }),
    );
  });

  it('stays quick on 100,000 characters of anything', () => {
    for (const unit of ['中', '“', '。', '“。', '（', '（”', '"', '. ']) {
      const started = performance.now();
      splitSentences(unit.repeat(100_000 / unit.length));
      expect(performance.now() - started).toBeLessThan(1500);
    }
  });
});
