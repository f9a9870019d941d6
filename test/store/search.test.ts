import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import type { SearchRequest } from '../../src/store/search.ts';
import { openParts } from './open-parts.ts';
import { incoming, now } from './sample-article.ts';

const putin = ['普京', '普丁', '蒲亭', 'Putin', 'Путин'];
const aliasesOf = (text: string) =>
  putin.some((name) => name.toLowerCase() === text.toLowerCase()) ? putin : [];

const ask = (text: string, given: Partial<SearchRequest> = {}): SearchRequest => ({
  text,
  sort: 'relevance',
  limit: 10,
  offset: 0,
  ...given,
});

const shelf = [
  incoming('visit', {
    title: '普京访华',
    lead: '俄罗斯总统普京周四抵达北京。',
    paragraphs: ['双方谈到天然气。'],
    publishedAt: '2023-05-24T10:00:00.000Z',
    source: 'rfi-zh',
  }),
  incoming('taiwan', {
    title: '蒲亭談臺灣',
    paragraphs: ['俄羅斯總統蒲亭談到臺灣與能源合作。'],
    publishedAt: '2023-06-01T10:00:00.000Z',
    source: 'cna-tw',
    lang: 'zh-Hant',
  }),
  incoming('english', {
    title: 'Gas talks in Moscow',
    paragraphs: ['Putin’s envoy spoke of S-400 systems and Gazprom’s offer in Zürich.'],
    publishedAt: '2023-06-02T10:00:00.000Z',
    source: 'www.example.com',
    lang: 'en',
  }),
  incoming('russian', {
    title: 'Путин и Ёлкин',
    paragraphs: ['Переговоры о газе.'],
    publishedAt: '2023-06-03T10:00:00.000Z',
    source: 'example',
    lang: 'ru',
  }),
  incoming('other', {
    title: '巴黎天气',
    paragraphs: ['能源价格上涨，军方未表态。', '合作社开张。example rfi-zh'],
    publishedAt: '2023-06-04T10:00:00.000Z',
    source: 'rfi-zh',
  }),
];

async function openShelf() {
  const parts = await openParts(aliasesOf);
  await parts.articles.put(shelf, now);
  const find = async (text: string, given: Partial<SearchRequest> = {}) => {
    const page = await parts.search.search(ask(text, { sort: 'newest', ...given }));
    expect(page.total).toBe(page.hits.length);
    return page.hits.map(({ id }) => id);
  };
  return { ...parts, find };
}

test.each([
  ['北京', ['visit']],
  ['俄', ['taiwan', 'visit']],
  ['京', ['visit']],
  ['台湾', ['taiwan']],
  ['臺灣', ['taiwan']],
  ['俄罗斯总统', ['taiwan', 'visit']],
  ['能源合作', ['taiwan']],
  ['能源 合作', ['other', 'taiwan']],
  ['“能源合作”', ['taiwan']],
  ['能源 -台湾', ['other']],
  ['能源 -"能源合作"', ['other']],
  ['moscow GAS', ['english']],
  ['zurich', ['english']],
  ['ＺÜＲＩＣＨ', ['english']],
  ['S-400', ['english']],
  ['s400', []],
  ['елкин', ['russian']],
  ['ga', []],
  ['普京', ['russian', 'english', 'taiwan', 'visit']],
  ['Putin', ['russian', 'english', 'taiwan', 'visit']],
  ['путин', ['russian', 'english', 'taiwan', 'visit']],
  ['"普京"', ['visit']],
  ['普京 北京', ['visit']],
  ['普京访华', ['visit']],
  ['蒲亭访华', ['visit']],
  ['天然气 -Putin', []],
  ['能源" OR "天然气', []],
  ['title:普京', []],
  ['example', ['other']],
  ['rfi-zh', ['other']],
])('%s finds %j', async (text, expected) => {
  const { find } = await openShelf();
  expect(await find(text)).toEqual(expected);
});

test.each([
  [{ source: 'rfi-zh' }, ['other']],
  [{ source: 'www.example.com' }, []],
  [{ source: '能源' }, []],
  [{ source: '" OR "能源' }, []],
  [{ since: '2023-06-04T10:00:00Z' }, ['other']],
  [{ since: '2023-06-04T10:00:00.001Z' }, []],
  [{ until: '2023-06-04T10:00:00.000Z' }, ['taiwan']],
  [{ until: '2023-06-04T10:00:00.001Z' }, ['other', 'taiwan']],
  [{ since: '2023-06-01', until: '2023-06-02' }, ['taiwan']],
  [{ since: '2023-06-01', source: 'rfi-zh' }, ['other']],
])('能源 within %j finds %j', async (given, expected) => {
  const { find } = await openShelf();
  expect(await find('能源', given)).toEqual(expected);
});

