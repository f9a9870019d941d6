import { expect, test } from 'vitest';
import type { RelevanceLabel, Topic } from '../../src/reading/reading.ts';
import { openStore } from '../../src/store/open-store.ts';
import { incoming, now, sampleReading } from './sample-article.ts';
import { temporaryFolder } from './temporary-folder.ts';

interface Given {
  readonly at: string;
  readonly label?: RelevanceLabel;
  readonly source?: string;
  readonly topics?: readonly Topic[];
  readonly title?: string;
}

async function storeWith(given: readonly Given[]) {
  const store = await openStore(temporaryFolder());
  const articles = given.map(
    ({ at, label = 'core', source = 'rfi-zh', topics = [], title = '标题' }, index) =>
      incoming(`a${index}`, { publishedAt: at, source, title }, sampleReading(label, topics)),
  );
  await store.articles.put(articles, now);
  return store;
}

/** Two days of Shanghai, which begin at 16:00 UTC. */
const edges = ['2023-07-12T16:00:00.000Z', '2023-07-13T16:00:00.000Z', '2023-07-14T16:00:00.000Z'];

test('articles count in the span that holds their moment: an edge belongs to the span that begins there', async () => {
  const store = await storeWith([
    { at: '2023-07-12T15:59:59.999Z' },
    { at: '2023-07-12T16:00:00.000Z' },
    { at: '2023-07-13T15:59:59.999Z', label: 'related' },
    { at: '2023-07-13T16:00:00.000Z' },
    { at: '2023-07-14T16:00:00.000Z' },
  ]);
  const { byTime, stored } = await store.trends.count(null, edges);
  expect(byTime).toEqual([
    { core: 1, related: 1 },
    { core: 1, related: 0 },
  ]);
  expect(stored).toBe(3);
  await store.close();
});

test('mentions and what names neither side count as stored alone', async () => {
  const at = '2023-07-13T00:00:00.000Z';
  const store = await storeWith([{ at }, { at, label: 'mention' }, { at, label: 'none' }]);
  expect(await store.trends.count(null, edges)).toEqual({
    byTime: [
      { core: 1, related: 0 },
      { core: 0, related: 0 },
    ],
    bySource: [{ source: 'rfi-zh', core: 1, related: 0 }],
    byTopic: [],
    stored: 3,
  });
  await store.close();
});

test('sources and subjects come with the most first; an article counts for each of its subjects', async () => {
  const at = '2023-07-13T00:00:00.000Z';
  const store = await storeWith([
    { at, topics: ['diplomacy', 'trade'] },
    { at, source: 'zaobao', topics: ['trade'], label: 'related' },
    { at, source: 'zaobao' },
  ]);
  const { bySource, byTopic } = await store.trends.count(null, edges);
  expect(bySource).toEqual([
    { source: 'zaobao', core: 1, related: 1 },
    { source: 'rfi-zh', core: 1, related: 0 },
  ]);
  expect(byTopic).toEqual([
    { topic: 'trade', core: 1, related: 1 },
    { topic: 'diplomacy', core: 1, related: 0 },
  ]);
  await store.close();
});

test('a query counts what a search finds, other names of the same person too', async () => {
  const store = await storeWith([
    { at: '2023-07-13T00:00:00.000Z', title: '普京访华' },
    { at: '2023-07-14T00:00:00.000Z', title: '蒲亭訪中' },
    { at: '2023-07-14T01:00:00.000Z', title: '普京访华', label: 'none' },
    { at: '2023-07-14T02:00:00.000Z', title: '王毅访俄' },
  ]);
  const { byTime, stored } = await store.trends.count('Putin', edges);
  expect(byTime).toEqual([
    { core: 1, related: 0 },
    { core: 1, related: 0 },
  ]);
  expect(stored).toBe(4);
  expect(await store.trends.span('Putin')).toEqual({
    first: '2023-07-13T00:00:00.000Z',
    last: '2023-07-14T00:00:00.000Z',
  });
  expect(await store.trends.span(null)).toMatchObject({ last: '2023-07-14T02:00:00.000Z' });
  expect(await store.trends.span('火星')).toBeNull();
  await expect(store.trends.count('-普京', edges)).rejects.toMatchObject({
    key: 'error.search.onlyNegative',
  });
  await store.close();
});
