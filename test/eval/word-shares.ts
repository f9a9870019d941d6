import type { Article } from '../../src/articles/article.ts';
import { countNames } from '../../src/reading/article-names.ts';
import { bigrams } from '../../src/reading/bigrams.ts';
import type { Shares } from '../../src/reading/word-rarity.ts';
import { foldText } from '../../src/text/fold.ts';

const leastShare = { words: 0.04, names: 0.002 };

export function countWordShares(articles: readonly Article[]): Shares {
  const wordsOf = ({ title, lead, paragraphs }: Article) =>
    bigrams(foldText([title, lead ?? '', ...paragraphs].join('\n')));
  return sharesOf(articles.map(wordsOf), leastShare.words);
}

export function countNameShares(articles: readonly Article[]): Shares {
  return sharesOf(
    articles.map((article) => [...countNames(article).keys()]),
    leastShare.names,
  );
}

function sharesOf(articles: readonly (readonly string[])[], least: number): Shares {
  const holders = new Map<string, number>();
  for (const words of articles)
    for (const word of new Set(words)) holders.set(word, (holders.get(word) ?? 0) + 1);
  const bands = new Map<string, string[]>();
  for (const [word, count] of [...holders].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const share = count / articles.length;
    if (share < least) continue;
    const band = bandOf(share);
    bands.set(band, [...(bands.get(band) ?? []), word]);
  }
  const ordered = [...bands].toSorted(([a], [b]) => Number(b) - Number(a));
  return Object.fromEntries(ordered.map(([band, words]) => [band, words.join(' ')]));
}

/** Percentages on a ladder whose rungs are a tenth apart. */
function bandOf(share: number): string {
  const rung = Math.round(Math.log(share) / Math.log(0.9));
  return (100 * 0.9 ** rung).toFixed(2);
}
