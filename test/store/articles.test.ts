import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openParts } from './open-parts.ts';
import { incoming, now, sampleArticle, sampleReading } from './sample-article.ts';

const file = { path: '/archive/a.txt', sizeBytes: 100, mtimeMs: 1_690_000_000_000 };

test('an article comes back as it went in, with its reading, first sight and place in the order', async () => {
  const { articles } = await openParts();
  const article = sampleArticle('a', {
    lead: '导语',
    section: 'china',
    paragraphs: ['一', '二'],
    image: { url: 'https://example.org/i.jpg', caption: null },
    agencies: ['afp'],
  });
  const reading = sampleReading('core', ['energy', 'trade']);
  expect(await articles.put([{ article, reading, file }], now)).toEqual(['imported']);
  const stored = { article: { ...article, firstSeenAt: '2023-07-20T08:00:00.000Z', seq: 1 }, reading };
  expect(await articles.get('a')).toEqual(stored);
  expect(await articles.findByUrl(article.url)).toEqual(stored);
  expect(await articles.isKnownFile(file)).toBe(true);
});

test('what is not there is null', async () => {
  const { articles } = await openParts();
  expect(await articles.get('a')).toBeNull();
  expect(await articles.findByUrl('https://example.org/a')).toBeNull();
  expect(await articles.lastSeq()).toBe(0);
  expect(await articles.count()).toBe(0);
});

test('the same text again is unchanged, whatever else the capture says', async () => {
  const { articles } = await openParts();
  await articles.put([incoming('a')], now);
  const again = incoming('a', { capturedAt: '2023-07-15T00:00:00.000Z', section: 'world' });
  expect(await articles.put([again], now + 1)).toEqual(['unchanged']);
  expect((await articles.get('a'))?.article).toMatchObject({
    section: null,
    firstSeenAt: '2023-07-20T08:00:00.000Z',
  });
  expect(await articles.revisions('a')).toEqual([]);
});

test('an article that was stored unread gets its reading with the next capture', async () => {
  const { articles } = await openParts();
  await articles.put([incoming('a')], now);
  await articles.put([incoming('a', {}, sampleReading('core'))], now);
  expect((await articles.get('a'))?.reading?.relevance.label).toBe('core');
});

test('a later text replaces the earlier one, which stays as a revision; order and first sight stay', async () => {
  const { articles, search } = await openParts();
  await articles.put([incoming('a', { paragraphs: ['熊猫'] }, sampleReading('core')), incoming('b')], now);
  const later = incoming('a', {
    title: '新标题',
    paragraphs: ['老虎'],
    capturedAt: '2023-07-16T00:00:00.000Z',
    publishedAt: '2023-07-14T00:00:00.000Z',
  });
  expect(await articles.put([later], now + 86_400_000)).toEqual(['updated']);
  expect(await articles.get('a')).toEqual({
    article: { ...later.article, firstSeenAt: '2023-07-20T08:00:00.000Z', seq: 1 },
    reading: null,
  });
  expect(await articles.revisions('a')).toEqual([
    {
      title: '标题 a',
      lead: null,
      paragraphs: ['熊猫'],
      capturedAt: '2023-07-13T15:10:00.000Z',
      replacedAt: '2023-07-21T08:00:00.000Z',
    },
  ]);
  const find = async (text: string) =>
    (await search.search({ text, sort: 'newest', limit: 10, offset: 0 })).hits.map(({ id }) => id);
  expect(await find('熊猫')).toEqual([]);
  expect(await find('老虎')).toEqual(['a']);
});

test('a page without a time of its own keeps the time of its first capture', async () => {
  const { articles } = await openParts();
  const captured = (at: string, text: string) =>
    incoming('a', { publishedAt: at, publishedAtFrom: 'capture', capturedAt: at, paragraphs: [text] });
  await articles.put([captured('2023-07-13T15:10:00.000Z', '原文')], now);
  expect(await articles.put([captured('2023-09-01T00:00:00.000Z', '改动')], now)).toEqual(['updated']);
  expect((await articles.get('a'))?.article).toMatchObject({
    publishedAt: '2023-07-13T15:10:00.000Z',
    publishedAtFrom: 'capture',
    capturedAt: '2023-09-01T00:00:00.000Z',
    paragraphs: ['改动'],
  });
});

