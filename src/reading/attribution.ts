import { subjectOfClause } from './clause-subject.ts';
import { isClause, type QuotedPassage } from './quoted-passages.ts';
import type { Saying, Speech } from './speech.ts';
import { findSpeechVerbs, isReporting } from './speech-verbs.ts';
import type { SpokenBlock, SpokenSentence } from './spoken-blocks.ts';
import { type Carrier, type Speaker, whoIs } from './who.ts';

/** What the text around a quoted passage says of it. */
export interface Attribution {
  readonly speaker: Speaker | null;
  readonly via: Carrier | null;
  /** `told`: 他说：“…”; `after`: “…”，他说; `within`: quoted words inside indirect speech. */
  readonly how: 'told' | 'after' | 'within';
}

/** Indirect speech reaches as far as this from its verb to the words that are quoted within it, in UTF-16 units. */
const longestGap = 120;
const told = /^(?:说|道|称|到|了|过|的是|如下|就是|:|,|\s)*$/u;
const toldSomebody = /^[^,:\ufffc]{1,16}[,:]\s*$/u;
const addressing = new Set(['告诉', '回应', '回答', '提醒', '警告', '答复']);
const labelAtStart = /^\s*[^,:。\ufffc]{2,30}:/u;
const labelAtEnd = /[^,:。\ufffc]{2,30}:\s*$/u;

const afterPhrase = /^\s*,?\s*([^,。!?:;\ufffc"“「]{1,80})([,。:;"“「\ufffc]|$)/u;

/** For each quoted passage of a block how it is attributed; null where nothing explicit is said. */
export function attributePassages(speech: Speech, block: SpokenBlock): readonly (Attribution | null)[] {
  const { sentences, passages } = block;
  const attributions: (Attribution | null)[] = [];
  let at = 0;
  for (const [index, passage] of passages.entries()) {
    while ((sentences[at + 1]?.from ?? Number.POSITIVE_INFINITY) <= passage.outerFrom) at += 1;
    const sentence = sentences[at];
    const previous = passages[index - 1];
    const before =
      previous === undefined ? null : { passage: previous, attribution: attributions[index - 1] ?? null };
    attributions.push(sentence === undefined ? null : attribute(speech, sentence, passage, before));
  }
  return attributions;
}

interface Before {
  readonly passage: QuotedPassage;
  readonly attribution: Attribution | null;
}

function attribute(
  speech: Speech,
  sentence: SpokenSentence,
  passage: QuotedPassage,
  before: Before | null,
): Attribution | null {
  const { block } = sentence;
  const lead = block.blotted.slice(Math.max(sentence.from, passage.outerFrom - 400), passage.outerFrom);
  if (/^[\s\ufffc]*$/u.test(lead))
    return attributedAfter(speech, sentence, passage) ?? continued(block, passage, before);
  return attributedBefore(speech, sentence, passage, lead) ?? attributedAfter(speech, sentence, passage);
}

function attributedBefore(
  speech: Speech,
  sentence: SpokenSentence,
  passage: QuotedPassage,
  lead: string,
): Attribution | null {
  const gapAfter = ({ verb }: Saying) => sentence.block.blotted.slice(verb.to, passage.outerFrom);
  const saying = speech
    .sayingsBefore(sentence, passage.outerFrom, longestGap + 8)
    .findLast((one) => governs(one, gapAfter(one)));
  const gap = saying === undefined ? '' : gapAfter(saying);
  if (
    saying !== undefined &&
    (told.test(gap) || (addressing.has(saying.verb.word) && toldSomebody.test(gap)))
  )
    return attributionOf(saying, 'told');
  const labelled = attributedByLabel(speech, sentence, passage, lead);
  if (labelled !== null) return labelled;
  if (saying === undefined || gap.length > longestGap) return null;
  return attributionOf(saying, 'within');
}

/** Verbs that are nouns as often, and those that take an object, reach no further than their own clause. */
function governs({ verb }: Saying, gap: string): boolean {
  return isReporting(verb) || !/[,;但]/u.test(gap.replace(/^\s*,|,\s*$/gu, ''));
}

/** 王毅：“…”, and 中国外交部：事实“只有一个”. */
function attributedByLabel(
  speech: Speech,
  { block, from }: SpokenSentence,
  passage: QuotedPassage,
  lead: string,
): Attribution | null {
  const last = labelAtEnd.exec(lead);
  const first = lead.length === passage.outerFrom - from ? labelAtStart.exec(lead) : null;
  const [words = ''] = last ?? first ?? [];
  if (words === '') return null;
  const start = last === null ? from : passage.outerFrom - words.length;
  const who = whoIs(block, start, start + words.replace(/:\s*$/u, '').length, speech.context);
  const how = last === null ? 'within' : 'told';
  if (who.kind === 'speaker') return { speaker: who.speaker, via: null, how };
  return who.kind === 'carrier' ? { speaker: null, via: who.carrier, how } : null;
}

