import { describe, expect, test } from 'vitest';
import { composeDigest } from '../../src/digest/compose-digest.ts';
import { digestInput, readArticle, storyOf } from '../support/coverage.ts';

describe('composeDigest', () => {
  test('is null when nothing is core', () => {
    const a = readArticle('a', { label: 'related' });
    expect(composeDigest(digestInput([a], [storyOf([a])]))).toBeNull();
    expect(composeDigest(digestInput([], []))).toBeNull();
  });

  test('a first digest shows the newest core stories, newest first, and no related ones', () => {
    const articles = ['2023-05-01', '2023-07-01', '2023-06-01'].map((day, at) =>
      readArticle(`core${at}`, { publishedAt: `${day}T08:00:00.000Z` }),
    );
    const related = readArticle('related', { label: 'related', publishedAt: '2023-07-02T08:00:00.000Z' });
    const all = [...articles, related];
    const digest = composeDigest({
      ...digestInput(
        all,
        all.map((a) => storyOf([a])),
      ),
      kind: 'first',
      window: null,
    });
    expect(digest?.events.map(({ links: [main] }) => main.articleId)).toEqual(['core1', 'core2', 'core0']);
    expect(digest?.window).toEqual({ from: '2023-05-01T08:00:00.000Z', to: '2023-07-01T08:00:00.000Z' });
    expect(digest?.counts).toEqual({ articles: 3, stories: 3 });
  });

  test('related stories fill a thin day up to three events', () => {
    const core = readArticle('core');
    const related = ['r1', 'r2', 'r3'].map((id) => readArticle(id, { label: 'related' }));
    const all = [core, ...related];
    const digest = composeDigest(
      digestInput(
        all,
        all.map((a) => storyOf([a])),
      ),
    );
    expect(digest?.events.map(({ relevance }) => relevance)).toEqual(['core', 'related', 'related']);
    expect(digest?.counts.stories).toBe(4);
  });

  test('more independent sources weigh more than one', () => {
    const alone = readArticle('alone', { publishedAt: '2023-07-13T08:00:00.000Z' });
    const many = ['x', 'y', 'z'].map((id) => readArticle(id, { source: id }));
    const digest = composeDigest(digestInput([alone, ...many], [storyOf([alone]), storyOf(many)]));
    expect(digest?.events[0]?.independentSources).toBe(3);
  });

  test('a story that was sent before is an update, headed by its newest report', () => {
    const old = readArticle('old', { publishedAt: '2023-07-12T08:00:00.000Z' });
    const fresh = readArticle('fresh', { publishedAt: '2023-07-13T08:00:00.000Z' });
    const story = storyOf([old, fresh]);
    const digest = composeDigest({ ...digestInput([fresh], [story]), sentStoryIds: new Set([story.id]) });
    expect(digest?.events[0]).toMatchObject({ status: 'update', headline: 'Title fresh' });
    expect(digest?.events[0]?.links.map(({ articleId }) => articleId)).toEqual(['fresh']);
  });

  test('the top is the sentence when it is short, else the headline', () => {
    const short = readArticle('a', { lead: '中俄签署协议。' });
    const long = readArticle('a', { lead: `${'中俄两国代表团在北京举行会谈'.repeat(8)}。` });
    expect(composeDigest(digestInput([short], [storyOf([short])]))?.top?.text).toBe('中俄签署协议。');
    expect(composeDigest(digestInput([long], [storyOf([long])]))?.top?.text).toBe('Title a');
  });

  test('the order of the input does not matter', () => {
    const articles = ['a', 'b', 'c', 'd'].map((id) => readArticle(id));
    const stories = articles.map((a) => storyOf([a]));
    expect(composeDigest(digestInput(articles.toReversed(), stories.toReversed()))).toEqual(
      composeDigest(digestInput(articles, stories)),
    );
  });

  test('never more events than the limit', () => {
    const articles = Array.from({ length: 9 }, (_, at) => readArticle(`a${at}`));
    const input = digestInput(
      articles,
      articles.map((a) => storyOf([a])),
    );
    expect(composeDigest({ ...input, limit: 2 })?.events).toHaveLength(2);
  });
});
