/** A verb of saying in a folded text; offsets as in the text. */
export interface SpeechVerb {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** Verbs whose object is what was said. The long ones first. */
const saying = [
  '表示|指出|强调|认为|写道|写到|宣布|声称|宣称|坚称|辩称|戏称|谎称|坦言|直言|坦承|透露|披露|补充|解释|解读|回应|回答|答复|问道|反问|质问|追问',
  '警告|呼吁|承诺|重申|批评|指责|谴责|质疑|提议|提出|提到|谈到|谈及|形容|承认|否认|证实|确认|评论|告诉|敦促|提醒|主张|称赞|赞扬|赞赏',
  '誓言|保证|抱怨|感叹|嘲讽|讽刺|预测|预言|预期|估计|断言|声明称|推文|发推|发文|留言|要求|建议|担忧|宣告|讲道|说道|答道|喊话|指称|指控|声言',
  '感谢|相信|祝愿|保证|评价|列举|归纳|总结|(?<!据)介绍(?=[,:“「"说称道])|分析(?=[,:说称道指])',
].join('|');

/** One character means too much else: 小说, 说法, 来说, 称为, 职称, 所称. */
const brief = [
  '(?<!小|学|传|解|据|游|劝|听|虽|该|可以|不|比如|例如|就是|句话|来|所|演|难|胡|乱|众|再|照|按)说(?!三|法|明|服|辞|不|起来|到底|白|唱|教|客|谎)',
  '(?<!名|职|俗|简|全|号|人|对|所|自|堪|昵|尊|据|又|被|统|合|匀|相|通|美其名|并)称(?!为|之|作|呼|号|谓|职|得|霸|王|雄|重|赞)',
  '并称(?=[,:“「"])',
  '(?<=[\\p{Script=Han}])指(?=[,:“「"])',
].join('|');

const pattern = new RegExp(`${saying}|${brief}`, 'gu');
/** Nouns made of verbs: 一份声明称 is a verb, 发布声明 is none; 分析人士, 评论员, 预测值. */
const nounAfter = /^(?:人士|员|家|师|者|书|信|权|性|会|值|声|函|的(?!是))/u;
const nounBefore = /(?:遭|受|遭到|受到|引发|引来|招致|的|一份|这份|此份|项|种|与|和|被)$/u;

/** Nouns as often as verbs. */
const oftenNoun = new Set([
  '批评', '指责', '谴责', '警告', '承诺', '呼吁', '要求', '建议', '质疑', '评论', '预测', '担忧', '回应', '解释',
  '称赞', '赞扬', '评价', '总结', '保证', '估计', '主张', '提议', '指控', '推文', '留言', '感谢', '提醒',
]); // biome-ignore format: a list of words

/** Verbs that all of what follows may depend on; the others take an object or are nouns as often. */
const reporting =
  /^(?:说|称|表示|指出|强调|认为|写道|写到|宣布|声称|宣称|坚称|辩称|坦言|直言|透露|披露|补充|解释|回应|回答|重申|声明称|说道|讲道|相信|预测|提到|指|并称|声言|断言|告诉|介绍|形容)$/u;

export function isReporting({ word }: SpeechVerb): boolean {
  return reporting.test(word);
}

/** The verbs of saying in a folded text, in their order. */
export function findSpeechVerbs(key: string): readonly SpeechVerb[] {
  const verbs: SpeechVerb[] = [];
  for (const { 0: word, index } of withoutTitles(key).matchAll(pattern)) {
    const to = index + word.length;
    if (nounAfter.test(key.slice(to, to + 3))) continue;
    if (oftenNoun.has(word) && nounBefore.test(key.slice(Math.max(0, index - 3), index))) continue;
    verbs.push({ word, from: index, to });
  }
  return verbs;
}

/** 《日经亚洲评论》 says nothing by its title. Of the same length. */
function withoutTitles(key: string): string {
  return key.includes('《')
    ? key.replace(/《[^》]{0,60}》/gu, (title) => '\u0001'.repeat(title.length))
    : key;
}
