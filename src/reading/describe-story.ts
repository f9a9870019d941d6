import { createHash } from 'node:crypto';
import type { Article } from '../articles/article.ts';
import { isCommentary } from './commentary.ts';
import { findSupersededPreviews } from './previews.ts';
import { type Reading, relevanceLabels, type Story, type Topic, topics } from './reading.ts';

export interface ReadArticle {
  readonly article: Article;
  readonly reading: Pick<Reading, 'relevance' | 'topics'>;
}

/** The members of one story, oldest first. */
export interface StoryMember extends ReadArticle {
  /** Copies another member's text. */
  readonly isCopy: boolean;
  /** How alike it is to the other members, in sum; any scale. */
  readonly centrality: number;
}

const mostTopics = 3;
/** Marks of a title that quotes or exclaims: another one is more neutral. */
const loaded = /[“「『"！!：:]/u;

/** A story as its members tell it; its id is that of its earliest member. */
export function describeStory(members: readonly StoryMember[]): Story {
  const articles = members.map(({ article }) => article);
  const headline = chooseHeadline(members);
  const originals = members.filter(({ isCopy }) => !isCopy);
  return {
    id: storyIdOf(articles[0]?.id ?? ''),
    headline: headline?.title ?? '',
    headlineArticle: headline?.id ?? '',
    articles: articles.map(({ id }) => id),
    sources: [...new Set(articles.map(({ source }) => source))],
    independentSources: new Set(originals.map(({ article }) => article.source)).size,
    firstAt: articles[0]?.publishedAt ?? '',
    lastAt: articles.at(-1)?.publishedAt ?? '',
    relevance: relevanceLabels[Math.min(...members.map(rankOf))] ?? 'none',
    topics: commonTopics(members),
  };
}

export const storyIdPattern = /^s[0-9a-f]{11}$/;

export function storyIdOf(articleId: string): string {
  return `s${createHash('sha256').update(articleId).digest('hex').slice(0, 11)}`;
}

/** News before commentary and before what it has overtaken, then the strongest relevance, then the most central. */
function chooseHeadline(members: readonly StoryMember[]): Article | undefined {
  const superseded = findSupersededPreviews(members.map(({ article }) => article));
  const order = (member: StoryMember) => [
    isCommentary(member.article.title) || superseded.has(member.article.id) ? 1 : 0,
    rankOf(member),
    loaded.test(member.article.title) ? 1 : 0,
    -member.centrality,
  ];
  const ranked = members.map((member) => ({ member, keys: order(member) }));
  return ranked.toSorted((a, b) => compareKeys(a.keys, b.keys))[0]?.member.article;
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function rankOf({ reading }: ReadArticle): number {
  return relevanceLabels.indexOf(reading.relevance.label);
}

/** The subjects of most members first; one of a lone member only while there is room. */
function commonTopics(members: readonly StoryMember[]): readonly Topic[] {
  const weightOf = (topic: Topic) =>
    members.reduce((sum, { reading }) => {
      const at = reading.topics.indexOf(topic);
      return at < 0 ? sum : sum + 1 / (at + 1);
    }, 0);
  const weighed = topics
    .map((topic) => ({ topic, weight: weightOf(topic) }))
    .filter(({ weight }) => weight > 0);
  return weighed
    .toSorted((a, b) => b.weight - a.weight)
    .filter(({ weight }) => weight >= members.length / 4)
    .slice(0, mostTopics)
    .map(({ topic }) => topic);
}
