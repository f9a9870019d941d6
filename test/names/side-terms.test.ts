import { describe, expect, it } from 'vitest';
import { nameKey } from '../../src/names/name-key.ts';
import { findSideTerms, sideTerms } from '../../src/names/side-terms.ts';

function found(text: string): readonly string[] {
  return findSideTerms(text).map(({ side, use, from, to }) => `${text.slice(from, to)}: ${side} ${use}`);
}

describe('findSideTerms', () => {
  it.each([
    ['中方愿同俄方加强协作', ['中方: china actor', '俄方: russia actor']],
    ['普京訪華，習近平訪俄', ['訪華: china toward', '訪俄: russia toward']],
    ['中俄关系', ['中俄: both state']],
    ['对俄罗斯和对俄出口', ['对俄罗斯: russia toward', '对俄: russia toward']],
    ['俄总统', ['俄: russia short']],
    ['北京与莫斯科', ['北京: china capital', '莫斯科: russia capital']],
    ['Sino-Russian trade, Russian gas', ['Sino-Russian: both adjective', 'Russian: russia adjective']],
    ['Россией и Китаем', ['Россией: russia state', 'Китаем: china state']],
    ['российско-китайских связей', ['российско-китайских: both adjective']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    '白俄罗斯',
    '俄亥俄州',
    '在华盛顿',
    '驻华盛顿',
    '对华为',
    '埃塞俄比亚',
    '发展中国家',
    '南中国海',
    '中国国民党',
    '中心',
    '中亚',
    '',
  ])('finds none in %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('gives each word one meaning', () => {
    const words = sideTerms.flatMap((term) => term.words.split(', ').map(nameKey));
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
  });
});
