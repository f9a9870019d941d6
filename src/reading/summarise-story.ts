import type { Article } from '../articles/article.ts';
import type { Extract } from './reading.ts';
import { SentencePicker } from './sentence-picker.ts';
import { summarise } from './summarise.ts';

/** A sentence of one of a story's articles. */
export interface StoryExtract extends Extract {
  readonly articleId: string;
}

const sentencesShown = 3;
/** Sentences of each article that may stand for it. */
const sentencesOfEach = 3;
const wordWorth = { title: 1, centre: 1 };
/** What the newest article's sentences are worth more, and the days over which that falls to 1/e. */
const recency = 0.5;
const recencyDays = 2;
const dayMs = 86_400_000;

/**
 * What a story's articles say together, in their own sentences: one an article at most, the most central and recent
 * first, none that repeats another. At most three, or as many as asked for.
 */
export function summariseStory(
  articles: readonly Article[],
  { sentences = sentencesShown }: { readonly sentences?: number } = {},
): readonly StoryExtract[] {
  const newestMs = Math.max(...articles.map(({ publishedAt }) => Date.parse(publishedAt)));
  const extracts = articles.flatMap((article) =>
    summarise(article)
      .sentences.slice(0, sentencesOfEach)
      .map((extract) => ({
        extract: { articleId: article.id, ...extract },
        text: extract.text,
        placeWorth: recency * Math.exp((Date.parse(article.publishedAt) - newestMs) / dayMs / recencyDays),
        after: 'absent' as const,
      })),
  );
  const picker = new SentencePicker(articles.map(({ title }) => title).join('\n'), extracts, wordWorth);
  const taken: StoryExtract[] = [];
  while (taken.length < sentences) {
    const open = [...extracts.keys()].filter(
      (at) =>
        taken.every(({ articleId }) => articleId !== extracts[at]?.extract.articleId) && picker.adds(at),
    );
    const next = extracts[picker.pick(open) ?? -1];
    if (next === undefined) break;
    taken.push(next.extract);
  }
  return taken;
}
