import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { truncate } from '../../src/text/truncate.ts';

describe('truncate', () => {
  it.each<[name: string, text: string, maxLength: number, cut: string]>([
    ['a text that fits', '王毅会见拉夫罗夫。', 9, '王毅会见拉夫罗夫。'],
    ['after a sentence', '王毅会见外长。双方就合作交换了意见', 12, '王毅会见外长。…'],
    [
      'after a clause, where a sentence would leave too little',
      '好。王毅在雅加达会见外长，双方交换了意见',
      16,
      '好。王毅在雅加达会见外长…',
    ],
    ['before a word', 'Wang Yi met Sergei Lavrov in Jakarta', 28, 'Wang Yi met Sergei Lavrov…'],
    ['between graphemes', '👨‍👩‍👧👨‍👩‍👧', 10, '👨‍👩‍👧…'],
    ['no room for the first grapheme', '👨‍👩‍👧👨‍👩‍👧', 5, '…'],
    ['room for the ellipsis alone', '王毅', 1, '…'],
    ['no room', '王毅', 0, ''],
  ])('%s', (_name, text, maxLength, cut) => {
    expect(truncate(text, maxLength)).toBe(cut);
  });

  it('is never longer than asked, and a beginning of the text that ends between graphemes', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 80 }), (whole, maxLength) => {
        const cut = truncate(whole, maxLength);
        expect(cut.length).toBeLessThanOrEqual(maxLength);
        if (cut === whole) return;
        const kept = cut.replace(/…$/, '');
        expect(whole.startsWith(kept)).toBe(true);
        const borders = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(whole)].map(
          ({ index }) => index,
        );
        const blank = whole.slice(kept.length).length - whole.slice(kept.length).trimStart().length;
        expect(borders.some((border) => border >= kept.length && border <= kept.length + blank)).toBe(true);
        expect(cut.isWellFormed()).toBe(whole.slice(0, kept.length).isWellFormed());
      }),
    );
  });
});
