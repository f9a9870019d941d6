import { findNames, type NameMention, nameById } from '../names/names.ts';
import { clausesOf, subjectOfClause } from './clause-subject.ts';
import { datelineLength } from './dateline.ts';
import { blotOut, findPassages, isClause, type QuotedPassage } from './quoted-passages.ts';
import { spansWithin } from './spans-within.ts';
import { roles } from './speaker-words.ts';
import { findSpeechVerbs, isReporting, type SpeechVerb } from './speech-verbs.ts';
import { type DatedText, type TextBlock, textBlocks } from './text-blocks.ts';
import { type Carrier, type Speaker, type Who, type WhoContext, whoIs } from './who.ts';

/** One act of saying: a verb, whose place is the place of the saying, who said it and what carried it. */
export interface Saying {
  readonly from: number;
  readonly to: number;
  readonly verb: SpeechVerb;
  readonly speaker: Speaker | null;
  readonly carrier: Carrier | null;
}

/** A sentence of a block as speech is read: what is quoted never ends it, except with a stop before the closing mark. */
export interface SpokenSentence {
  readonly block: SpokenBlock;
  readonly from: number;
  readonly to: number;
  readonly before: SpokenSentence | null;
}

export interface SpokenBlock extends TextBlock {
  readonly passages: readonly QuotedPassage[];
  /** `key` without what is quoted; short terms in quotation marks stay. */
  readonly blotted: string;
  readonly sentences: readonly SpokenSentence[];
}

/** How far back from a verb its subject and its carrier are looked for, in UTF-16 units. */
const reach = 240;
/** Sentences that 他 may be followed through: 他说…。他还说…。 */
const longestChain = 4;

/** Who says what in an article. Sentences are read when they are asked for, and once. */
export class Speech {
  readonly blocks: readonly SpokenBlock[];
  readonly context: WhoContext;
  readonly #sayings = new Map<SpokenSentence, readonly Saying[]>();

  constructor(article: DatedText) {
    this.blocks = spokenBlocks(textBlocks(article));
    this.context = {
      publishedAt: article.publishedAt,
      isIntroduced: introductions(this.blocks),
      namesIn: namesOf(this.blocks),
    };
  }

  /** The acts of saying in a sentence, in their order. */
  sayings(sentence: SpokenSentence, chain = longestChain): readonly Saying[] {
    const known = this.#sayings.get(sentence);
    if (known !== undefined) return known;
    const { block, from, to } = sentence;
    const sayings: Saying[] = [];
    for (const found of findSpeechVerbs(block.blotted.slice(from, to))) {
      const verb = { ...found, from: found.from + from, to: found.to + from };
      sayings.push(this.#read(sentence, verb, sayings, chain));
    }
    this.#sayings.set(sentence, sayings);
    return sayings;
  }

  /** Those whose verb stands at most `reach` UTF-16 units before the place `at`, in their order. */
  sayingsBefore(sentence: SpokenSentence, at: number, reach: number): readonly Saying[] {
    return spansWithin(this.sayings(sentence), at - reach, at);
  }

  /** Who says what the verb says; `earlier` are the sayings before it in its sentence. */
  #read(sentence: SpokenSentence, verb: SpeechVerb, earlier: readonly Saying[], chain: number): Saying {
    const { block } = sentence;
    const at = { from: verb.from, to: verb.to, verb };
    const last = earlier.at(-1);
    const clauses = clausesOf(block.blotted, Math.max(sentence.from, verb.from - reach), verb.from);
    const own = clauses.at(-1)?.to === verb.from ? clauses.at(-1) : undefined;
    // 汪文斌回答提问时称: the second verb of a clause has the subject of the first.
    if (last !== undefined && own !== undefined && last.verb.from >= own.from) return { ...last, ...at };
    const recent = clauses.filter(({ from }) => from >= (last?.verb.to ?? 0));
    const carrier = carrierIn(recent, block, this.context) ?? last?.carrier ?? null;
    const who = own === undefined ? null : subjectOfClause(block, own, this.context);
    if (who === null) {
      const speaker = last?.speaker ?? this.#subjectBefore(block, recent, own);
      return { ...at, speaker, carrier };
    }
    if (who.kind === 'carrier') return { ...at, speaker: null, carrier: who.carrier };
    if (who.kind === 'back-reference') {
      return { ...at, speaker: last?.speaker ?? this.antecedent(sentence, chain), carrier };
    }
    const speaker = who.kind === 'speaker' ? who.speaker : null;
    // A state within a person's indirect speech: 王毅说，中方呼吁“…”.
    const isWithin =
      speaker?.kind === 'organisation' && last?.speaker?.kind === 'person' && !isReporting(verb);
    const spoken = isWithin ? last.speaker : speaker;
    return { ...at, speaker: spoken, carrier: spoken === null ? carrier : differing(carrier, spoken) };
  }

