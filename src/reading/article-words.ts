import { foldText } from '../text/fold.ts';
import type { ArticleText } from './article-text.ts';
import { visitBigrams } from './bigrams.ts';
import { loadRarity, type Rarity } from './word-rarity.ts';

/** Words of an article by number, with their weights, of length 1: the dot product of two is their cosine. */
export interface WordVector {
  readonly words: Int32Array;
  readonly weights: Float64Array;
}

export interface ArticleWords {
  readonly all: WordVector;
  /** Title and opening alone. */
  readonly opening: WordVector;
}

/** How often a word counts in the title, in the opening and after it. */
const times = { title: 3, opening: 2, rest: 1 };
const openingLength = 400;
const textLength = 1000;
/** Heaviest words kept of an article: enough to tell it, and few enough to compare thousands. */
const wordsKept = 400;

/** Numbers words as they are met, so that the articles of one comparison share their numbers. */
export class WordWeigher {
  readonly #rarity: Rarity = loadRarity();
  readonly #numberOfPair = new Map<number, number>();
  readonly #numberOfWord = new Map<string, number>();
  readonly #rarities: number[] = [];
  /** By number: what the words of the text at hand weigh so far. */
  readonly #weights: number[] = [];

  weigh(article: ArticleText): ArticleWords {
    const text = foldText([article.lead ?? '', ...article.paragraphs].join('\n').slice(0, textLength));
    const title = this.#numbersIn(foldText(article.title));
    const opening = this.#numbersIn(text.slice(0, openingLength));
    const rest = this.#numbersIn(text.slice(openingLength));
    return {
      all: this.#vectorOf([
        [title, times.title],
        [opening, times.opening],
        [rest, times.rest],
      ]),
      opening: this.#vectorOf([
        [title, 1],
        [opening, 1],
      ]),
    };
  }

  #numbersIn(text: string): readonly number[] {
    const numbers: number[] = [];
    visitBigrams(
      text,
      (first, second) => {
        const key = (first << 16) | second;
        const known = this.#numberOfPair.get(key);
        const number = known ?? this.#addWord(String.fromCharCode(first, second));
        if (known === undefined) this.#numberOfPair.set(key, number);
        numbers.push(number);
      },
      (word) => {
        const number = this.#numberOfWord.get(word) ?? this.#addWord(word);
        this.#numberOfWord.set(word, number);
        numbers.push(number);
      },
    );
    return numbers;
  }

  #addWord(word: string): number {
    this.#weights.push(0);
    return this.#rarities.push(this.#rarity(word)) - 1;
  }

  #vectorOf(zones: readonly (readonly [numbers: readonly number[], times: number])[]): WordVector {
    const met: number[] = [];
    for (const [numbers, each] of zones) {
      for (const number of numbers) {
        const weight = each * (this.#rarities[number] ?? 0);
        if (weight === 0) continue;
        const before = this.#weights[number] ?? 0;
        if (before === 0) met.push(number);
        this.#weights[number] = before + weight;
      }
    }
    const kept = this.#heaviest(met);
    const weights = Float64Array.from(kept, (number) => this.#weights[number] ?? 0);
    for (const number of met) this.#weights[number] = 0;
    const length = Math.hypot(...weights) || 1;
    return { words: Int32Array.from(kept), weights: weights.map((weight) => weight / length) };
  }

  /** The heaviest of the words met; where the last place is shared, the words met first. */
  #heaviest(met: readonly number[]): readonly number[] {
    if (met.length <= wordsKept) return met;
    const weights = Float64Array.from(met, (number) => this.#weights[number] ?? 0).sort();
    const least = weights[met.length - wordsKept] ?? 0;
    const above = met.filter((number) => (this.#weights[number] ?? 0) > least);
    const level = met.filter((number) => this.#weights[number] === least);
    return [...above, ...level.slice(0, wordsKept - above.length)];
  }
}
