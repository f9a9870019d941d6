import { type NameMention, nameById } from '../names/names.ts';
import { quoted } from './quoted-passages.ts';
import type { TextBlock } from './text-blocks.ts';
import { type Who, type WhoContext, whoIs } from './who.ts';

/** Offsets in a block. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const connectives =
  /^(?:但是|但|不过|然而|此外|另外|另据|另|同时|与此同时|而且|而|因此|所以|随后|其后|之后|其中|例如|比如|对此|就此|接着|最后|首先|其次|尽管|虽然|如果|因为|由于|当时|事实上|实际上|甚至|并且|就连|连|只有|正如|如同|正像|会上|会后|会见时|他日|act-?\s?\d*[,.:]?\s*|问|答|有|据|根据|依据|按照|依照)/u;
const days =
  '(?:(?:本|上|下|这)?(?:周|星期|礼拜)[一二三四五六日天](?!本)|(?:\\d{1,2}月)?\\d{1,2}[日号]|\\d{4}年|今[天日晨早年]|昨[天日晚]|前天|近[日期]|日前|当[天日晚地]|去年|本月|上月|\\d{1,2}月|早些时候|稍早|稍后|后来|最近|此前|早前|不久前)';
const timeFirst = new RegExp(
  `^${days}(?:\\([^)]{1,16}\\))?(?:早上|上午|中午|下午|晚上|晚间|晚|凌晨|早些时候|早|表)?`,
  'u',
);
/** 在…会上, 针对…问题, 谈到…时: what stands before a subject. */
const circumstance =
  /^(?:在|于|当|就|针对|对|面对|谈到|谈及|随着|除|从|自|被问及|被问到)[^,]{1,40}?(?:之际|期间|以来|问题|方面|上|中|时|后|前|里|下)(?!海|国|方|东|央|心)/u;

/** Where a subject is over: adverbs, prepositions and verbs that come between it and the verb of saying. */
const afterSubject = new RegExp(
  [
    '(?<![设驻现存正所坐])在(?!野|任)|对(?!外|华|俄|冲)|向(?!东)|就(?!业)|针对|面对|也|则|还(?!原)|又|再|随后|随即|随之|接着|紧接|同时|曾(?=[在对就于经多表说向])|已经?(?=[在对就于经表说向公])|(?<![上中少准大])将(?!军)|均|都(?!市)',
    `${days}|接受|出席|主持|参加|会见|会晤|访问|抵达|透过|通过|公开|强烈|明确|一再|多次|反复|首次|甚至|只|仅|不|没|未|引述|援引|引用|转述|(?<!究|务|易|派出|诊)所|发表|发布|发出|刊登|撰文|致电|致辞|与(?!会)|和|同(?=[^志盟行仁])|…|--|以(?!色列)|并|从|因|为(?!首)|虽然?|却|仍|亦|做出|作出|进行|特别|直接|一直|先后|分别|十分|非常|正|依然|继续|必须|应该|可以|能够|被|让|把|由|会上|会后`,
  ].join('|'),
  'gu',
);
/** Longer subjects are none, in UTF-16 units. */
const longestSubject = 90;
/** Stands for each character that is part of a name. */
const solid = '\u0001';
/** What one does with another: he remains the only subject. */
const together = /会|谈|见|通话|电话|举行|一[道同起]|共同|合作|交流|同台|对话/u;
const citing = /(?:引述|援引|引用|转引|转述|引据)/gu;
const ofWords = /的话$|的(?:观点|说法)$/u;
const prepositionFirst =
  /^(?:在|对|向|就|和|与|给|跟|从|以|用|被|把|为|由|通过|透过|因|因为|使|让|于|至|将)/u;