test('an earlier text that comes later is kept as a revision, once, and changes nothing', async () => {
  const { articles } = await openParts();
  await articles.put([incoming('a')], now);
  const earlier = incoming('a', { paragraphs: ['更早。'], capturedAt: '2023-07-13T15:00:00.000Z' });
  expect(await articles.put([earlier], now)).toEqual(['unchanged']);
  expect(await articles.put([earlier], now)).toEqual(['unchanged']);
  expect((await articles.get('a'))?.article.paragraphs).toEqual(['正文。']);
  expect((await articles.revisions('a')).map(({ paragraphs }) => paragraphs)).toEqual([['更早。']]);
});

test('one article several times in one batch is stored and indexed once', async () => {
  const { articles, search } = await openParts();
  await articles.put([incoming('b')], now);
  const batch = [
    incoming('a', { paragraphs: ['第一稿'] }),
    incoming('a', { paragraphs: ['第二稿'], capturedAt: '2023-07-14T00:00:00.000Z' }),
    incoming('a', {
      paragraphs: ['第三稿'],
      capturedAt: '2023-07-15T00:00:00.000Z',
      publishedAt: '2023-07-15T00:00:00.000Z',
    }),
    incoming('b', { paragraphs: ['改稿'], capturedAt: '2023-07-15T00:00:00.000Z' }),
  ];
  expect(await articles.put(batch, now)).toEqual(['imported', 'updated', 'updated', 'updated']);
  const totals = await Promise.all(
    ['第一稿', '第二稿', '第三稿', '改稿', '正文'].map(async (text) => {
      return (await search.search({ text, sort: 'newest', limit: 10, offset: 0 })).total;
    }),
  );
  expect(totals).toEqual([0, 0, 1, 1, 0]);
});

test('a batch that fails leaves nothing of itself', async () => {
  const { articles, database } = await openParts();
  const sameUrl = incoming('b', { url: 'https://example.org/a' });
  await expect(articles.put([incoming('a'), sameUrl], now)).rejects.toThrow();
  expect(await articles.count()).toBe(0);
  const { rows } = await sql<{ n: number }>`select count(*) as n from article_index`.execute(database.read);
  expect(rows).toEqual([{ n: 0 }]);
});

test('more articles of one second than numbers for it: all are stored and in every window of whole days', async () => {
  const { articles, search } = await openParts();
  const many = Array.from({ length: 1_500 }, (_, i) => incoming(`a${i}`, { paragraphs: ['同时'] }));
  await articles.put(many, now);
  const day = { since: '2023-07-13', until: '2023-07-14' };
  expect((await articles.list(day, { limit: 1, offset: 0 })).total).toBe(1_500);
  const page = await search.search({ text: '同时', ...day, sort: 'relevance', limit: 10, offset: 995 });
  expect(page.total).toBe(1_500);
  expect(page.hits).toHaveLength(10);
});

test('a file is known as long as its size and time stay', async () => {
  const { articles } = await openParts();
  expect(await articles.isKnownFile(file)).toBe(false);
  await articles.rememberRejected(file, 2, 'no title');
  expect(await articles.isKnownFile(file)).toBe(true);
  expect(await articles.isKnownFile({ ...file, sizeBytes: 101 })).toBe(false);
  expect(await articles.isKnownFile({ ...file, mtimeMs: file.mtimeMs + 1 })).toBe(false);
  await articles.put(
    [{ article: sampleArticle('a'), reading: null, file: { ...file, sizeBytes: 101 } }],
    now,
  );
  expect(await articles.isKnownFile(file)).toBe(false);
  expect(await articles.isKnownFile({ ...file, sizeBytes: 101 })).toBe(true);
});

test('several are given in the order in which they were asked for, without the unknown', async () => {
  const { articles } = await openParts();
  await articles.put([incoming('a'), incoming('b'), incoming('c')], now);
  const found = await articles.getMany(['c', 'x', 'a']);
  expect(found.map(({ article }) => article.id)).toEqual(['c', 'a']);
});

const shelf = [
  incoming(
    'old',
    { publishedAt: '2023-05-24T13:19:00.000Z', source: 'rfi-zh' },
    sampleReading('core', ['energy']),
  ),
  incoming('late', { publishedAt: '2023-07-13T23:59:59.999Z', source: 'rfi-zh' }, sampleReading('related')),
  incoming(
    'midnight',
    { publishedAt: '2023-07-14T00:00:00.000Z' },
    sampleReading('core', ['trade', 'energy']),
  ),
  incoming('unread', { publishedAt: '2023-07-14T00:00:00.500Z' }),
  incoming('ancient', { publishedAt: '1969-12-31T23:00:00.000Z' }, sampleReading('none')),
];