  /** For a verb without a subject of its own: the subject of an earlier clause of its sentence. */
  #subjectBefore(
    block: SpokenBlock,
    clauses: ReturnType<typeof clausesOf>,
    own: ReturnType<typeof clausesOf>[number] | undefined,
  ): Speaker | null {
    let isNearest = true;
    for (const clause of clauses.filter((one) => one !== own).toReversed()) {
      if (citation.test(block.key.slice(clause.from, clause.to))) continue;
      const who = subjectOfClause(block, clause, this.context);
      if (who?.kind === 'speaker' && (isNearest || who.speaker.kind === 'person')) return who.speaker;
      isNearest &&= who === null;
    }
    return null;
  }

  /** Whom 他 at the beginning of a sentence means: the person who speaks, or who is the subject, in the sentence before. */
  antecedent(sentence: SpokenSentence, chain = longestChain): Speaker | null {
    const { before } = sentence;
    if (before === null || chain === 0) return null;
    const said = this.sayings(before, chain - 1).flatMap(({ speaker }) =>
      speaker?.kind === 'person' ? [speaker] : [],
    );
    const [first] = said;
    if (first !== undefined) return said.every((one) => isSame(one, first)) ? first : null;
    const [clause] = clausesOf(before.block.blotted, before.from, Math.min(before.to, before.from + reach));
    const who: Who | null = clause === undefined ? null : subjectOfClause(before.block, clause, this.context);
    if (who?.kind === 'back-reference') return this.antecedent(before, chain - 1);
    if (who?.kind === 'speaker' && who.speaker.kind === 'person') return who.speaker;
    // A sentence about no person leaves the one before him in mind.
    const isAboutNobody = who === null || who.kind === 'unknown' || who.kind === 'speaker';
    return isAboutNobody && before.block === sentence.block && !this.#namesPerson(before)
      ? this.antecedent(before, chain - 1)
      : null;
  }

  #namesPerson({ block, from, to }: SpokenSentence): boolean {
    return this.context.namesIn(block, from, to).some(({ id }) => nameById(id)?.kind === 'person');
  }
}

function isSame(one: Speaker, other: Speaker): boolean {
  return one.nameId === null ? one.text === other.text : one.nameId === other.nameId;
}

const citation = /^[\s]*(?:另?据|根据|依据|按照|该报道引据|引据)(?!理)/u;

/** 据…报道, 根据…公告: an agency, a document, or a body that passes on what another said. */
function carrierIn(
  clauses: ReturnType<typeof clausesOf>,
  block: SpokenBlock,
  context: WhoContext,
): Carrier | null {
  for (const { from, to } of clauses) {
    const cited = /(?:另?据|根据|援引|引述|引据|引用)/u.exec(block.key.slice(from, Math.min(to, from + 24)));
    if (cited === null) continue;
    const start = from + cited.index + cited[0].length;
    const words = block.key.slice(start, Math.min(to, start + 60));
    const end =
      /今天|今日|昨|周[一二三四五六日]|星期|\d+日|报道|报导|自.{1,6}电|称$|说$|指出|表示|显示|透露|统计|$/u.exec(
        words,
      );
    const until = start + (end?.index ?? words.length);
    if (block.key.slice(start, until).includes('的话')) continue;
    const who = whoIs(block, start, until, context);
    if (who.kind === 'carrier') return who.carrier;
    if (who.kind === 'speaker' && who.speaker.kind === 'organisation') {
      const { text, paragraph, from: at, to: until } = who.speaker;
      return { text, paragraph, from: at, to: until, agency: null };
    }
  }
  return null;
}

