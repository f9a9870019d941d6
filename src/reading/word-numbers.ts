import { visitBigrams } from './bigrams.ts';
import { PairNumbers } from './pair-numbers.ts';

/** Numbers words (`bigrams.ts`) as they are met, 0, 1, 2 …, so that texts are compared by numbers rather than by strings. */
export class WordNumbers {
  readonly #ofPair = new PairNumbers();
  readonly #ofWord = new Map<string, number>();
  readonly #onNew: (word: string) => void;
  #count = 0;

  /** `onNew` is called with each word when it is first met. */
  constructor(onNew: (word: string) => void = () => undefined) {
    this.#onNew = onNew;
  }

  /** The numbers of a folded text's words in their order, repetitions kept. */
  numbersIn(text: string): Int32Array {
    const numbers = new Int32Array(text.length);
    let count = 0;
    visitBigrams(
      text,
      (first, second) => {
        let number = this.#ofPair.get(first, second);
        if (number < 0) {
          number = this.#add(String.fromCharCode(first, second));
          this.#ofPair.set(first, second, number);
        }
        numbers[count] = number;
        count += 1;
      },
      (word) => {
        const known = this.#ofWord.get(word);
        const number = known ?? this.#add(word);
        if (known === undefined) this.#ofWord.set(word, number);
        numbers[count] = number;
        count += 1;
      },
    );
    return numbers.subarray(0, count);
  }

  #add(word: string): number {
    this.#onNew(word);
    this.#count += 1;
    return this.#count - 1;
  }
}
