import type { Side } from './entity.ts';

/** What an office is called, without the name of the state; Russian in the nominative. */
export interface Office<Id extends string = string> {
  readonly id: Id;
  readonly zh: readonly string[];
  readonly en: readonly string[];
  readonly ru: readonly string[];
  /** Titles that tell their state by themselves. */
  readonly china?: readonly string[];
  readonly russia?: readonly string[];
}

const table = [
  {
    id: 'head-of-state',
    zh: ['总统', '国家主席', '国家元首', '元首'],
    en: ['president'],
    ru: ['президент', 'председатель', 'глава'],
  },
  {
    id: 'head-of-government',
    zh: ['总理', '国务院总理', '政府总理'],
    en: ['prime minister', 'premier'],
    ru: ['премьер-министр', 'премьер'],
  },
  {
    id: 'foreign-minister',
    zh: ['外交部长', '外交部部长', '外长'],
    en: ['foreign minister'],
    ru: ['министр иностранных дел', 'глава МИД'],
  },
  {
    id: 'defence-minister',
    zh: ['国防部长', '国防部部长', '防长'],
    en: ['defence minister', 'defense minister'],
    ru: ['министр обороны', 'глава Минобороны'],
  },
  {
    id: 'top-diplomat',
    zh: ['最高外交官', '外交最高负责人', '最高级别外交官'],
    en: ['top diplomat'],
    ru: [],
    china: ['中央外办主任', '中央外事办主任', '中央外事工作委员会办公室主任', '中央外事办公室主任'],
  },
  {
    id: 'security-council-secretary',
    zh: ['联邦安全会议秘书', '国家安全会议秘书', '安全会议秘书', '安全委员会秘书'],
    en: ['Security Council secretary'],
    ru: ['секретарь Совета безопасности', 'секретарь Совбеза'],
  },
  {
    id: 'kremlin-spokesperson',
    zh: ['总统新闻秘书', '总统发言人'],
    en: ['presidential spokesman'],
    ru: [],
    russia: [
      '克里姆林宫发言人',
      '克宫发言人',
      'Kremlin spokesman',
      'Kremlin spokesperson',
      'пресс-секретарь Кремля',
      'пресс-секретарь президента России',
    ],
  },
  {
    id: 'foreign-ministry-spokesperson',
    zh: ['外交部发言人', '外交部新闻发言人', '外交部女发言人'],
    en: ['Foreign Ministry spokesperson', 'Foreign Ministry spokeswoman', 'Foreign Ministry spokesman'],
    ru: ['официальный представитель МИД'],
  },
  {
    id: 'energy-minister',
    zh: ['能源部长'],
    en: ['energy minister'],
    ru: ['министр энергетики', 'глава Минэнерго'],
  },
  {
    id: 'finance-minister',
    zh: ['财政部长', '财长'],
    en: ['finance minister'],
    ru: ['министр финансов', 'глава Минфина'],
  },
  {
    id: 'economy-minister',
    zh: ['经济发展部长', '经济部长'],
    en: ['economy minister', 'economic development minister'],
    ru: ['министр экономического развития', 'глава Минэкономразвития'],
  },
  {
    id: 'commerce-minister',
    zh: ['商务部长', '商务部部长'],
    en: ['commerce minister'],
    ru: ['министр коммерции'],
  },
  {
    id: 'industry-minister',
    zh: ['工业和贸易部长', '工业贸易部长', '工贸部长'],
    en: ['industry minister', 'trade and industry minister'],
    ru: ['министр промышленности и торговли', 'глава Минпромторга'],
  },
  {
    id: 'health-minister',
    zh: ['卫生部长'],
    en: ['health minister'],
    ru: ['министр здравоохранения', 'глава Минздрава'],
  },
  {
    id: 'far-east-minister',
    zh: ['远东和北极发展部长', '远东发展部长', '远东部长'],
    en: ['Far East minister'],
    ru: ['министр по развитию Дальнего Востока и Арктики'],
  },
  {
    id: 'central-bank-governor',
    zh: ['央行行长', '中央银行行长', '央行总裁'],
    en: ['central bank governor'],
    ru: ['глава Центробанка', 'глава ЦБ'],
  },
  {
    id: 'chief-of-general-staff',
    zh: ['总参谋长', '武装部队总参谋长', '军队总参谋长'],
    en: ['chief of the general staff'],
    ru: ['начальник Генерального штаба', 'начальник Генштаба'],
  },
  {
    id: 'foreign-intelligence-director',
    zh: ['对外情报局局长', '对外情报局长'],
    en: ['foreign intelligence chief'],
    ru: ['директор СВР', 'глава СВР'],
  },
  {
    id: 'lower-house-speaker',
    zh: [],
    en: [],
    ru: [],
    china: ['全国人大常委会委员长', '人大委员长', '全国人大委员长'],
    russia: ['国家杜马主席', '杜马主席', 'State Duma speaker', 'спикер Госдумы', 'председатель Госдумы'],
  },
  {
    id: 'upper-house-speaker',
    zh: [],
    en: [],
    ru: [],
    russia: [
      '联邦委员会主席',
      'Federation Council speaker',
      'спикер Совета Федерации',
      'председатель Совета Федерации',
    ],
  },
  {
    id: 'space-agency-head',
    zh: [
      '国家航天局局长',
      '航天局局长',
      '国家航天集团总裁',
      '国家航天集团公司总裁',
      '国家航天集团总经理',
      '航天集团总裁',
    ],
    en: ['space agency chief', 'space agency head'],
    ru: ['глава Роскосмоса'],
  },
  {
    id: 'ambassador-to-china',
    zh: ['驻华大使', '驻中国大使'],
    en: ['ambassador to China'],
    ru: ['посол в Китае', 'посол в КНР'],
  },
  {
    id: 'ambassador-to-russia',
    zh: ['驻俄罗斯大使', '驻俄大使'],
    en: ['ambassador to Russia'],
    ru: ['посол в России', 'посол в РФ'],
  },
  {
    id: 'ambassador-to-us',
    zh: ['驻美大使', '驻美国大使'],
    en: ['ambassador to the United States', 'ambassador to Washington'],
    ru: ['посол в США'],
  },
  {
    id: 'ambassador-to-un',
    zh: ['驻联合国大使', '常驻联合国代表', '驻联合国代表', '驻联合国常驻代表'],
    en: ['ambassador to the United Nations', 'ambassador to the UN', 'UN ambassador'],
    ru: ['постоянный представитель при ООН', 'постпред при ООН'],
  },
] as const satisfies readonly Office[];

export type OfficeId = (typeof table)[number]['id'];

/** The offices that matter between the two states; both states have most of them. */
export const offices: readonly Office<OfficeId>[] = table;

/**
 * The time a person held an office: ISO dates, `from` inclusive, `to` exclusive, as precise as they are known
 * (`2012`, `2012-05`, `2012-05-21`); `to` is null for one that was still held when the table was last checked.
 */
export interface OfficeTerm {
  readonly office: OfficeId;
  readonly side: Side;
  readonly from: string;
  readonly to: string | null;
}
