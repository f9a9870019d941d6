import type { LocalNames } from './local-names.ts';

/** A news agency whose reports others print. */
export interface Agency {
  readonly id: string;
  readonly names: LocalNames;
  /** How texts name it, simplified and traditional each as written. */
  readonly aliases: readonly string[];
}

function agency(
  id: string,
  [en, hans, hant, ru]: readonly [string, string, string, string],
  aliases: readonly string[],
): Agency {
  return { id, names: { en, 'zh-CN': hans, 'zh-TW': hant, ru }, aliases };
}

/**
 * Aliases that mean nothing else: 美联 alone is also 美联储 (the central bank), 彭博 a person, Sputnik a vaccine,
 * AP an abbreviation. Latin and Cyrillic ones count as whole words.
 */
export const agencies: readonly Agency[] = [
  agency(
    'xinhua',
    ['Xinhua', '新华社', '新華社', 'Синьхуа'],
    ['新华社', '新華社', '新华通讯社', '新華通訊社', '新华网', '新華網', 'Xinhua', 'Синьхуа'],
  ),
  agency(
    'cns',
    ['China News Service', '中新社', '中新社', 'Чжунго синьвэнь'],
    ['中新社', '中新网', '中新網', '中国新闻社', '中國新聞社', 'China News Service'],
  ),
  agency('tass', ['TASS', '塔斯社', '塔斯社', 'ТАСС'], ['塔斯社', 'TASS', 'ТАСС']),
  agency(
    'ria',
    ['RIA Novosti', '俄新社', '俄新社', 'РИА Новости'],
    ['俄新社', '俄罗斯新闻社', '俄羅斯新聞社', '俄新网', '俄新網', 'RIA Novosti', 'РИА Новости'],
  ),
  agency(
    'interfax',
    ['Interfax', '国际文传电讯社', '國際文傳電訊社', 'Интерфакс'],
    ['国际文传', '國際文傳', '文传电讯社', '文傳電訊社', 'Interfax', 'Интерфакс'],
  ),
  agency(
    'sputnik',
    ['Sputnik', '卫星通讯社', '衛星通訊社', 'Sputnik'],
    [
      '卫星通讯社',
      '衛星通訊社',
      '卫星新闻通讯社',
      '衛星新聞通訊社',
      '卫星社',
      '衛星社',
      '卫星网',
      '衛星網',
      'Sputnik News',
      'РИА Sputnik',
    ],
  ),
  agency(
    'afp',
    ['AFP', '法新社', '法新社', 'АФП'],
    ['法新社', '法国新闻社', '法國新聞社', 'AFP', 'Agence France-Presse', 'АФП'],
  ),
  agency('reuters', ['Reuters', '路透社', '路透社', 'Рейтер'], ['路透', 'Reuters', 'REUTERS', 'Рейтер']),
  agency(
    'ap',
    ['Associated Press', '美联社', '美聯社', 'Ассошиэйтед Пресс'],
    ['美联社', '美聯社', 'Associated Press', 'Ассошиэйтед Пресс'],
  ),
  agency(
    'bloomberg',
    ['Bloomberg', '彭博社', '彭博社', 'Блумберг'],
    ['彭博社', '彭博新闻', '彭博新聞', '彭博资讯', '彭博資訊', 'Bloomberg News', 'Блумберг'],
  ),
  agency(
    'dpa',
    ['dpa', '德新社', '德新社', 'ДПА'],
    ['德新社', '德国新闻社', '德國新聞社', 'dpa', 'DPA', 'ДПА'],
  ),
  agency('efe', ['EFE', '埃菲社', '埃菲社', 'ЭФЭ'], ['埃菲社', '西班牙通讯社', '西班牙通訊社', 'EFE']),
  agency('ansa', ['ANSA', '安莎社', '安莎社', 'АНСА'], ['安莎社', 'ANSA']),
  agency('kyodo', ['Kyodo', '共同社', '共同社', 'Киодо'], ['共同社', '共同通信社', 'Kyodo', 'Киодо']),
  agency(
    'jiji',
    ['Jiji Press', '时事社', '時事社', 'Дзидзи'],
    ['时事社', '時事社', '时事通讯社', '時事通信社', 'Jiji Press'],
  ),
  agency(
    'yonhap',
    ['Yonhap', '韩联社', '韓聯社', 'Ёнхап'],
    ['韩联社', '韓聯社', '韩国联合通讯社', '韓國聯合通訊社', 'Yonhap', 'Ёнхап', 'Рёнхап'],
  ),
  agency(
    'kcna',
    ['KCNA', '朝中社', '朝中社', 'ЦТАК'],
    ['朝中社', '朝鲜中央通讯社', '朝鮮中央通訊社', 'KCNA', 'ЦТАК'],
  ),
  agency(
    'cna',
    ['CNA (Taiwan)', '中央社', '中央社', 'ЦАН (Тайвань)'],
    ['中央社', '台湾中央通讯社', '臺灣中央通訊社'],
  ),
  agency(
    'pti',
    ['PTI', '印度报业托拉斯', '印度報業托拉斯', 'ПТИ'],
    ['印度报业托拉斯', '印度報業托拉斯', 'Press Trust of India'],
  ),
  agency(
    'irna',
    ['IRNA', '伊通社', '伊通社', 'ИРНА'],
    ['伊通社', '伊斯兰共和国通讯社', '伊斯蘭共和國通訊社', 'IRNA', 'ИРНА'],
  ),
  agency(
    'ukrinform',
    ['Ukrinform', '乌通社', '烏通社', 'Укринформ'],
    ['乌通社', '烏通社', '乌克兰国家通讯社', '烏克蘭國家通訊社', 'Ukrinform', 'Укринформ'],
  ),
];

const letter = '[\\p{Script=Latin}\\p{Script=Cyrillic}]';

/** Latin and Cyrillic aliases stand between other characters than letters; Chinese writes no spaces. */
function patternOf({ aliases }: Agency): RegExp {
  const parts = aliases.map((alias) =>
    /\p{Script=Han}/u.test(alias) ? alias : `(?<!${letter})${alias}(?!${letter})`,
  );
  return new RegExp(parts.join('|'), 'u');
}

const patterns: readonly { readonly id: string; readonly pattern: RegExp }[] = agencies.map((agency) => ({
  id: agency.id,
  pattern: patternOf(agency),
}));

/** Ids of the agencies that a text names, in the order of `agencies`. */
export function findAgencies(text: string): readonly string[] {
  return patterns.filter(({ pattern }) => pattern.test(text)).map(({ id }) => id);
}

/** What to call an agency; an id that is not known stands for itself. */
export function agencyName(id: string, locale: keyof LocalNames): string {
  return agencies.find((agency) => agency.id === id)?.names[locale] ?? id;
}

/** The agencies that a text cites, without the outlet's own: what Reuters prints need not cite Reuters. */
export function citedAgencies({
  source,
  agencies: named,
}: {
  readonly source: string;
  readonly agencies: readonly string[];
}): readonly string[] {
  return named.filter((id) => source !== id && !source.startsWith(`${id}-`));
}
