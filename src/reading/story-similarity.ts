import type { Article } from '../articles/article.ts';
import { foldText } from '../text/fold.ts';
import { bigrams } from './bigrams.ts';
import type { Similarities } from './clusters.ts';

/** Words in the title, in the opening and after it, by weight (`docs/reading.md`). */
const weight = { title: 3, opening: 2, rest: 1 };
const openingLength = 300;
const textLength = 3000;
/** Heaviest words kept of an article: enough for a similarity, and few enough for thousands of articles. */
const wordsKept = 120;
/** Days after which the similarity of two articles has fallen to 61 % (one standard deviation). */
const decayDays = 5;
const leastSimilarity = 0.02;
const dayMs = 86_400_000;

/** TF-IDF cosine of bigrams with a Gaussian decay over the time between the two publications. */
export function compareArticles(articles: readonly Article[]): Similarities {
  const counts = articles.map(weighWords);
  const vectors = normalise(counts);
  const times = articles.map(({ publishedAt }) => Date.parse(publishedAt) / dayMs);
  const rows = articles.map(() => new Map<number, number>());
  const holders = new Map<string, [item: number, weight: number][]>();
  vectors.forEach((vector, b) => {
    const row = new Float64Array(b);
    for (const [word, value] of vector) {
      const earlier = holders.get(word) ?? [];
      for (const [a, other] of earlier) row[a] = (row[a] ?? 0) + value * other;
      earlier.push([b, value]);
      holders.set(word, earlier);
    }
    row.forEach((cosine, a) => {
      const days = (times[a] ?? 0) - (times[b] ?? 0);
      const similarity = cosine * Math.exp(-(days * days) / (2 * decayDays * decayDays));
      if (similarity < leastSimilarity) return;
      rows[a]?.set(b, similarity);
      rows[b]?.set(a, similarity);
    });
  });
  return rows;
}

function weighWords(article: Article): ReadonlyMap<string, number> {
  const text = foldText([article.lead ?? '', ...article.paragraphs].join('\n').slice(0, textLength));
  const counts = new Map<string, number>();
  const count = (zone: string, each: number) => {
    for (const word of bigrams(zone)) counts.set(word, (counts.get(word) ?? 0) + each);
  };
  count(foldText(article.title), weight.title);
  count(text.slice(0, openingLength), weight.opening);
  count(text.slice(openingLength), weight.rest);
  return counts;
}

/** Sublinear TF times smoothed IDF, the heaviest words of each article, to length 1. */
function normalise(
  counts: readonly ReadonlyMap<string, number>[],
): readonly (readonly (readonly [string, number])[])[] {
  const documents = new Map<string, number>();
  for (const words of counts)
    for (const word of words.keys()) documents.set(word, (documents.get(word) ?? 0) + 1);
  return counts.map((words) => {
    const weighed = [...words].map(([word, count]) => {
      const idf = Math.log((counts.length + 1) / ((documents.get(word) ?? 0) + 0.5));
      return [word, (1 + Math.log(count)) * idf] as const;
    });
    const kept = weighed.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, wordsKept);
    const length = Math.hypot(...kept.map(([, value]) => value)) || 1;
    return kept.map(([word, value]) => [word, value / length] as const);
  });
}