test.each([
  [{}, ['unread', 'midnight', 'late', 'old', 'ancient']],
  [{ since: '2023-07-14T00:00:00Z' }, ['unread', 'midnight']],
  [{ since: '2023-07-14T00:00:00.001Z' }, ['unread']],
  [{ until: '2023-07-14T00:00:00.500Z' }, ['midnight', 'late', 'old', 'ancient']],
  [{ since: '2023-05-24', until: '2023-07-14' }, ['late', 'old']],
  [{ since: '2023-07-14T02:00:00+02:00' }, ['unread', 'midnight']],
  [{ source: 'rfi-zh' }, ['late', 'old']],
  [{ relevance: ['core' as const] }, ['midnight', 'old']],
  [{ relevance: ['related' as const, 'none' as const] }, ['late', 'ancient']],
  [{ relevance: [] }, []],
  [{ topic: 'energy' }, ['midnight', 'old']],
  [{ topic: 'energy', source: 'rfi-zh', relevance: ['core' as const] }, ['old']],
])('the list by %j is %j', async (filter, expected) => {
  const { articles } = await openParts();
  await articles.put(shelf, now);
  const { total, articles: listed } = await articles.list(filter, { limit: 10, offset: 0 });
  expect(listed.map(({ id }) => id)).toEqual(expected);
  expect(total).toBe(expected.length);
  const window = await articles.readingWindow(filter, 10);
  expect(window.map(({ article }) => article.id)).toEqual(expected);
});

test('a page of the list carries what a line shows, and the total of all', async () => {
  const { articles } = await openParts();
  await articles.put(shelf, now);
  expect(await articles.list({}, { limit: 1, offset: 1 })).toEqual({
    total: 5,
    articles: [
      {
        id: 'midnight',
        url: 'https://example.org/midnight',
        title: '标题 midnight',
        source: 'example-zh',
        lang: 'zh-Hans',
        publishedAt: '2023-07-14T00:00:00.000Z',
        publishedAtFrom: 'page',
        relevance: { label: 'core', score: 0.5, reason: 'because' },
      },
    ],
  });
});

test('the window for a digest holds what was first stored after the last one', async () => {
  const { articles } = await openParts();
  await articles.put(shelf, now);
  const cursor = await articles.lastSeq();
  await articles.put([incoming('new', { publishedAt: '2023-01-01T00:00:00.000Z' })], now);
  const window = await articles.readingWindow({ afterSeq: cursor }, 10);
  expect(window.map(({ article }) => article.id)).toEqual(['new']);
});

test('articles without a reading of this version are read again; a reading by an older reader changes nothing', async () => {
  const { articles } = await openParts();
  await articles.put(
    [
      incoming('a'),
      incoming('b', {}, sampleReading('none', [], 1)),
      incoming('c', {}, sampleReading('none', [], 2)),
    ],
    now,
  );
  expect((await articles.needsReading(2, 10)).map(({ id }) => id).toSorted()).toEqual(['a', 'b']);
  expect(await articles.needsReading(2, 1)).toHaveLength(1);
  await articles.putReadings([
    { id: 'a', reading: sampleReading('core', [], 2) },
    { id: 'b', reading: sampleReading('core', [], 2) },
    { id: 'c', reading: sampleReading('core', [], 1) },
    { id: 'gone', reading: sampleReading('core', [], 2) },
  ]);
  expect(await articles.needsReading(2, 10)).toEqual([]);
  expect((await articles.get('c'))?.reading?.relevance.label).toBe('none');
});

test('sources are told with their number, newest article and last arrival', async () => {
  const { articles } = await openParts();
  await articles.put(shelf, now);
  expect(await articles.sources('2023-07-14T00:00:00.000Z')).toEqual([
    {
      source: 'example-zh',
      articles: 3,
      recent: 2,
      newestPublishedAt: '2023-07-14T00:00:00.500Z',
      lastStoredAt: '2023-07-20T08:00:00.000Z',
    },
    {
      source: 'rfi-zh',
      articles: 2,
      recent: 0,
      newestPublishedAt: '2023-07-13T23:59:59.999Z',
      lastStoredAt: '2023-07-20T08:00:00.000Z',
    },
  ]);
});
