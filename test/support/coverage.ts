import type { Article } from '../../src/articles/article.ts';
import type { DigestInput } from '../../src/digest/compose-digest.ts';
import type { ReadArticle } from '../../src/digest/digest.ts';
import type { RelevanceLabel, Story } from '../../src/reading/reading.ts';

interface Given extends Partial<Article> {
  readonly label?: RelevanceLabel;
}

/** An article of a core event, with what a test says otherwise. */
export function readArticle(id: string, { label = 'core', ...given }: Given = {}): ReadArticle {
  return {
    article: {
      id,
      url: `https://www.example.org/${id}`,
      title: `Title ${id}`,
      source: 'www.example.org',
      section: null,
      lang: 'zh-Hans',
      publishedAt: '2023-07-13T06:00:00.000Z',
      publishedAtFrom: 'page',
      capturedAt: '2023-07-13T07:00:00.000Z',
      lead: null,
      paragraphs: ['王毅会见拉夫罗夫，双方就两国关系交换意见。'],
      image: null,
      agencies: [],
      ...given,
    },
    reading: {
      readerVersion: 1,
      relevance: { label, score: label === 'core' ? 0.9 : 0.5, reason: 'test' },
      topics: ['diplomacy'],
    },
  };
}

export function storyOf(members: readonly ReadArticle[]): Story {
  const [first] = members;
  if (first === undefined) throw new Error('a story has members');
  const times = members.map(({ article }) => article.publishedAt).toSorted();
  return {
    id: `s-${first.article.id}`,
    headline: first.article.title,
    headlineArticle: first.article.id,
    articles: members.map(({ article }) => article.id),
    sources: [...new Set(members.map(({ article }) => article.source))],
    independentSources: members.length,
    firstAt: times[0] ?? '',
    lastAt: times.at(-1) ?? '',
    relevance: first.reading?.relevance.label ?? 'none',
    topics: first.reading?.topics ?? [],
  };
}

export function digestInput(articles: readonly ReadArticle[], stories: readonly Story[]): DigestInput {
  return {
    kind: 'regular',
    nowMs: Date.parse('2023-07-13T09:00:00.000Z'),
    timeZone: 'Asia/Shanghai',
    limit: 5,
    window: { from: '2023-07-12T09:00:00.000Z', to: '2023-07-13T09:00:00.000Z' },
    articles,
    stories,
    sentStoryIds: new Set(),
  };
}