function attributionOf({ speaker, carrier }: Saying, how: Attribution['how']): Attribution {
  return { speaker, via: carrier, how };
}

/** “…”，他说。 What stands there before another quotation, after a stop inside the marks, is that one's own: “甲。”他说：“乙。” */
function attributedAfter(
  speech: Speech,
  sentence: SpokenSentence,
  passage: QuotedPassage,
): Attribution | null {
  const { block } = sentence;
  const rest = block.blotted.slice(passage.outerTo, passage.outerTo + 120);
  const phrase = afterPhrase.exec(rest);
  const [whole = '', words = '', end = ''] = phrase ?? [];
  const [verb] = findSpeechVerbs(words);
  if (phrase === null || verb === undefined) return null;
  const closed = /[。!?…]/u.test(block.key.charAt(passage.to - 1));
  if (closed && !/^[。]?$/u.test(end) && !/^\s*,/u.test(rest)) return null;
  if (!told.test(words.slice(verb.to)) && verb.word !== '告诉') return null;
  const start = passage.outerTo + whole.lastIndexOf(words, whole.length - end.length - words.length);
  const cited = /^(?:据|根据)/u.exec(words)?.[0].length ?? 0;
  const who = subjectOfClause(block, { from: start + cited, to: start + verb.from }, speech.context);
  if (who?.kind === 'speaker') return { speaker: who.speaker, via: null, how: 'after' };
  if (who?.kind === 'carrier') return { speaker: null, via: who.carrier, how: 'after' };
  if (who?.kind === 'back-reference')
    return { speaker: speech.antecedent(sentence), via: null, how: 'after' };
  return null;
}

/** A quotation right behind another, or behind the words that attribute that one, goes on with it: “甲，”他说，“乙。” */
function continued(block: SpokenBlock, passage: QuotedPassage, before: Before | null): Attribution | null {
  if (before === null || before.attribution === null || before.attribution.how === 'within') return null;
  const gap = block.blotted.slice(before.passage.outerTo, passage.outerFrom);
  if (gap.trim() === '') return before.attribution;
  const isAttribution = gap.length <= 80 && /^[^。!?;\ufffc]*[。,:]?\s*$/u.test(gap);
  if (!isAttribution || findSpeechVerbs(gap).length !== 1) return null;
  return before.attribution.how === 'after' || /^\s*,?\s*[他她]/u.test(gap) ? before.attribution : null;
}

/** Before and after a term: a name, a title, a slogan. */
const termBefore =
  /(?:所谓的?|题为|名为|名叫|标题(?:为|是)?|称为|称之为|称作|叫做|又称|简称|代号|誉为|视为|一个|举行的?|参加|申请的|《[^》]{0,20})\s*$/u;
const termAfter =
  /^\s*(?:\([a-z]|一词|这个词|(?:的|联合|战略|系列|国际)*(?:军事)?(?:演习|军演|计划|倡议|机制|战略|条约|协定|项目|运动|标签|案|报告|文件|文章|一文|书|论坛|会议|峰会|疫苗|系统|探测器|导弹|号|风格|任务|轨道|理念|原则|关系|问题|政策|模式|主义|定位))/u;
/** Shorter than this nothing is quoted that nobody is said to have said. */
const shortestUnattributed = 14;

/** Whether a passage is something that was said, judged by its words (folded) and by what stands around it. */
export function isQuotation(
  { key }: SpokenBlock,
  passage: QuotedPassage,
  attribution: Attribution | null,
): boolean {
  const words = key.slice(passage.from, passage.to);
  const before = key.slice(Math.max(0, passage.outerFrom - 24), passage.outerFrom);
  const after = key.slice(passage.outerTo, passage.outerTo + 16);
  const clause = isClause(words);
  if (attribution?.how === 'told' && before.trimEnd().endsWith(':')) return words.length >= 2;
  if (!clause || termBefore.test(before) || (termAfter.test(after) && words.length < 24)) return false;
  if (attribution !== null && (attribution.speaker !== null || attribution.via !== null)) return true;
  return words.length >= shortestUnattributed && /[,。;!?]/u.test(words);
}
