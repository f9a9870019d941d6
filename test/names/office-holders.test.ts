import { describe, expect, it } from 'vitest';
import { findOffices, officeHolder } from '../../src/names/office-holders.ts';

describe('officeHolder', () => {
  it.each([
    ['foreign-minister', 'china', '2021-03-22', 'wang-yi'],
    ['foreign-minister', 'china', '2023-05-24', 'qin-gang'],
    ['foreign-minister', 'china', '2023-07-24T23:59:59.000Z', 'qin-gang'],
    ['foreign-minister', 'china', '2023-07-25', 'wang-yi'],
    ['foreign-minister', 'russia', '2020-01-01', 'lavrov'],
    ['head-of-government', 'russia', '2020-01-15', 'medvedev'],
    ['head-of-government', 'russia', '2020-01-16', 'mishustin'],
    ['head-of-government', 'china', '2023-03-10', 'li-keqiang'],
    ['head-of-government', 'china', '2023-05-24', 'li-qiang'],
    ['head-of-state', 'russia', '2010-01-01', 'medvedev'],
    ['defence-minister', 'china', '2023-11-11', undefined],
    ['defence-minister', 'russia', '2024-06-01', 'belousov'],
    ['top-diplomat', 'china', '2022-06-01', 'yang-jiechi'],
    ['ambassador-to-china', 'russia', '2022-09-12', 'denisov'],
    ['kremlin-spokesperson', 'china', '2022-01-01', undefined],
    ['foreign-minister', 'russia', '1999-01-01', undefined],
  ] as const)('%s of %s on %s: %s', (office, side, date, holder) => {
    expect(officeHolder(office, side, date)).toBe(holder);
  });

  it('does not choose among several', () => {
    expect(officeHolder('foreign-ministry-spokesperson', 'china', '2021-03-22')).toBeUndefined();
    expect(officeHolder('foreign-ministry-spokesperson', 'russia', '2021-03-22')).toBe('zakharova');
  });
});

describe('findOffices', () => {
  function found(text: string): readonly string[] {
    return findOffices(text).map(
      ({ office, sides, from, to }) => `${text.slice(from, to)}: ${sides.join('+')} ${office}`,
    );
  }

  it.each([
    ['俄罗斯外长拉夫罗夫', ['俄罗斯外长: russia foreign-minister']],
    ['俄总理访华', ['俄总理: russia head-of-government']],
    ['中國國務院總理李強', ['中國國務院總理: china head-of-government']],
    ['中俄外长通电话', ['中俄外长: china+russia foreign-minister']],
    ['俄罗斯总统新闻秘书佩斯科夫', ['俄罗斯总统新闻秘书: russia kremlin-spokesperson']],
    ['中国驻俄罗斯大使张汉晖', ['中国驻俄罗斯大使: china ambassador-to-russia']],
    [
      "Russia's foreign minister and the Chinese president",
      ["Russia's foreign minister: russia foreign-minister", 'Chinese president: china head-of-state'],
    ],
    ['встреча с главой МИД России', ['главой МИД России: russia foreign-minister']],
    ['беседа с послом России в Китае', ['послом России в Китае: russia ambassador-to-china']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    '白俄罗斯总统',
    '前俄罗斯总统',
    '俄罗斯副总理',
    '俄罗斯总统助理乌沙科夫',
    '俄罗斯总统大选',
    '外长会晤',
    '法国总统',
    'former Russian president',
    'Russian deputy foreign minister',
    'бывший президент России',
    '',
  ])('leaves out %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
