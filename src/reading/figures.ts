import { findSideTerms } from '../names/side-terms.ts';
import { isoDay, publicationDay } from './calendar.ts';
import { clausesOf, type Stretch } from './clause-subject.ts';
import { dateOf } from './event-dates.ts';
import { type Measured, measuredBy } from './figure-subject.ts';
import { type Bound, findQuantities, type Quantity } from './quantities.ts';
import { spansWithin } from './spans-within.ts';
import { Speech } from './speech.ts';
import { isReporting } from './speech-verbs.ts';
import type { SpokenBlock, SpokenSentence } from './spoken-blocks.ts';
import { type DatedText, type Span, spanOf } from './text-blocks.ts';
import { findTimes, type TimeMention } from './time-mentions.ts';
import { type Speaker, whoIs } from './who.ts';

/** The time that a figure is about: the words, and the days (ISO 8601, inclusive) that they mean. */
interface FigurePeriod extends Span {
  /** As in `EventDate`: `2022`, `2023-03`, `2023-01-01/2023-04-30`. */
  readonly date: string;
  readonly first: string;
  readonly last: string;
}

/** A number that an article gives: the span is the number with its unit, what qualifies it, and a conversion in brackets. */
export interface Figure extends Span {
  readonly value: number;
  /** The upper end of a range; null for a single number. */
  readonly upTo: number | null;
  /** Simplified characters: `%`, `倍`, `美元`, `吨`, `架` … */
  readonly unit: string;
  readonly bound: Bound;
  readonly conversion: { readonly value: number; readonly unit: string } | null;
  /** What is measured, from the figure's clause; null where it does not say. */
  readonly what: Span | null;
  /** What a bare rate (年增幅) belongs to, from the clause before. */
  readonly of: Span | null;
  /** The figure is by how much it grew or fell; null where it is the amount itself. */
  readonly change: Measured['change'];
  readonly period: FigurePeriod | null;
  /** Whose figure it is; never an agency. */
  readonly claimant: Speaker | null;
  /** `expected`: a forecast, plan or aim (将达到). */
  readonly modality: 'actual' | 'expected';
  /** 0–1: how much it matters to the relation of the two states. */
  readonly weight: number;
}

/** The figures of an article, in their order: no dates, ages, ordinals. */
export function findFigures(article: DatedText, speech = new Speech(article)): readonly Figure[] {
  const today = publicationDay(article.source, article.publishedAt);
  return speech.blocks.flatMap((block) => {
    const quantities = findQuantities(block.key);
    if (quantities.length === 0) return [];
    const times = today === null ? [] : findTimes(block.key, today);
    const reader = { speech, block, times };
    let at = 0;
    let before: Before | null = null;
    const figures: Figure[] = [];
    for (const quantity of quantities) {
      while ((block.sentences[at + 1]?.from ?? Number.POSITIVE_INFINITY) <= quantity.from) at += 1;
      const sentence = block.sentences[at];
      if (sentence === undefined || sentence.from > quantity.from) continue;
      const figure: Figure = figureOf(reader, sentence, quantity, before);
      before = { sentence, figure };
      figures.push(figure);
    }
    return figures;
  });
}

/** The figure before, and where it stands. */
interface Before {
  readonly sentence: SpokenSentence;
  readonly figure: Figure;
}

interface Reader {
  readonly speech: Speech;
  readonly block: SpokenBlock;
  readonly times: readonly TimeMention[];
}

/** What tells of a figure stands within so many UTF-16 units before it, and behind it in its clause. */
const reach = { before: 160, after: 40 };
const expected = /将(?!军|近|领|士)|预计|预期|预测|有望|可望|计划|目标|料|或将|可能|争取|力争|拟/u;

function figureOf(
  { speech, block, times }: Reader,
  sentence: SpokenSentence,
  quantity: Quantity,
  before: Before | null,
): Figure {
  const start = Math.max(sentence.from, quantity.from - reach.before);
  const clauses = clausesOf(block.key, start, quantity.from);
  const own = clauses.at(-1) ?? { from: start, to: quantity.from };
  const end = Math.min(sentence.to, quantity.to + reach.after);
  const rest = /^[^,;。!?]*/u.exec(block.key.slice(quantity.to, end))?.[0].length ?? 0;
  const clause = { from: own.from, to: quantity.to + rest };
  const near = spansWithin(times, start, clause.to);
  const inClause =
    before !== null && before.sentence === sentence && before.figure.from >= clause.from
      ? before.figure
      : null;
  const measured =
    inClause === null
      ? measuredBy(block, clause, quantity, near)
      : measuredBeside(block, clause, quantity, near, inClause);
  const earlier = clauses.slice(0, -1).toReversed();
  const of =
    measured !== null && isBareRate(block.key.slice(measured.from, measured.to))
      ? measuredEarlier(block, earlier, near)
      : null;
  const what = measured === null ? null : spanOf(block, measured.from, measured.to);
  const period = near.findLast((time) => time.from >= clause.from) ?? near.at(-1);
  const claimant = claimantOf(speech, block, sentence, quantity);
  const { value, upTo, unit, bound, conversion } = quantity;
  const figure = {
    ...spanOf(block, quantity.from, quantity.to),
    ...{ value, upTo, unit, bound, conversion, what, of, claimant },
    change: measured?.change ?? null,
    period: period === undefined ? null : periodOf(block, period),
    modality: expected.test(block.key.slice(clause.from, quantity.from))
      ? ('expected' as const)
      : ('actual' as const),
  };
  return { ...figure, weight: weightOf(figure, block.key.slice(Math.max(sentence.from, start), end)) };
}

