import { foldText } from '../text/fold.ts';
import type { ArticleText } from './article-text.ts';
import { bigrams } from './bigrams.ts';
import type { Rarity } from './word-rarity.ts';

/** Words of an article with their weights, of length 1: the dot product of two is their cosine. */
export type WordVector = ReadonlyMap<string, number>;

/** How often a word counts in the title, in the opening and after it. */
const times = { title: 3, opening: 2, rest: 1 };
const openingLength = 400;
const textLength = 3000;
/** Heaviest words kept of an article: enough to tell it, and few enough to compare thousands. */
const wordsKept = 200;

export interface ArticleWords {
  readonly all: WordVector;
  /** Title and opening alone. */
  readonly opening: WordVector;
}

export function weighWords(article: ArticleText, rarity: Rarity): ArticleWords {
  const title = foldText(article.title);
  const text = foldText([article.lead ?? '', ...article.paragraphs].join('\n').slice(0, textLength));
  const opening = text.slice(0, openingLength);
  return {
    all: weigh(
      [
        [title, times.title],
        [opening, times.opening],
        [text.slice(openingLength), times.rest],
      ],
      rarity,
    ),
    opening: weigh(
      [
        [title, 1],
        [opening, 1],
      ],
      rarity,
    ),
  };
}

function weigh(zones: readonly (readonly [text: string, times: number])[], rarity: Rarity): WordVector {
  const weights = new Map<string, number>();
  for (const [text, each] of zones) {
    for (const word of bigrams(text)) weights.set(word, (weights.get(word) ?? 0) + each * rarity(word));
  }
  const kept = [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, wordsKept);
  const length = Math.hypot(...kept.map(([, weight]) => weight)) || 1;
  return new Map(kept.map(([word, weight]) => [word, weight / length]));
}
