import { foldText } from '../text/fold.ts';
import { findSides, type Side, type SideMark } from './sides.ts';

/**
 * What one clause says of the two sides: `joint` has something between them (中俄合作), `directed` one act towards the
 * other (俄外长访华), `together` has both do something (中俄呼吁停火), `threat` treats both as a danger or a target,
 * `listed` names both beside a third party, `both` names both and no more.
 */
export type ClauseKind = 'joint' | 'directed' | 'together' | 'threat' | 'listed' | 'both' | 'one' | 'none';

export interface Clause {
  readonly kind: ClauseKind;
  readonly marks: readonly SideMark[];
  /** The word that decided the kind; empty for `together` and below, and where a preposition alone joins the sides. */
  readonly act: string;
  /** Who acts in a directed clause. */
  readonly agent: 'china' | 'russia' | null;
}

const jointAct =
  /战略协作|联合声明|联合巡航|联合军演|关系|合作|协作|联合|联手|携手|两国|双边|双方|贸易|经贸|同盟|结盟|联盟|伙伴|盟友|军演|演习|巡航|条约|边境|边界|协议|协定|备忘录|对话|通话|通电话|会谈|会晤|会见|声明|抱团|走近|接近|战略|管道|天然气|石油|能源|共同|一致|支持|互信|组合|共建|合建|交易|投资|往来|友好|结算|协调|沟通|元首|外长|建交|背靠背|相互|互相|签署|谈判|分歧|裂痕|不和|cooperat\p{L}*|partner\p{L}*|alliance|relations|ties|trade|сотруднич\p{L}*|партн[её]р\p{L}*|отношени\p{L}*|торговл\p{L}*/iu;
const directedAct =
  /访华|访俄|驻华|驻俄|对华|对俄|赴俄|赴华|来华|援华|访问|抵达|会晤|会见|会谈|通话|致电|祝贺|进口|出口|供应|购买|采购|出售|交付|提供|援助|批准|支持|感谢|呼吁|谴责|提醒|邀请|窃取|提交|交换|合作|关系|注册|临床|参加|参演|购|买|卖|visit\p{L}*|met\b|meets?|talks|export\p{L}*|import\p{L}*|support\p{L}*|визит\p{L}*|прибы\p{L}*|переговор\p{L}*|встре[чт]\p{L}*|поставк\p{L}*|экспорт\p{L}*|импорт\p{L}*/iu;
/** Prepositions: one towards the other, without a word that says how. */
const prepositions = /向|对|从|与|同|和|跟|在/u;
const threatAct =
  /威胁|挑战|对手|敌人|敌对|应对|对抗|抗衡|黑客|网络攻击|网攻|干预|干涉|虚假|假消息|假信息|制裁|遏制|防范|竞争|间谍|警告|指责|批评|抵御|反制|对付|渗透|影响力|扩张|侵略|好感|专制|独裁|威权|threat\p{L}*|sanction\p{L}*|adversar\p{L}*|rival\p{L}*|угроз\p{L}*|санкци\p{L}*/iu;

/** 被, 受…邀请, 应…邀请: the one after it acts. */
const passive = /(?:被|遭到?|受到?|应|获得?)$/u;
/** What all in a list do together, third parties with the two sides. */
const allAct = /联合|共同|演习|军演|三国|三方|会晤|会谈|声明/u;
const borders = /[，。！？；：…,;:!?\n]+/gu;

/** Reads the clauses of an article in their order: 两国 is who was named before it. */
export class ClauseReader {
  /** The last two parties named. */
  #recent: readonly Side[] = [];

  read(text: string): readonly Clause[] {
    const folded = foldText(text);
    const marks = findSides(text, folded);
    const clauses: Clause[] = [];
    let next = 0;
    let from = 0;
    const addClause = (to: number) => {
      const own: SideMark[] = [];
      for (let mark = marks[next]; mark !== undefined && mark.from < to; mark = marks[next]) {
        const side = this.#resolve(mark.side);
        if (side !== null) own.push({ ...mark, side, from: mark.from - from, to: mark.to - from });
        next += 1;
      }
      clauses.push(readClause(folded.slice(from, to), own));
    };
    for (const { index, 0: border } of folded.matchAll(borders)) {
      addClause(index);
      from = index + border.length;
    }
    addClause(folded.length);
    return clauses;
  }

  /** Whom a mark means; null for a pair that is not the two sides. */
  #resolve(side: Side): Side | null {
    if (side === 'pair') return this.#recent.length === 2 && !this.#recent.includes('other') ? 'both' : null;
    if (side === 'both' || side === 'all') this.#recent = ['china', 'russia'];
    else this.#recent = [...this.#recent.filter((one) => one !== side), side].slice(-2);
    return side;
  }
}

function readClause(text: string, marks: readonly SideMark[]): Clause {
  const clause = (kind: ClauseKind, act = ''): Clause => ({
    kind,
    marks,
    act,
    agent: kind === 'directed' ? agentOf(text, marks) : null,
  });
  if (!namesBoth(marks)) return clause(marks.length > 0 ? 'one' : 'none');
  const threat = threatAct.exec(text);
  const commonAct = marks.some(({ side }) => side === 'all') && threat === null ? allAct.exec(text) : null;
  if (commonAct !== null) return clause('joint', commonAct[0]);
  // What stands before a third party is the two sides' own: 中俄军机飞入韩国识别区, but not 美国警告中俄合作.
  const third = marks.find(({ side }) => side === 'other' || side === 'all');
  const own = marks.filter(({ from }) => third === undefined || from < third.from);
  const act = namesBoth(own) ? actOf(own, text.slice(0, third?.from)) : null;
  if (act !== null && (threat === null || act.index < threat.index))
    return clause(namesInOneBreath(own) ? 'joint' : 'directed', act.word);
  if (threat !== null) return clause('threat', threat[0]);
  if (beginsWithBoth(marks, text)) return clause('together');
  return clause(third === undefined ? 'both' : 'listed');
}

function actOf(
  marks: readonly SideMark[],
  text: string,
): { readonly word: string; readonly index: number } | null {
  const isJoint = namesInOneBreath(marks);
  const verb = (isJoint ? jointAct : directedAct).exec(text);
  if (verb !== null) return { word: verb[0], index: verb.index };
  const preposition = isJoint ? null : prepositions.exec(text);
  return preposition === null ? null : { word: '', index: preposition.index };
}

/** The side that is named first acts, unless it is named as an object (对华) or a passive tells that the next one does. */
function agentOf(text: string, marks: readonly SideMark[]): Clause['agent'] {
  const sides = marks.flatMap(({ side, ...mark }) =>
    side === 'china' || side === 'russia' ? [{ ...mark, side }] : [],
  );
  const [first, ...rest] = sides;
  const second = rest.find(({ side }) => side !== first?.side);
  if (first === undefined || second === undefined) return null;
  const isReversed = first.isObject || passive.test(text.slice(first.to, second.from));
  return isReversed ? second.side : first.side;
}

/** Both at the head of a clause that goes on are who it is about. */
function beginsWithBoth([first]: readonly SideMark[], text: string): boolean {
  return first?.side === 'both' && first.from < 3 && text.length > first.to + 2;
}

function namesInOneBreath(marks: readonly SideMark[]): boolean {
  return marks.some(({ side }) => side === 'both');
}

function namesBoth(marks: readonly SideMark[]): boolean {
  const named = new Set(marks.map((mark) => mark.side));
  return named.has('both') || named.has('all') || (named.has('china') && named.has('russia'));
}
