import { foldText } from '../text/fold.ts';
import type { ArticleText } from './article-text.ts';
import { type SparseVector, unitVector } from './sparse-vector.ts';
import { WordNumbers } from './word-numbers.ts';
import type { Rarity } from './word-rarity.ts';

/** How often a word counts in the title, in the opening and after it. */
const times = { title: 3, opening: 2, rest: 1 };
const openingLength = 400;
const textLength = 1000;

/** Weighs the words of articles that are to be compared: they share their numbers. */
export class WordWeigher {
  readonly #rarities: number[] = [];
  /** By number: what the words of the text at hand weigh so far. */
  readonly #weights: number[] = [];
  readonly #numbers: WordNumbers;

  constructor(rarity: Rarity) {
    this.#numbers = new WordNumbers((word) => {
      this.#weights.push(0);
      this.#rarities.push(rarity(word));
    });
  }

  weigh(article: ArticleText): SparseVector {
    const text = foldText([article.lead ?? '', ...article.paragraphs].join('\n').slice(0, textLength));
    return this.#vectorOf([
      [this.#numbers.numbersIn(foldText(article.title)), times.title],
      [this.#numbers.numbersIn(text.slice(0, openingLength)), times.opening],
      [this.#numbers.numbersIn(text.slice(openingLength)), times.rest],
    ]);
  }

  #vectorOf(zones: readonly (readonly [numbers: Int32Array, times: number])[]): SparseVector {
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
    const values = Float64Array.from(met, (number) => this.#weights[number] ?? 0);
    for (const number of met) this.#weights[number] = 0;
    return unitVector(met, values);
  }
}
