import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PhraseMatcher } from '../../src/names/phrase-matcher.ts';

function matcherOf(...phrases: readonly string[]): PhraseMatcher<string> {
  return new PhraseMatcher(phrases.map((phrase) => [phrase, phrase] as const));
}

function found(matcher: PhraseMatcher<string>, text: string): readonly string[] {
  return matcher.findAll(text).map(({ value, from }) => `${value}@${from}`);
}

describe('PhraseMatcher', () => {
  it('takes the longest phrase at a place and goes on behind it', () => {
    const matcher = matcherOf('俄罗斯', '白俄罗斯', '俄罗斯天然气');
    expect(found(matcher, '白俄罗斯买俄罗斯天然气，俄罗斯卖')).toEqual([
      '白俄罗斯@0',
      '俄罗斯天然气@5',
      '俄罗斯@12',
    ]);
  });

  it('falls back to the shorter phrase where the longer one breaks off', () => {
    expect(found(matcherOf('北溪', '北溪2号管道'), '北溪2号停工')).toEqual(['北溪@0']);
  });

  it('finds alphabetic phrases at the borders of words alone', () => {
    const matcher = matcherOf('rt', 's-400', 'путин', '苏-35');
    expect(found(matcher, 'rt: part, rt2, 俄rt社')).toEqual(['rt@0', 'rt@16']);
    expect(found(matcher, 's-4000 s-400防空 xs-400')).toEqual(['s-400@7']);
    expect(found(matcher, 'путина путин')).toEqual(['путин@7']);
    expect(found(matcher, '苏-35战机 苏-350')).toEqual(['苏-35@0']);
  });

  it('finds nothing in nothing', () => {
    expect(matcherOf('普京').findAll('')).toEqual([]);
    expect(matcherOf().findAll('普京')).toEqual([]);
  });

  it('agrees with a search at every place', () => {
    const letters = fc.string({ unit: fc.constantFrom('中', '俄', '国', '京'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(letters, { maxLength: 6 }),
        fc.string({ unit: fc.constantFrom('中', '俄', '国', '京', '、') }),
        (phrases, text) => {
          const expected: string[] = [];
          for (let from = 0; from < text.length; ) {
            const longest = phrases
              .filter((phrase) => text.startsWith(phrase, from))
              .sort((a, b) => b.length - a.length)[0];
            if (longest !== undefined) expected.push(`${longest}@${from}`);
            from += longest?.length ?? 1;
          }
          expect(found(matcherOf(...phrases), text)).toEqual(expected);
        },
      ),
    );
  });
});
