import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aliasesOf, displayName, findNames, nameById } from '../../src/names/names.ts';

/** `id:mention`, in order. */
function mentions(text: string): readonly string[] {
  return findNames(text).map(({ id, from, to }) => `${id}:${text.slice(from, to)}`);
}

describe('aliasesOf', () => {
  it.each([
    'Putin',
    'PUTIN',
    ' putin ',
    'Путин',
    'путина',
    'Путиным',
    'Владимиру Путину',
    '普京',
    '普丁',
    '蒲亭',
  ])('%s leads to every name of the president', (text) => {
    expect(aliasesOf(text)).toEqual(
      expect.arrayContaining(['普京', '普丁', '蒲亭', 'Putin', 'Путин', 'Путина']),
    );
  });

  it.each([
    ['西伯利亞力量', 'Power of Siberia'],
    ['силе сибири', '西伯利亚力量'],
    ['ШОС', '上海合作组织'],
    ['海參崴', 'Владивосток'],
    ['erdoğan', '埃尔多安'],
    ['Erdogan', '埃尔多安'],
    ['弗拉基米尔•普京', 'Путин'],
    ['Ｓ－４００', 'С-400'],
    ['毛宁', 'Mao Ning'],
  ])('%s leads to %s', (text, alias) => {
    expect(aliasesOf(text)).toContain(alias);
  });

  it.each(['', ' ', '俄', '中', '普京娜', 'Putin and Xi', 'who', '米勒', '发展中国家', '\0'])(
    '%j names nothing',
    (text) => {
      expect(aliasesOf(text)).toEqual([]);
    },
  );

  it('lists a name once', () => {
    const aliases = aliasesOf('王毅');
    expect(new Set(aliases).size).toBe(aliases.length);
  });
});

describe('findNames', () => {
  it.each([
    [
      '俄罗斯外长拉夫罗夫在雅加达会见王毅',
      ['russia:俄罗斯', 'lavrov:拉夫罗夫', 'jakarta:雅加达', 'wang-yi:王毅'],
    ],
    ['習近平與蒲亭通電話', ['xi-jinping:習近平', 'putin:蒲亭']],
    ['亚历山大-诺瓦克说', ['novak:亚历山大-诺瓦克']],
    ['弗拉基米尔・普京', ['putin:弗拉基米尔・普京']],
    ['白俄罗斯总统卢卡申科', ['belarus:白俄罗斯', 'lukashenko:卢卡申科']],
    [
      '“西伯利亚力量-2”与“西伯利亚力量”',
      ['power-of-siberia-2:西伯利亚力量-2', 'power-of-siberia:西伯利亚力量'],
    ],
    [
      'Глава МИД России Лавров встретился с Си Цзиньпином',
      ['russian-foreign-ministry:МИД России', 'lavrov:Лавров', 'xi-jinping:Си Цзиньпином'],
    ],
    ["Putin's visit to the SCO summit", ['putin:Putin', 'sco:SCO']],
    ['苏-35和S-400', ['su-35:苏-35', 's-400:S-400']],
  ])('%s', (text, expected) => {
    expect(mentions(text)).toEqual(expected);
  });

  it.each([
    ['发展中国家', []],
    ['美韩正式宣布', []],
    ['中东盟友', []],
    ['符合法国人的利益', ['france:符合法国']],
    ['越南海军', ['vietnam:越南海']],
    ['紧张军事局势，张军在联合国说', ['zhang-jun:张军', 'un:联合国']],
    ['官方消息报道说', []],
    ['путина началась', []],
    ['Who is the swift one?', []],
    ['阿克赛钦', []],
    ['俄罗斯网球名将丹尼尔·梅德韦杰夫', ['russia:俄罗斯']],
  ])('is not misled by %s', (text, expected) => {
    expect(mentions(text)).toEqual(expected);
  });

  it('takes a shared name by what stands beside it', () => {
    expect(mentions('俄气总裁米勒表示')).toEqual(['gazprom:俄气', 'miller:米勒']);
    expect(mentions('白宫顾问米勒表示')).toEqual(['white-house:白宫']);
    expect(mentions('俄羅斯駐美大使安東諾夫')).toContain('antonov:安東諾夫');
    expect(mentions('乔治亚大学')).toEqual([]);
  });

  it('reads the seeds', () => {
    const idsOf = (file: string) =>
      new Set(
        findNames(readFileSync(new URL(`../../seeds/${file}`, import.meta.url), 'utf8')).map(({ id }) => id),
      );
    expect([...idsOf('000_352d852fbdc68705.txt')]).toEqual(
      expect.arrayContaining([
        'wang-yi',
        'lavrov',
        'qin-gang',
        'putin',
        'xi-jinping',
        'jakarta',
        'sco',
        'asean',
        'ukraine-war',
      ]),
    );
    expect([...idsOf('004_252142d8092668fd.txt')]).toEqual(
      expect.arrayContaining([
        'xi-jinping',
        'putin',
        'li-qiang',
        'novak',
        'brics',
        'g20',
        'xinhua',
        'great-hall-of-the-people',
      ]),
    );
  });

  it('gives offsets into the text, in order, never overlapping, whatever the text', () => {
    const pieces = fc.constantFrom(
      '普京',
      '習近平',
      'Путина',
      'Putin',
      'İ',
      '😀',
      '\ud800',
      'é',
      '白俄罗斯',
      '中共军',
      ' ',
      '·',
      'ß',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string())), (parts) => {
        const text = parts.join('');
        let end = 0;
        for (const { id, from, to } of findNames(text)) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(text.length);
          expect(nameById(id)).toBeDefined();
          end = to;
        }
      }),
    );
  });

  it('finds the same whatever surrounds the text', () => {
    const text = '習近平與普丁在莫斯科';
    const shift = 5;
    expect(findNames(`${'。'.repeat(shift)}${text}。`)).toEqual(
      findNames(text).map(({ id, from, to }) => ({ id, from: from + shift, to: to + shift })),
    );
  });
});

describe('displayName', () => {
  it('follows the language', () => {
    expect(['en', 'zh-CN', 'zh-TW', 'ru'].map((language) => displayName('putin', language as 'en'))).toEqual([
      'Vladimir Putin',
      '普京',
      '普丁',
      'Владимир Путин',
    ]);
  });

  it('shows an id that it does not know as it is', () => {
    expect(displayName('nobody-known', 'en')).toBe('nobody-known');
    expect(nameById('nobody-known')).toBeUndefined();
  });
});
