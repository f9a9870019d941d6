/** A phrase that was found: `from` and `to` are UTF-16 offsets into the text, `to` exclusive. */
export interface PhraseMatch<T> {
  readonly value: T;
  readonly from: number;
  readonly to: number;
}

interface TrieNode<T> {
  readonly next: Map<number, TrieNode<T>>;
  value: T | undefined;
}

/**
 * Finds known phrases in one pass over a text: from left to right, at each place the longest, never overlapping.
 * Phrases and text must have gone through the same folding. A phrase on Latin, Cyrillic or digits is found only at
 * the borders of a word; Han characters have none.
 */
export class PhraseMatcher<T> {
  readonly #root: TrieNode<T> = { next: new Map(), value: undefined };

  constructor(phrases: Iterable<readonly [phrase: string, value: T]>) {
    for (const [phrase, value] of phrases) this.#add(phrase, value);
  }

  findAll(text: string): readonly PhraseMatch<T>[] {
    const matches: PhraseMatch<T>[] = [];
    for (let from = 0; from < text.length; ) {
      const match = this.#longestAt(text, from);
      if (match !== undefined) matches.push(match);
      from = match?.to ?? from + 1;
    }
    return matches;
  }

  #longestAt(text: string, from: number): PhraseMatch<T> | undefined {
    let node = this.#root.next.get(text.charCodeAt(from));
    if (node === undefined || !isBorder(text, from)) return undefined;
    let longest: PhraseMatch<T> | undefined;
    for (let to = from + 1; node !== undefined; to++) {
      if (node.value !== undefined && isBorder(text, to)) longest = { value: node.value, from, to };
      node = node.next.get(text.charCodeAt(to));
    }
    return longest;
  }

  #add(phrase: string, value: T): void {
    let node = this.#root;
    for (let at = 0; at < phrase.length; at++) {
      const unit = phrase.charCodeAt(at);
      let next = node.next.get(unit);
      if (next === undefined) {
        next = { next: new Map(), value: undefined };
        node.next.set(unit, next);
      }
      node = next;
    }
    node.value = value;
  }
}

/** Whether a word may begin or end between the units before and at `at`. */
function isBorder(text: string, at: number): boolean {
  return !(isWordUnit(text.charCodeAt(at - 1)) && isWordUnit(text.charCodeAt(at)));
}

/** Digits, Latin with its supplements, Greek and Cyrillic; combining marks continue a word. */
function isWordUnit(unit: number): boolean {
  return (
    (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0xc0 && unit <= 0x52f)
  );
}
