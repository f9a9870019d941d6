import type { TextBlock } from './text-blocks.ts';
import type { TimeMention } from './time-mentions.ts';

/** What a figure measures. Offsets in the block, `to` exclusive. */
export interface Measured {
  readonly from: number;
  readonly to: number;
  /** The figure is by how much it grew or fell; null where it is the amount itself. */
  readonly change: 'up' | 'down' | null;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

const measureNoun =
  /贸易|额|量|率|幅|总值|价值|价格|油价|气价|供应|供气|出口|进口|投资|需求|产能|份额|比重|比例|占比|规模|收入|支出|军费|预算|开支|赤字|顺差|逆差|贷款|债务|债券|国债|公债|美债|储备|人数|病例|疫苗|石油|原油|天然气|煤|合同|订单|协议|项目|关税|gdp|生产总值|经济|人口|面积|长度|全长|能力|电力|结算|资金|资产|存款|市值|利润|成本|费用|工资|收益|销售|消费|游客|留学生|士兵|部队|官兵|兵力|飞机|战机|轰炸机|导弹|军舰|弹头|粮食|大豆|小麦/u;
/** What stands between the measured thing and the number. */
const tail =
  /(?:已经|已|将|会|可能|预计|有望|可望|能|或许?|仅|只|累计|合计|共计|总计|总共|同比|环比|比去年|较去年|较上年|比上年|则|也|再|还|又|大幅|大约|约|更|曾|首次|一度|,|\s)*(?:实现了?|(?<up>增长|增加|上升|上涨|提高|扩大|攀升|飙升|猛增|激增|大增|劲增|增|涨|升)|(?<down>下降|减少|下滑|下跌|萎缩|缩减|降低|锐减|降|跌)|超过|突破|达到|达|为|是|有|占到?|逾|高达|多达|仅为|分别为?|不过|值|价值)?(?:了|到|至|达|约|近|出|幅?度?超过)*\s*$/u;
const growth = /增幅|增长率|增速|涨幅|升幅/u;
const fall = /降幅|跌幅/u;
const leading =
  /^(?:的|其中|而|但|并|且|同时|在|使|令|该|这|以及|和|与|及|,|\s|称|说|到|期间|内|间|则|目前|每年|每月|每日|全年|计划|预计|所以|因此|据此|大约|其)+/u;
const preposition = /(?:在|于|到|截至|自|从|较|比|与|和)\s*$/u;
const within = /(?:当中|之中|中)$/u;

/** Longer phrases are clauses, in UTF-16 units. */
const longest = 26;

/**
 * What the figure at `figure` measures, from its own clause: 贸易额 in 今年前四个月的贸易额已经达到700亿美元. Times
 * are no part of it. Null where the clause does not say.
 */
export function measuredBy(
  block: TextBlock,
  clause: Stretch,
  figure: Stretch & { readonly isCount: boolean },
  times: readonly TimeMention[],
): Measured | null {
  // What is counted stands behind its number: 4架轰炸机.
  const counted = figure.isCount ? measuredAfter(block, clause, figure) : null;
  return counted ?? measuredBefore(block, clause, figure, times) ?? measuredAfter(block, clause, figure);
}

function measuredBefore(
  { key }: TextBlock,
  clause: Stretch,
  figure: Stretch,
  times: readonly TimeMention[],
): Measured | null {
  const before = key.slice(clause.from, figure.from);
  const verb = tail.exec(before);
  let to = clause.from + (verb?.index ?? before.length);
  const inside = times.filter((time) => time.from >= clause.from && time.to <= to);
  const last = inside.at(-1);
  if (last !== undefined && last.to === to)
    to = clause.from + key.slice(clause.from, last.from).replace(preposition, '').length;
  const first = inside.findLast((time) => time.to < to)?.to ?? clause.from;
  const from = first + (leading.exec(key.slice(first, to))?.[0].length ?? 0);
  const phrase = shortened(
    key,
    from,
    from + key.slice(from, to).replace(within, '').replace(preposition, '').length,
  );
  const words = key.slice(phrase.from, phrase.to);
  if (words.length < 2 || words.length > longest || !measureNoun.test(words)) return null;
  const up = verb?.groups?.up !== undefined || growth.test(words);
  const down = verb?.groups?.down !== undefined || fall.test(words);
  return { ...phrase, change: up ? 'up' : down ? 'down' : null };
}

/** A long phrase without the clause before its last 的. */
function shortened(key: string, from: number, to: number): Stretch {
  if (to - from <= longest) return { from, to };
  const words = key.slice(from, to);
  const cut = words.lastIndexOf('的') + 1;
  return { from: from + cut, to };
}

/** 190亿美元的贷款, 4架轰炸机. */
function measuredAfter({ key }: TextBlock, clause: Stretch, figure: Stretch): Measured | null {
  const rest = key.slice(figure.to, Math.min(clause.to, figure.to + 20));
  const noun =
    /^(?:的)?(?:新|双边|对外)?([\p{Script=Han}a-z0-9-]{2,14}?)(?=[,、。;的]|在|于|和|与|参|将|已|用|以|从|$)/u.exec(
      rest,
    );
  if (noun?.[1] === undefined || !measureNoun.test(noun[1])) return null;
  const from = figure.to + noun[0].length - noun[1].length;
  return { from, to: from + noun[1].length, change: null };
}