/** Subject of the words `from`–`to` that end before a verb; `null` where they have none (并表示, 对记者说). */
export function subjectOfClause(block: TextBlock, stretch: Stretch, context: WhoContext): Who | null {
  const { key } = block;
  let from = stretch.from;
  const to = stretch.from + key.slice(stretch.from, stretch.to).replace(ofWords, '').length;
  const cited = [...key.slice(from, to).matchAll(citing)].at(-1);
  if (cited !== undefined) from += cited.index + cited[0].length;
  from = skipCircumstances(key, from, to);
  if (from >= to) return null;
  const { end, joined } = endOfSubject(block, from, to, context);
  if (end === 0) return null;
  if (joined) return { kind: 'unknown' };
  const busy = personAtStart(block, from, from + end, context);
  if (busy !== null) return whoIs(block, busy.from, busy.to, context);
  const phrase = key.slice(from, from + end);
  const head = afterLastOf(phrase);
  if (head === 0 && prepositionFirst.test(phrase)) return null;
  const whole =
    prepositionFirst.test(phrase) || (head > 0 && phrase.length > 24)
      ? null
      : whoIs(block, from, from + end, context);
  if (whole !== null && whole.kind !== 'unknown') return whole;
  return head === 0 ? whole : whoIs(block, from + head, from + end, context);
}

/** Whoever does something meanwhile, or in some manner, is the one who speaks: 普京致辞时说, 拜登强硬表示; not what he has (普京的话). */
function personAtStart(block: TextBlock, from: number, to: number, context: WhoContext): NameMention | null {
  const first = context.namesIn(block, from, to).find((name) => name.from === from);
  if (first === undefined || nameById(first.id)?.kind !== 'person') return null;
  return /(?:时|后|中|期间|之际)$|^[^的]{1,3}$/u.test(block.key.slice(first.to, to)) ? first : null;
}

function skipCircumstances(key: string, start: number, to: number): number {
  let from = start;
  for (let turns = 0; turns < 6 && from < to; turns += 1) {
    const words = key.slice(from, Math.min(to, from + 60));
    const skipped =
      /^[\s,:]+/u.exec(words) ?? connectives.exec(words) ?? timeFirst.exec(words) ?? circumstance.exec(words);
    if (skipped === null || skipped[0] === '') break;
    from += skipped[0].length;
  }
  return from;
}

/**
 * The first adverbial ends the subject; a name of the table and what stands in brackets (a name in Latin letters)
 * never do. `joined` tells that others share the subject: 中国和印度表示, but not 王毅与拉夫罗夫会谈后表示.
 */
function endOfSubject(
  block: TextBlock,
  from: number,
  to: number,
  context: WhoContext,
): { readonly end: number; readonly joined: boolean } {
  const until = Math.min(to, from + longestSubject);
  let flat = block.key
    .slice(from, until)
    .replace(/\([^()]{0,60}\)/gu, (brackets) => solid.repeat(brackets.length));
  for (const name of context.namesIn(block, from, until))
    flat = flat.slice(0, name.from - from) + solid.repeat(name.to - name.from) + flat.slice(name.to - from);
  for (const { 0: word, index: end } of flat.matchAll(afterSubject)) {
    if (!/^[和与同]/u.test(word)) return { end, joined: false };
    // 反间谍与安全中心主任: and joins two subjects only where the first is one by itself.
    const isOne = end > 0 && whoIs(block, from, from + end, context).kind !== 'unknown';
    if (isOne || end === 0) return { end, joined: !together.test(flat.slice(end)) };
  }
  return { end: flat.length, joined: false };
}

/** After the last 的: the head of a phrase with a clause before it. */
function afterLastOf(phrase: string): number {
  return phrase.lastIndexOf('的') + 1;
}

/** The clauses of a stretch of blotted text, parted by commas, colons and quotations. */
export function clausesOf(blotted: string, from: number, to: number): readonly Stretch[] {
  const clauses: Stretch[] = [];
  let start = from;
  let depth = 0;
  for (let at = from; at <= to; at += 1) {
    const mark = blotted.charAt(at);
    if (mark === '(') depth += 1;
    if (mark === ')') depth = Math.max(0, depth - 1);
    if (at < to && !(depth === 0 && (mark === ',' || mark === ';' || mark === ':' || mark === quoted)))
      continue;
    if (blotted.slice(start, at).trim() !== '') clauses.push({ from: start, to: at });
    start = at + 1;
  }
  return clauses;
}