/** What speaks does not carry its own words as well. */
function differing(carrier: Carrier | null, speaker: Speaker): Carrier | null {
  return carrier?.from === speaker.from && carrier.paragraph === speaker.paragraph ? null : carrier;
}

function spokenBlocks(blocks: readonly TextBlock[]): readonly SpokenBlock[] {
  let before: SpokenSentence | null = null;
  return blocks.map((block) => {
    const passages = findPassages(block.text);
    const blotted = blotOut(
      block.key,
      passages.filter(({ from, to }) => isClause(block.key.slice(from, to))),
    );
    const sentences: SpokenSentence[] = [];
    const spoken: SpokenBlock = { ...block, passages, blotted, sentences };
    let from = block.paragraph <= 0 ? datelineLength(block.text) : 0;
    for (const to of sentenceEnds(block.key, blotted)) {
      if (to <= from) continue;
      before = { block: spoken, from, to, before };
      sentences.push(before);
      from = to;
    }
    return spoken;
  });
}

/** Stops outside quotations, and the ends of quotations that close with a stop. */
function* sentenceEnds(key: string, blotted: string): Generator<number> {
  for (const { 0: stop, index } of blotted.matchAll(/[。!?]+|\ufffc+|\n/gu)) {
    const end = index + stop.length;
    if (!stop.startsWith('\ufffc')) yield end;
    else if (
      /[。!?…]/u.test(key.charAt(end - 2).trim() || key.charAt(end - 3)) &&
      !/^\s*[,的]/u.test(key.slice(end, end + 3))
    )
      yield end;
  }
  yield blotted.length;
}

/** A shared name counts by the words beside it anywhere in the article, so the article is looked at whole, when first asked for. */
function namesOf(blocks: readonly SpokenBlock[]): WhoContext['namesIn'] {
  let found: ReadonlyMap<number, readonly NameMention[]> | undefined;
  return ({ paragraph }, from, to) => {
    found ??= namesByParagraph(blocks);
    return spansWithin(found.get(paragraph) ?? [], from, to);
  };
}

function namesByParagraph(blocks: readonly SpokenBlock[]): ReadonlyMap<number, readonly NameMention[]> {
  const mentions = findNames(blocks.map(({ text }) => text).join('\n'));
  const found = new Map<number, NameMention[]>();
  let offset = 0;
  let next = 0;
  for (const { paragraph, text } of blocks) {
    const own: NameMention[] = [];
    for (
      let mention = mentions[next];
      mention !== undefined && mention.from < offset + text.length;
      next += 1, mention = mentions[next]
    )
      own.push({ id: mention.id, from: mention.from - offset, to: mention.to - offset });
    found.set(paragraph, own);
    offset += text.length + 1;
  }
  return found;
}

const latinAfter = /^\([a-z]/u;
const roleBefore = new RegExp(`(?:${roles}|家|员|长)$`, 'u');
const verbAfter =
  /^(?:博士|教授|先生|女士)?(?:在[^,。]{1,20})?(?:还|也|又|则|随后)?(?:对[^,。]{1,12})?(?:说|称|表示|指出|认为|强调)/u;

/** Whether a folded name is introduced: with a role, with its Latin spelling, as the surname of a full name, or as one who speaks twice. */
function introductions(blocks: readonly SpokenBlock[]): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    const judged = known.get(name) ?? isIntroduced(name, blocks);
    known.set(name, judged);
    return judged;
  };
}

function isIntroduced(name: string, blocks: readonly SpokenBlock[]): boolean {
  let speaks = 0;
  for (const { key } of blocks) {
    for (let at = key.indexOf(name); at >= 0; at = key.indexOf(name, at + name.length)) {
      const before = key.slice(Math.max(0, at - 6), at);
      const after = key.slice(at + name.length, at + name.length + 40);
      if (latinAfter.test(after) || roleBefore.test(before) || /[·-]$/u.test(before)) return true;
      if (verbAfter.test(after)) speaks += 1;
      if (speaks >= 2) return true;
    }
  }
  return false;
}
