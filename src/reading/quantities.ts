import { parseNumeral } from './numerals.ts';

/** How a text qualifies a number: 超过40%, 约三成, 不到100人. */
export type Bound = 'exact' | 'about' | 'over' | 'under';

/** A number with its unit. Offsets in the text, with the words that qualify it and a conversion in brackets. */
export interface Quantity {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** The upper end of a range; null for a single number. */
  readonly upTo: number | null;
  /** Folded: `%`, `百分点`, `倍`, `成`, `美元`, `吨`, `架` … */
  readonly unit: string;
  readonly bound: Bound;
  /** It counts things (架, 名) rather than measures something. */
  readonly isCount: boolean;
  /** The same amount in another unit: 1900亿美元（1760亿欧元）. */
  readonly conversion: { readonly value: number; readonly unit: string } | null;
}

const currencies =
  '美元|欧元|元人民币|人民币|卢布|日元|日圆|英镑|新台币|台币|港元|港币|新元|澳元|加元|瑞士法郎|瑞郎|韩元|卢比|美金|里拉|坚戈|元(?!首|旦|素|老|件|月|年|帅|勋|宵|凶|朝)';
const measures =
  '公吨|吨|桶|立方米|立方公尺|公斤|千克|千瓦时|度电|兆瓦|吉瓦|千瓦|平方公里|公里|千米|海里|英里|公顷|标准箱';
const counts =
  '人次|人(?!民|工|权|口|士|类|道|选|员|生|均|文|力|大|事|体|物|家)|名|架|艘|枚|辆|剂|支(?!持|援|付|撑|出|柱|流)|例(?!如|外)|家(?!庭|族|园)|列(?!入|为)|套|项|座|台(?!湾|海|北|独)|起(?!来|诉|源|义|初|飞)|次(?!级)';
const unit = `%|百分点|倍|成(?!为|立|功|本|员|都|了|果|长|熟|效|千|绩|份|交|型|品)|${currencies}|${measures}|${counts}`;
const han = '[零〇一二两三四五六七八九十百千万亿]';
const numeral = `(?:\\d[\\d,]*(?:\\.\\d+)?\\s?[十百千万亿兆]{0,3}(?:\\d{1,4}[十百千万]{1,2}){0,3}|${han}{1,9}(?:点${han}{1,4})?)`;
const through = '\\s?(?:至|到|-{1,2}|~)\\s?';
const before =
  '(?<before>不超过|超过|逾|多于|高于|突破|不止|至少|不少于|最少|大约|约|将近|接近|近|大概|不到|不足|低于|少于|至多|最多|高达)?\\s?';
const start =
  '(?<![第几数\\d.\\-])(?<![a-z](?=\\d))(?<![零〇一二两三四五六七八九十百千万亿](?=[零〇一二两三四五六七八九十百千万亿]))';

const amount = `${before}${start}(?<prefix>人民币|us\\$|\\$|€|百分之)?\\s?(?<first>${numeral})(?<more>多|余)?(?:\\s?(?:%|${currencies})?${through}(?:百分之)?(?<second>${numeral}))?(?<more2>多|余)?\\s?个?(?<unit>${unit})?(?<after>以上|左右|上下|以下)?`;
const pattern = new RegExp(amount, 'gu');
const conversion = new RegExp(
  `^\\s?\\((?:约|大约|折合|合|相当于|约合)?\\s?(?<prefix>us\\$|\\$|€)?(?<number>${numeral})多?(?<unit>${currencies}|${measures})?[^()]{0,12}\\)`,
  'u',
);
const prefixUnits: Readonly<Record<string, string>> = {
  人民币: '人民币',
  us$: '美元',
  $: '美元',
  '€': '欧元',
  百分之: '%',
};

/** Counts in Chinese numerals below this are words of grammar: 一名, 两家, 三项. */
const leastSpelledCount = 10;
const counted = new RegExp(`^(?:${counts})$`, 'u');

/** The quantities in a folded text, in their order: no dates, ages, ordinals, and no numbers without a unit. */
export function findQuantities(key: string): readonly Quantity[] {
  const found: Quantity[] = [];
  for (const match of key.matchAll(pattern)) {
    // A conversion in brackets belongs to the quantity before it.
    const quantity = match.index < (found.at(-1)?.to ?? 0) ? null : quantityOf(match, key);
    if (quantity !== null) found.push(quantity);
  }
  return found;
}

function quantityOf(match: RegExpMatchArray & { readonly index: number }, key: string): Quantity | null {
  const groups = match.groups ?? {};
  const prefixed = groups.prefix === undefined ? undefined : prefixUnits[groups.prefix];
  const name = prefixed ?? groups.unit;
  if (name === undefined) return null;
  const [first, second] = rangeOf(groups.first ?? '', groups.second);
  if (!Number.isFinite(first) || Number.isNaN(second ?? 0) || (second !== null && second < first))
    return null;
  if (counted.test(name) && !/\d/.test(groups.first ?? '') && first < leastSpelledCount) return null;
  const end = match.index + match[0].length;
  const other = conversion.exec(key.slice(end, end + 40));
  const from = match.index + match[0].length - match[0].trimStart().length;
  return {
    from,
    to: end + (other?.[0].length ?? 0),
    value: first,
    upTo: second,
    unit: name,
    bound: boundOf(groups),
    isCount: counted.test(name),
    conversion: other === null ? null : conversionOf(other.groups ?? {}),
  };
}

/** 20至30亿: the scale of the second number is the first one's too. */
function rangeOf(first: string, second: string | undefined): readonly [number, number | null] {
  const low = parseNumeral(first.replaceAll(' ', ''));
  if (second === undefined) return [low, null];
  const high = parseNumeral(second.replaceAll(' ', ''));
  const scale = /[万亿兆]+$/u.exec(second)?.[0];
  return [scale !== undefined && /\d$/.test(first) ? parseNumeral(first + scale) : low, high];
}

function conversionOf(groups: Readonly<Record<string, string | undefined>>): Quantity['conversion'] {
  const name = (groups.prefix === undefined ? undefined : prefixUnits[groups.prefix]) ?? groups.unit;
  const value = parseNumeral((groups.number ?? '').replaceAll(' ', ''));
  return name === undefined || !Number.isFinite(value) ? null : { value, unit: name };
}

function boundOf(groups: Readonly<Record<string, string | undefined>>): Bound {
  const words = `${groups.before ?? ''}${groups.after ?? ''}`;
  if (/不超过|不到|不足|低于|少于|至多|最多|以下/u.test(words)) return 'under';
  if (
    /超过|逾|多于|高于|突破|不止|至少|不少于|最少|以上/u.test(words) ||
    groups.more !== undefined ||
    groups.more2 !== undefined
  )
    return 'over';
  return /约|近|大概|左右|上下/u.test(words) ? 'about' : 'exact';
}
