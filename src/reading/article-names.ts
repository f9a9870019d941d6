import { findNames } from '../names/names.ts';
import type { ArticleText } from './article-text.ts';
import { type SparseVector, unitVector } from './sparse-vector.ts';
import type { Rarity } from './word-rarity.ts';

/** How often a name counts in the title. */
const timesInTitle = 3;
const textLength = 1000;

/** Ids of the names at the head of an article, each as often as it counts. */
export function countNames(article: ArticleText): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (text: string, times: number) => {
    for (const { id } of findNames(text)) counts.set(id, (counts.get(id) ?? 0) + times);
  };
  count(article.title, timesInTitle);
  count([article.lead ?? '', ...article.paragraphs].join('\n').slice(0, textLength), 1);
  return counts;
}

/** Weighs the names of articles that are to be compared, damped by repetition; numbers them as they are met. */
export class NameWeigher {
  readonly #rarity: Rarity;
  readonly #numbers = new Map<string, number>();

  constructor(rarity: Rarity) {
    this.#rarity = rarity;
  }

  weigh(article: ArticleText): SparseVector {
    const told = [...countNames(article)].filter(([id]) => this.#rarity(id) > 0);
    const values = Float64Array.from(told, ([id, count]) => (1 + Math.log(count)) * this.#rarity(id));
    return unitVector(
      told.map(([id]) => this.#numberOf(id)),
      values,
    );
  }

  #numberOf(id: string): number {
    const number = this.#numbers.get(id) ?? this.#numbers.size;
    this.#numbers.set(id, number);
    return number;
  }
}
