import type { Article } from '../../src/articles/article.ts';
import { bigrams } from '../../src/reading/bigrams.ts';
import { foldText } from '../../src/text/fold.ts';

const leastShare = 0.04;

/** Words by the percentage of articles that hold them, in steps of one tenth: `{"82": "中国 俄罗 …", "74": …}`. */
export function countWordShares(articles: readonly Article[]): Readonly<Record<string, string>> {
  const holders = new Map<string, number>();
  for (const { title, lead, paragraphs } of articles) {
    for (const word of new Set(bigrams(foldText([title, lead ?? '', ...paragraphs].join('\n'))))) {
      holders.set(word, (holders.get(word) ?? 0) + 1);
    }
  }
  const bands = new Map<string, string[]>();
  for (const [word, count] of [...holders].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const share = count / articles.length;
    if (share < leastShare) continue;
    const band = bandOf(share);
    bands.set(band, [...(bands.get(band) ?? []), word]);
  }
  return Object.fromEntries(
    [...bands].toSorted(([a], [b]) => Number(b) - Number(a)).map(([band, words]) => [band, words.join(' ')]),
  );
}

/** Percentages on a ladder whose rungs are a tenth apart. */
function bandOf(share: number): string {
  const rung = Math.round(Math.log(share) / Math.log(0.9));
  return (100 * 0.9 ** rung).toFixed(1);
}
