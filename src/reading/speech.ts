import { nameById } from '../names/names.ts';
import { namesOf } from './block-names.ts';
import { carrierIn } from './carrier.ts';
import { clausesOf, type Stretch, subjectOfClause } from './clause-subject.ts';
import { introductions } from './introduced-names.ts';
import { spansWithin } from './spans-within.ts';
import { roles } from './speaker-words.ts';
import { findSpeechVerbs, isReporting, type SpeechVerb } from './speech-verbs.ts';
import { type SpokenBlock, type SpokenSentence, spokenBlocks } from './spoken-blocks.ts';
import { type DatedText, textBlocks } from './text-blocks.ts';
import type { Carrier, Speaker, Who, WhoContext } from './who.ts';

/** One act of saying: a verb, whose place is the place of the saying, who said it and what carried it. */
export interface Saying {
  readonly from: number;
  readonly to: number;
  readonly verb: SpeechVerb;
  readonly speaker: Speaker | null;
  readonly carrier: Carrier | null;
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
    // Read at the end of a chain, a sentence may not know whom its own 他 means.
    if (chain === longestChain) this.#sayings.set(sentence, sayings);
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
  #subjectBefore(block: SpokenBlock, clauses: readonly Stretch[], own: Stretch | undefined): Speaker | null {
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

  /** Of the name table, or by what people are introduced with: a role, a name in Latin letters. */
  #namesPerson({ block, from, to }: SpokenSentence): boolean {
    const isIntroducing = introducing.test(block.key.slice(from, to));
    return (
      isIntroducing || this.context.namesIn(block, from, to).some(({ id }) => nameById(id)?.kind === 'person')
    );
  }
}

function isSame(one: Speaker, other: Speaker): boolean {
  return one.nameId === null ? one.text === other.text : one.nameId === other.nameId;
}

const introducing = new RegExp(`(?:${roles})|\\([a-z]`, 'u');
const citation = /^[\s]*(?:另?据|根据|依据|按照|该报道引据|引据)(?!理)/u;

/** What speaks does not carry its own words as well. */
function differing(carrier: Carrier | null, speaker: Speaker): Carrier | null {
  return carrier?.from === speaker.from && carrier.paragraph === speaker.paragraph ? null : carrier;
}
