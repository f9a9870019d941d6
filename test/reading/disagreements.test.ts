import { describe, expect, test } from 'vitest';
import { findDisagreement } from '../../src/reading/disagreements.ts';

const report = (id: string, ...paragraphs: string[]) => ({
  id,
  source: id,
  title: id,
  lead: null,
  paragraphs,
});

describe('findDisagreement', () => {
  const claim = '有分析人士认为，两国外长此次会谈是对上周阿拉斯加对话的刻意安排。';
  const denial = '外交部发言人否认两国外长此次会谈是对阿拉斯加对话的刻意安排。';

  test('pairs a denial with the sentence of another outlet that states what is denied, word for word', () => {
    const found = findDisagreement([
      report('a', '会谈在桂林举行。', claim),
      report('b', `当天有雨。${denial}`),
    ]);
    expect(found?.claim).toEqual({
      articleId: 'a',
      extract: { text: claim, paragraph: 1, from: 0, to: claim.length },
    });
    expect(found?.denial.articleId).toBe('b');
    expect(found?.denial.extract.text).toBe(denial);
  });

  test('folds scripts', () => {
    const traditional = '外交部發言人否認兩國外長此次會談是對阿拉斯加對話的刻意安排。';
    expect(findDisagreement([report('a', claim), report('b', traditional)])?.denial.articleId).toBe('b');
  });

  test.each([
    ['one outlet alone', [report('a', claim, denial)]],
    ['no denial', [report('a', claim), report('b', '外交部发言人谈到两国外长此次会谈。')]],
    ['nobody denies', [report('a', claim), report('b', denial.replace('否认', '不否认'))]],
    [
      'another subject',
      [report('a', '两国签署了天然气供应协议，年供应量三百亿立方米。'), report('b', denial)],
    ],
    ['the other says no as well', [report('a', claim.replace('是对', '并非对')), report('b', denial)]],
    ['nothing at all', []],
  ])('finds none: %s', (_, members) => {
    expect(findDisagreement(members)).toBeNull();
  });
});
