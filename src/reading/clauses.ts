import { findSides, type SideMark } from './sides.ts';

/**
 * What one clause says of the two sides:
 * `joint` names both in one breath with something between them (中俄合作), `directed` has one act towards the other (俄外长访华),
 * `threat` treats both as a danger or a target, `listed` names both beside a third party, `both` names both and no more.
 */
export type ClauseKind = 'joint' | 'directed' | 'threat' | 'listed' | 'both' | 'one' | 'none';

export interface Clause {
  readonly kind: ClauseKind;
  readonly marks: readonly SideMark[];
  /** The word that decided the kind; empty for `listed` and below, and where a preposition alone joins the sides. */
  readonly act: string;
}

const jointAct =
  /战略协作|联合声明|联合巡航|联合军演|关系|合作|协作|联合|联手|携手|两国|双边|双方|贸易|经贸|同盟|结盟|联盟|伙伴|盟友|军演|演习|巡航|条约|边境|边界|协议|协定|备忘录|对话|通话|通电话|会谈|会晤|会见|声明|抱团|走近|接近|战略|管道|天然气|石油|能源|共同|一致|支持|互信|组合|共建|合建|交易|投资|往来|友好|结算|协调|沟通|元首|外长|建交|背靠背|相互|互相|签署|谈判|分歧|裂痕|不和|cooperat\p{L}*|partner\p{L}*|alliance|relations|ties|trade|сотруднич\p{L}*|партн[её]р\p{L}*|отношени\p{L}*|торговл\p{L}*/iu;
const directedAct =
  /访华|访俄|驻华|驻俄|对华|对俄|赴俄|赴华|来华|援华|访问|抵达|会晤|会见|会谈|通话|致电|祝贺|进口|出口|供应|购买|采购|出售|交付|提供|援助|批准|支持|感谢|呼吁|谴责|提醒|邀请|窃取|提交|交换|合作|关系|注册|临床|参加|参演|购|买|卖|visit\p{L}*|met\b|meets?|talks|export\p{L}*|import\p{L}*|support\p{L}*|визит\p{L}*|прибы\p{L}*|переговор\p{L}*|встре[чт]\p{L}*|поставк\p{L}*|экспорт\p{L}*|импорт\p{L}*/iu;
/** Prepositions: one towards the other, without a word that says how. */
const prepositions = /向|对|从|与|同|和|跟|在/u;
const threatAct =
  /威胁|挑战|对手|敌人|敌对|应对|对抗|抗衡|黑客|网络攻击|网攻|干预|干涉|虚假|假消息|假信息|制裁|遏制|防范|竞争|间谍|警告|指责|批评|抵御|反制|对付|渗透|影响力|扩张|侵略|好感|专制|独裁|威权|threat\p{L}*|sanction\p{L}*|adversar\p{L}*|rival\p{L}*|угроз\p{L}*|санкци\p{L}*/iu;

const borders = /[，。！？；：…,;:!?\n]+/u;

/** The clauses of a folded text that name anybody. */
export function readClauses(text: string): readonly Clause[] {
  return text.split(borders).map(readClause);
}

export function readClause(text: string): Clause {
  const marks = findSides(text);
  if (!namesBoth(marks)) return { kind: marks.length > 0 ? 'one' : 'none', marks, act: '' };
  // What stands before a third party is the two sides' own: 中俄军机飞入韩国识别区, but not 美国警告中俄合作.
  const third = marks.find((mark) => mark.side === 'other');
  const own = marks.filter((mark) => mark.from < (third?.from ?? text.length));
  const ownText = text.slice(0, third?.from);
  const threat = threatAct.exec(text);
  const act = namesBoth(own) ? actOf(own, ownText) : null;
  if (act !== null && (threat === null || act.index < threat.index)) {
    const kind = own.some((mark) => mark.side === 'both') ? 'joint' : 'directed';
    return { kind, marks, act: act.word };
  }
  if (threat !== null) return { kind: 'threat', marks, act: threat[0] };
  return { kind: third === undefined ? 'both' : 'listed', marks, act: '' };
}

function actOf(
  marks: readonly SideMark[],
  text: string,
): { readonly word: string; readonly index: number } | null {
  const verb = (marks.some((mark) => mark.side === 'both') ? jointAct : directedAct).exec(text);
  if (verb !== null) return { word: verb[0], index: verb.index };
  if (marks.some((mark) => mark.side === 'both')) return null;
  const preposition = prepositions.exec(text);
  return preposition === null ? null : { word: '', index: preposition.index };
}

function namesBoth(marks: readonly SideMark[]): boolean {
  const named = new Set(marks.map((mark) => mark.side));
  return named.has('both') || (named.has('china') && named.has('russia'));
}
