import { foldText } from '../text/fold.ts';
import { WordNumbers } from './word-numbers.ts';

/** A sentence that an extract may take. */
export interface Candidate {
  readonly text: string;
  /** What it is worth by its place alone: how early in the text, how recent. */
  readonly placeWorth: number;
  /** The candidate before it in the text, to which its first words may point; null at the head of a text. */
  readonly after: number | null | 'absent';
}

/** What telling the title's words is worth, and telling what most others speak of, as much as the best one does. */
export interface WordWorth {
  readonly title: number;
  readonly centre: number;
}

/** A word held by n sentences is worth n to this power; one held by a single sentence nothing. */
const centrePower = 1.5;
/** What a word is still worth that an extract has told. */
const toldAgain = 0.3;
/** A sentence adds to an extract while less than this share of its words is there already. */
const repeats = 0.6;
/** What a sentence loses that points to something outside of the extract. */
const danglingPenalty = 0.3;

/** 这次, 他, 该 …: words at the head of a sentence that need the one before it. */
const dangling =
  /^["“「『]?(?:这|那|该|此(?!前)|其|他|她|它|对此|因此|所以|不过|但|然而|同时|另外|而|并|也|随后|与此同时|双方|两人|上述|报[道导](?:说|称|指|还)|文章(?:说|称|指|还)|声明(?:说|称|指|还)|后者|前者|(?:he|she|it|they|this|that|these|those|but|however)\b|(?:он|она|оно|они|это|этот|эта|эти|но|однако)(?!\p{L}))/u;

/** Whether a quotation begins or ends outside of the sentence. */
function isHalfQuoted(sentence: string): boolean {
  const count = (mark: string) => sentence.split(mark).length;
  return count('“') !== count('”') || count('「') !== count('」') || count('«') !== count('»');
}

/**
 * Picks one after another the sentences that add most to what is told: words of the title, words that many sentences
 * share, a good place. What was told counts little again. A greedy cover of weighted words, after Filatova and
 * Hatzivassiloglou 2004.
 */
export class SentencePicker {
  readonly #candidates: readonly Candidate[];
  readonly #words: readonly ReadonlySet<number>[];
  readonly #dangles: readonly boolean[];
  readonly #worth = new Map<number, number>();
  readonly #told = new Set<number>();
  readonly #picked = new Set<number>();
  readonly #numbers = new WordNumbers();

  constructor(title: string, candidates: readonly Candidate[], worth: WordWorth) {
    const folded = candidates.map(({ text }) => foldText(text));
    this.#candidates = candidates;
    this.#words = folded.map((text) => this.#wordsOf(text));
    this.#dangles = folded.map((text) => dangling.test(text) || isHalfQuoted(text));
    this.#weighWords(this.#wordsOf(foldText(title)), worth);
  }

  /** The candidates picked so far. */
  get picked(): ReadonlySet<number> {
    return this.#picked;
  }

  /** Counts the words of a text as told. */
  tell(text: string): void {
    for (const word of this.#wordsOf(foldText(text))) this.#told.add(word);
  }

  /** Whether a sentence says something that was not told. */
  adds(at: number): boolean {
    const words = this.#words[at] ?? new Set();
    let told = 0;
    for (const word of words) if (this.#told.has(word)) told += 1;
    return told < repeats * words.size;
  }

  /** Picks of the candidates `open` the one that adds most; undefined when none is open. */
  pick(open: readonly number[]): number | undefined {
    let best: number | undefined;
    let most = Number.NEGATIVE_INFINITY;
    for (const at of open) {
      const value = this.#valueOf(at);
      if (value > most) [best, most] = [at, value];
    }
    if (best === undefined) return undefined;
    this.#picked.add(best);
    for (const word of this.#words[best] ?? []) this.#told.add(word);
    return best;
  }

  #wordsOf(text: string): ReadonlySet<number> {
    return new Set(this.#numbers.numbersIn(text));
  }

  #weighWords(title: ReadonlySet<number>, worth: WordWorth): void {
    const holders = new Map<number, number>();
    for (const words of this.#words)
      for (const word of words) holders.set(word, (holders.get(word) ?? 0) + 1);
    const central = (word: number) => {
      const count = holders.get(word) ?? 0;
      return count > 1 ? count ** centrePower : 0;
    };
    const sums = this.#words.map((words) => [...words].reduce((sum, word) => sum + central(word), 0));
    const most = Math.max(1, ...sums);
    for (const word of holders.keys()) {
      const inTitle = title.has(word) ? worth.title / title.size : 0;
      this.#worth.set(word, inTitle + (worth.centre * central(word)) / most);
    }
  }

  #valueOf(at: number): number {
    const { placeWorth = 0, after = null } = this.#candidates[at] ?? {};
    let value = placeWorth;
    for (const word of this.#words[at] ?? [])
      value += (this.#worth.get(word) ?? 0) * (this.#told.has(word) ? toldAgain : 1);
    const isLost = after === 'absent' || (after !== null && !this.#picked.has(after));
    return isLost && this.#dangles[at] ? value - danglingPenalty : value;
  }
}