test('the title counts more than the lead, the lead more than the text', async () => {
  const { articles, search } = await openParts();
  const words = { title: '普通标题', lead: '普通导语', paragraphs: ['普通正文'] };
  await articles.put(
    [
      incoming('text', { ...words, paragraphs: ['黑瞎子岛'] }),
      incoming('title', { ...words, title: '黑瞎子岛' }),
      incoming('lead', { ...words, lead: '黑瞎子岛' }),
      ...['x', 'y', 'z', 'w'].map((id) => incoming(id, words)),
    ],
    now,
  );
  const { hits } = await search.search(ask('黑瞎子岛'));
  expect(hits.map(({ id }) => id)).toEqual(['title', 'lead', 'text']);
  expect(hits[0]?.score).toBeGreaterThan(hits[1]?.score ?? 0);
});

test('a name in brackets in another script does not outweigh an article about the person', async () => {
  const { articles, search } = await openParts(aliasesOf);
  const words = Array.from({ length: 9 }, (_, i) => incoming(`other${i}`, { paragraphs: ['别的事情。'] }));
  await articles.put(
    [
      incoming('bracket', { paragraphs: ['普京（Vladimir Putin）也来了，还有许多别人。'] }),
      incoming('about', { paragraphs: ['普京说，普京将访问，普京会谈，普京签署。'] }),
      incoming('latin', { paragraphs: ['Putin only.'] }),
      ...words,
    ],
    now,
  );
  const { hits } = await search.search(ask('Путин'));
  const ids = hits.map(({ id }) => id);
  expect(ids.toSorted()).toEqual(['about', 'bracket', 'latin']);
  expect(ids.indexOf('about')).toBeLessThan(ids.indexOf('bracket'));
});

test('a hit carries its line and a snippet of the shown text, other names of the query marked as well', async () => {
  const { search } = await openShelf();
  const { query, hits } = await search.search(ask('putin', { source: 'cna-tw' }));
  expect(query).toBe('putin');
  expect(hits).toEqual([
    {
      id: 'taiwan',
      url: 'https://example.org/taiwan',
      title: '蒲亭談臺灣',
      source: 'cna-tw',
      lang: 'zh-Hant',
      publishedAt: '2023-06-01T10:00:00.000Z',
      publishedAtFrom: 'page',
      relevance: null,
      score: expect.any(Number),
      snippet: [
        { text: '俄羅斯總統', hit: false },
        { text: '蒲亭', hit: true },
        { text: '談到臺灣與能源合作。', hit: false },
      ],
    },
  ]);
});

test('where only the title has the words, the snippet is of the title', async () => {
  const { search } = await openShelf();
  const { hits } = await search.search(ask('访华 天然气'));
  expect(hits[0]?.snippet.filter(({ hit }) => hit)).toEqual([{ text: '天然气', hit: true }]);
  const inTitle = await search.search(ask('访华'));
  expect(inTitle.hits[0]?.snippet).toEqual([
    { text: '普京', hit: false },
    { text: '访华', hit: true },
  ]);
});

test('pages go on where the last one ended, also beyond what is ranked', async () => {
  const { articles, search } = await openParts();
  const many = Array.from({ length: 1_010 }, (_, i) =>
    incoming(`a${i}`, {
      paragraphs: [i % 7 === 0 ? '熊猫，熊猫' : '熊猫'],
      publishedAt: new Date(Date.UTC(2020, 0, 1, i)).toISOString(),
    }),
  );
  await articles.put(many, now);
  for (const sort of ['relevance', 'newest'] as const) {
    const seen: string[] = [];
    for (let offset = 0; offset < 1_100; offset += 150) {
      const page = await search.search(ask('熊猫', { sort, limit: 150, offset }));
      expect(page.total).toBe(1_010);
      seen.push(...page.hits.map(({ id }) => id));
    }
    expect(seen).toHaveLength(1_010);
    expect(new Set(seen)).toHaveLength(1_010);
    if (sort === 'newest') expect(seen).toEqual(many.map(({ article }) => article.id).toReversed());
  }
});

/** Few characters, so that random queries hit; some that fold, some of FTS5's syntax. */
const characters = [
  '中',
  '国',
  '國',
  '俄',
  '罗',
  '羅',
  '普',
  '京',
  'a',
  'B',
  'é',
  'я',
  'Ё',
  '1',
  '，',
  ' ',
  '"',
  '-',
  '*',
  '(',
];
const text = fc
  .array(fc.constantFrom(...characters), { minLength: 1, maxLength: 12 })
  .map((all) => all.join(''));

