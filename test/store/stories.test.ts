import { expect, test } from 'vitest';
import type { Story } from '../../src/reading/reading.ts';
import { openParts } from './open-parts.ts';
import { incoming, now } from './sample-article.ts';

function story(id: string, articles: readonly string[], given: Partial<Story> = {}): Story {
  return {
    id,
    headline: `标题 ${articles[0]}`,
    headlineArticle: articles[0] ?? '',
    articles,
    sources: ['rfi-zh', 'voa-zh'],
    independentSources: 1,
    firstAt: '2023-07-13T00:00:00.000Z',
    lastAt: '2023-07-14T00:00:00.000Z',
    relevance: 'core',
    topics: ['energy'],
    ...given,
  };
}

async function openWithArticles() {
  const parts = await openParts();
  await parts.articles.put(
    ['a', 'b', 'c', 'd', 'e'].map((id) => incoming(id)),
    now,
  );
  return parts;
}

test('a story comes back as it went in, its articles in their order', async () => {
  const { stories } = await openWithArticles();
  await stories.replace(['a', 'b', 'c'], [story('s', ['c', 'a', 'b'])]);
  expect(await stories.get('s')).toEqual(story('s', ['c', 'a', 'b']));
  expect(await stories.get('x')).toBeNull();
});

test('regrouping replaces the stories of the articles concerned and leaves the others', async () => {
  const { stories } = await openWithArticles();
  await stories.replace(['a', 'b', 'c', 'd'], [story('s', ['a', 'b']), story('t', ['c']), story('u', ['d'])]);
  await stories.replace(['b', 'c'], [story('s', ['a', 'b', 'c'])]);
  expect((await stories.list({}, 10)).map(({ id, articles }) => [id, articles])).toEqual([
    ['s', ['a', 'b', 'c']],
    ['u', ['d']],
  ]);
});

test('an article that moves leaves its old story, and a story without articles is gone', async () => {
  const { stories } = await openWithArticles();
  await stories.replace(['a', 'b', 'c'], [story('s', ['a', 'b']), story('t', ['c'])]);
  await stories.replace([], [story('v', ['b', 'c'])]);
  const all = await stories.list({}, 10);
  expect(all.map(({ id, articles }) => [id, articles])).toEqual([
    ['s', ['a']],
    ['v', ['b', 'c']],
  ]);
});

test('articles that are in no story any more have none', async () => {
  const { stories } = await openWithArticles();
  await stories.replace(['a'], [story('s', ['a'])]);
  await stories.replace(['a'], []);
  expect(await stories.ofArticles(['a'])).toEqual([]);
});

test('stories of articles are told once each', async () => {
  const { stories } = await openWithArticles();
  await stories.replace(['a', 'b', 'c'], [story('s', ['a', 'b']), story('t', ['c'])]);
  expect((await stories.ofArticles(['b', 'a'])).map(({ id }) => id)).toEqual(['s']);
});

const shelf = [
  story('early', ['a'], { firstAt: '2023-05-01T00:00:00.000Z', lastAt: '2023-05-02T00:00:00.000Z' }),
  story('long', ['b'], { firstAt: '2023-05-01T00:00:00.000Z', lastAt: '2023-07-02T00:00:00.000Z' }),
  story('late', ['c'], {
    firstAt: '2023-07-01T00:00:00.000Z',
    lastAt: '2023-07-03T00:00:00.000Z',
    relevance: 'related',
  }),
];

test.each([
  [{}, 10, ['late', 'long', 'early']],
  [{}, 1, ['late']],
  [{ since: '2023-05-02T00:00:00Z' }, 10, ['late', 'long', 'early']],
  [{ since: '2023-05-02T00:00:00.001Z' }, 10, ['late', 'long']],
  [{ until: '2023-07-01' }, 10, ['long', 'early']],
  [{ relevance: ['core' as const] }, 10, ['long', 'early']],
  [{ since: '2023-06-01', until: '2023-07-01', relevance: ['core' as const] }, 10, ['long']],
])('the stories by %j, at most %i, are %j', async (filter, limit, expected) => {
  const { stories } = await openWithArticles();
  await stories.replace([], shelf);
  expect((await stories.list(filter, limit)).map(({ id }) => id)).toEqual(expected);
});
