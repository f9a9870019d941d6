import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupNearCopies as groupWithDays } from '../../src/reading/near-copies.ts';

/** All of one day. */
const groupNearCopies = (texts: readonly string[]) =>
  groupWithDays(
    texts,
    texts.map(() => 0),
  );

/** A text of `length` characters that no other seed gives. */
function prose(seed: number, length: number): string {
  let state = seed;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return String.fromCharCode(0x4e00 + ((state >>> 8) % 3000));
  }).join('');
}

describe('groupNearCopies', () => {
  const original = prose(1, 600);

  it.each<[name: string, copy: string]>([
    ['the same text', original],
    ['other punctuation and spaces', original.replace(/(.{12})/gu, '$1， ')],
    ['another end', original.slice(0, 500) + prose(2, 100)],
    ['an excerpt', original.slice(100, 300)],
    ['an excerpt with a line of its own', `${prose(3, 20)}${original.slice(0, 250)}`],
  ])('finds %s', (_name, copy) => {
    expect(groupNearCopies([original, prose(9, 400), copy])).toEqual([0, 1, 0]);
  });

  it('finds copies in the other script', () => {
    const simplified = '俄罗斯外长拉夫罗夫访问中国并与王毅会谈双方讨论两国关系与国际问题随后发表联合声明';
    const traditional = '俄羅斯外長拉夫羅夫訪問中國並與王毅會談雙方討論兩國關係與國際問題隨後發表聯合聲明';
    expect(groupNearCopies([simplified, traditional])).toEqual([0, 0]);
  });

  it.each<[name: string, other: string]>([
    ['another text', prose(4, 600)],
    ['a text that quotes a passage', original.slice(0, 150) + prose(5, 450)],
  ])('leaves %s alone', (_name, other) => {
    expect(groupNearCopies([original, other])).toEqual([0, 1]);
  });

  it('takes what comes days later for a form that is filled in anew', () => {
    expect(groupWithDays([original, original, original], [0, 3, 7])).toEqual([0, 0, 2]);
  });

  it('says nothing about texts too short to tell', () => {
    expect(groupNearCopies(['你好。', '你好。', '', ''])).toEqual([0, 1, 2, 3]);
  });

  it('joins copies of copies', () => {
    const middle = original.slice(0, 450) + prose(6, 150);
    const last = middle.slice(100, 600) + prose(7, 60);
    expect(groupNearCopies([original, middle, last])).toEqual([0, 0, 0]);
  });

  it('names each group by its first text', () => {
    const texts = fc.array(fc.constantFrom(original, prose(8, 300), prose(9, 300), '短'), { maxLength: 12 });
    fc.assert(
      fc.property(texts, (given) => {
        const groups = groupNearCopies(given);
        groups.forEach((group, at) => {
          expect(given[group]).toBe(given[at]);
          expect(group).toBe(given[at] === '短' ? at : given.indexOf(given[at] ?? ''));
        });
      }),
    );
  });
});