test('a quotation of Chinese is found exactly where it is a part of the folded text', async () => {
  const fold = (given: string) => given.replaceAll('國', '国').replaceAll('羅', '罗');
  const han = fc.array(fc.constantFrom(...characters.slice(0, 8)), { minLength: 1, maxLength: 5 });
  const { articles, search } = await openParts();
  const texts = fc.sample(text, { seed: 7, numRuns: 300 });
  await articles.put(
    texts.map((given, i) => incoming(`${i}`, { title: '题', paragraphs: [given] })),
    now,
  );
  await fc.assert(
    fc.asyncProperty(han, async (query) => {
      const { hits } = await search.search(ask(`"${query.join('')}"`, { limit: 300, sort: 'newest' }));
      const expected = texts.flatMap((given, i) =>
        fold(given).includes(fold(query.join(''))) ? [`${i}`] : [],
      );
      expect(hits.map(({ id }) => id).toSorted()).toEqual(expected.toSorted());
      for (const { snippet } of hits) expect(snippet.some(({ hit }) => hit)).toBe(true);
    }),
  );
});

test('whatever is typed, the answer is a page or a clear refusal, and nothing changes', async () => {
  const { search, database } = await openShelf();
  const anything = fc.oneof(
    text,
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ maxLength: 80 }),
  );
  const fts = fc.constantFrom(
    '" OR 1',
    'NEAR(a b, 2)',
    '{title} : x',
    'a* ^b',
    "'; drop table article; --",
    '\u0000',
    'a AND',
    '-',
    '"',
    '中'.repeat(2_000),
    'a '.repeat(90),
    '中 '.repeat(99),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(anything, fts),
      fc.option(anything, { nil: undefined }),
      async (typed, source) => {
        const request = ask(typed, source === undefined ? {} : { source });
        const result = await search.search(request).catch((error: unknown) => error);
        if (result instanceof Error) {
          expect(result).toBeInstanceOf(UserError);
          expect(result).toMatchObject({
            key: expect.stringMatching(/^error\.search\.(?:empty|onlyNegative|tooLong)$/),
          });
        }
        expect(await search.suggest(typed, 25)).toBeInstanceOf(Array);
      },
    ),
    { numRuns: 500 },
  );
  const { rows } = await sql<{ n: number }>`select count(*) as n from article_index`.execute(database.read);
  expect(rows).toEqual([{ n: shelf.length }]);
});

test.each([
  ['', ['other', 'russian', 'english', 'taiwan', 'visit']],
  ['普', ['visit']],
  ['普京访', ['visit']],
  ['Mosc', ['english']],
  ['gas mo', ['english']],
  ['putin', ['russian', 'taiwan', 'visit']],
  ['talks gas', ['english']],
  ['天然气', []],
  ['taiwan', ['taiwan']],
  ['https://example.org/english', ['english']],
  ['http://EXAMPLE.org/english?utm_source=x#top', ['english']],
  ['"-*', ['other', 'russian', 'english', 'taiwan', 'visit']],
])('%j suggests %j', async (typed, expected) => {
  const { search } = await openShelf();
  expect((await search.suggest(typed, 25)).map(({ id }) => id)).toEqual(expected);
});

test.each([
  [0, 5, ['other', 'russian', 'english', 'taiwan', 'visit']],
  [1, 5, ['other', 'russian', 'english', 'taiwan']],
  [1, 3, ['english', 'taiwan']],
  [4, 9, ['other']],
  [5, 9, []],
])('stored after number %i, through number %i: %j', async (afterSeq, throughSeq, expected) => {
  const { articles, search } = await openParts(aliasesOf);
  // The younger an article, the later it came: numbers 1 to 5.
  for (const one of shelf) await articles.put([one], now);
  const stored = { afterSeq, throughSeq };
  const words = ['普京', '能源', 'Gazprom', 'Ёлкин'];
  const pages = await Promise.all(words.map((word) => search.search(ask(word, { stored, sort: 'newest' }))));
  for (const { hits, total } of pages) expect(total).toBe(hits.length);
  const ids = new Set(pages.flatMap(({ hits }) => hits.map(({ id }) => id)));
  expect(ids).toEqual(new Set(expected));
});

test('no more is suggested than asked for', async () => {
  const { search } = await openShelf();
  expect(await search.suggest('', 2)).toHaveLength(2);
  expect(await search.suggest('putin', 2)).toHaveLength(2);
});
