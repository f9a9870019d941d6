import { describe, expect, it } from 'vitest';
import { type Declension, decline } from '../../src/names/decline.ts';

describe('decline', () => {
  const cases: readonly (readonly [name: string, declension: Declension, forms: readonly string[]])[] = [
    [
      'Владимир Путин',
      'person',
      ['Владимира Путина', 'Владимиру Путину', 'Владимиром Путиным', 'Владимире Путине'],
    ],
    ['Мария Захарова', 'person', ['Марии Захаровой', 'Марию Захарову', 'Марией Захаровой']],
    [
      'Валентина Матвиенко',
      'person',
      ['Валентины Матвиенко', 'Валентине Матвиенко', 'Валентину Матвиенко', 'Валентиной Матвиенко'],
    ],
    ['Зеленский', 'person', ['Зеленского', 'Зеленскому', 'Зеленским', 'Зеленском']],
    ['Си Цзиньпин', 'surname-first', ['Си Цзиньпина', 'Си Цзиньпину', 'Си Цзиньпином', 'Си Цзиньпине']],
    ['Вэнь Цзябао', 'surname-first', []],
    ['Россия', 'thing', ['России', 'Россию', 'Россией']],
    ['Китай', 'thing', ['Китая', 'Китаю', 'Китаем', 'Китае']],
    ['Приморье', 'thing', ['Приморья', 'Приморью', 'Приморьем']],
    ['Сила Сибири', 'thing', ['Силы Сибири', 'Силе Сибири', 'Силу Сибири', 'Силой Сибири']],
    [
      'Шанхайская организация сотрудничества',
      'thing',
      [
        'Шанхайской организации сотрудничества',
        'Шанхайскую организацию сотрудничества',
        'Шанхайской организацией сотрудничества',
      ],
    ],
    ['НАТО', 'thing', []],
    ['Сочи', 'thing', []],
    ['Huawei', 'thing', []],
  ];

  it.each(cases)('%s', (name, declension, forms) => {
    expect(decline(name, declension)).toEqual(forms);
  });

  it('gives both endings where the ending of the nominative leaves the gender open', () => {
    expect(decline('Сибирь', 'thing')).toEqual(expect.arrayContaining(['Сибири', 'Сибирью']));
    expect(decline('Кремль', 'thing')).toEqual(
      expect.arrayContaining(['Кремля', 'Кремлю', 'Кремлём', 'Кремле']),
    );
    expect(decline('Северный морской путь', 'thing')).toEqual(
      expect.arrayContaining(['Северного морского пути', 'Северным морским путём']),
    );
  });
});