/** 从390万吨降至163万吨 measures one thing twice; 俄国占60%的股份和中国占40% two. */
function measuredBeside(
  block: SpokenBlock,
  clause: { readonly from: number; readonly to: number },
  quantity: Quantity,
  times: readonly TimeMention[],
  before: Figure,
): Measured | null {
  const gap = block.key.slice(before.to, quantity.from);
  const change = /[增升涨]/u.test(gap) ? 'up' : /[降减跌]/u.test(gap) ? 'down' : null;
  if (gap.length <= 12 && sameThing.test(gap))
    return before.what === null ? null : { ...before.what, change };
  return measuredBy(block, { from: before.to, to: clause.to }, quantity, times);
}

const sameThing =
  /^(?:\/[日年月天])?(?:的[^,]{0,8})?(?:左右|以上)?(?:和|或|及|与|、|下?降至?到?|减至?|减少到?|跌至|上?升至?到?|增至?|增加到?|增长到?|提高到?|约合|相当于|,或)/u;

function isBareRate(words: string): boolean {
  return /^(?:年|月|同比|平均|累计)*(?:增幅|增长率?|增速|涨幅|升幅|降幅|跌幅)$/u.test(words);
}

/** What an earlier clause of the sentence measures: its words before its own number. */
function measuredEarlier(
  block: SpokenBlock,
  clauses: readonly Stretch[],
  times: readonly TimeMention[],
): Span | null {
  for (const clause of clauses) {
    const [quantity] = findQuantities(block.key.slice(clause.from, clause.to));
    if (quantity === undefined) continue;
    const figure = {
      from: clause.from + quantity.from,
      to: clause.from + quantity.to,
      isCount: quantity.isCount,
    };
    const measured = measuredBy(block, clause, figure, times);
    return measured === null ? null : spanOf(block, measured.from, measured.to);
  }
  return null;
}

function periodOf(block: SpokenBlock, time: TimeMention): FigurePeriod {
  return {
    ...spanOf(block, time.from, time.to),
    date: dateOf(time),
    first: isoDay(time.first),
    last: isoDay(time.last),
  };
}

const statistics =
  /(?:据|根据|按照|按)?([^,;:。]{2,24}?)(?:周[一二三四五六日]|星期[一二三四五六日]|\d{1,2}日|今天|日前)?(?:(?:公布|发布|提供)?的?(?:最新|初步)?(?:数据|统计|资料|数字)|统计|公布|测算|估算)(?:显示|表明|指出)?,/gu;

/** Who gives the figure: the statistics that are cited before it (据中国海关统计), else who speaks in its sentence. */
function claimantOf(
  speech: Speech,
  block: SpokenBlock,
  sentence: SpokenSentence,
  quantity: Quantity,
): Speaker | null {
  const saying = speech
    .sayingsBefore(sentence, quantity.from, reach.before)
    .findLast(({ verb }) => isReporting(verb));
  const start = Math.max(sentence.from, quantity.from - reach.before);
  const cited = [...block.key.slice(start, quantity.from).matchAll(statistics)].at(-1);
  if (cited?.[1] !== undefined && (saying === undefined || start + cited.index > saying.verb.from)) {
    const from = start + cited.index + cited[0].indexOf(cited[1]);
    const who = whoIs(block, from, from + cited[1].length, speech.context);
    if (who.kind === 'speaker') return who.speaker;
  }
  return saying?.speaker ?? null;
}

const subjects =
  /贸易|出口|进口|投资|经济|结算|关税|能源|石油|原油|天然气|输气|供气|煤|电力|核电|管道|军|武器|导弹|战机|轰炸机|舰|核弹/u;
const ofMoney = /元|卢布|英镑|欧元|美金|法郎|瑞郎|里拉|坚戈|人民币|台币|港币|卢比|日圆/u;

/** Trade, energy and arms first; shares and sums before counts; what both states are named with before the rest. */
function weightOf(figure: Pick<Figure, 'unit' | 'what' | 'claimant' | 'value'>, sentence: string): number {
  const sides = new Set(
    findSideTerms(sentence).flatMap(({ side }) => (side === 'both' ? ['china', 'russia'] : [side])),
  );
  const parts = [
    subjects.test(figure.what?.text ?? '') ? 0.3 : subjects.test(sentence) ? 0.15 : 0,
    figure.what === null ? 0 : 0.2,
    ofMoney.test(figure.unit) || /%|倍|成|百分点/u.test(figure.unit) ? 0.15 : 0.05,
    sides.size === 2 ? 0.25 : sides.size === 1 ? 0.1 : 0,
    figure.claimant === null ? 0 : 0.1,
  ];
  return Math.round(parts.reduce((sum, part) => sum + part, 0) * 100) / 100;
}
