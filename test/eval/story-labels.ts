import { findTopics } from '../../src/reading/topics.ts';
import { crossValidate } from './evaluate-relevance.ts';
import type { MeasuredLabel } from './relevance-model.ts';
import type { StoryLabel } from './story-model.ts';

/** The articles that have a story, oldest first, with relevance scores that no label of their own went into. */
export function storyLabels(measured: readonly MeasuredLabel[]): readonly StoryLabel[] {
  const judged = crossValidate(measured);
  return measured
    .flatMap(({ article, story }, at) => {
      const { label = 'mention', score = 0 } = judged[at] ?? {};
      const relevance = { label, score, reason: '' };
      return story === null ? [] : [{ article, story, reading: { relevance, topics: findTopics(article) } }];
    })
    .toSorted((a, b) => (a.article.publishedAt < b.article.publishedAt ? -1 : 1));
}
