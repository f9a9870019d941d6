import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { Article } from '../../src/articles/article.ts';
import { aliasesOf } from '../../src/names/names.ts';
import { toMatch } from '../../src/store/match-expression.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { SearchRequest } from '../../src/store/search.ts';
import { sourceToken } from '../../src/store/search-index.ts';
import { parseQuery } from '../../src/text/query.ts';
import type { BenchRow } from './bench-row.ts';
import { median } from './run-task.ts';

const queryCount = 200;
const rounds = 5;
const batchSize = 20;

/**
 * 200 mixed queries over all articles and over every tenth. The floor is the statement that no answer can do without:
 * FTS5 ranking the newest 1,000 matches of the same expression; the store counts, reads the page and makes snippets.
 */
export async function benchSearch(articles: readonly Article[]): Promise<readonly BenchRow[]> {
  const queries = mixedQueries(articles);
  const tenth = await measure(
    articles.filter((_, i) => i % 10 === 0),
    queries,
  );
  const all = await measure(articles, queries);
  const note = `${queries.length} queries over ${articles.length} articles`;
  return [
    {
      name: 'search p99 ÷ bare FTS5 p99',
      value: percentile(all.store, 99) / percentile(all.floor, 99),
      unit: '×',
      target: 3,
      note,
    },
    {
      name: 'search p50, all ÷ a tenth of the articles',
      value: percentile(all.store, 50) / percentile(tenth.store, 50),
      unit: '×',
      target: 3,
    },
    { name: 'search p50', value: percentile(all.store, 50), unit: 'ms' },
    { name: 'search p99', value: percentile(all.store, 99), unit: 'ms' },
    { name: 'bare FTS5 p99', value: percentile(all.floor, 99), unit: 'ms' },
    { name: 'autocomplete p99', value: percentile(all.suggest, 99), unit: 'ms' },
    {
      name: 'longest batch put',
      value: all.longestPut,
      unit: 'ms',
      note: `${batchSize} articles, wall clock`,
    },
  ];
}

/** Milliseconds for each query, the median of some rounds. */
interface Times {
  readonly store: readonly number[];
  readonly floor: readonly number[];
  readonly suggest: readonly number[];
  readonly longestPut: number;
}

async function measure(articles: readonly Article[], queries: readonly SearchRequest[]): Promise<Times> {
  const folder = mkdtempSync(join(tmpdir(), 'amur-search-'));
  const store = await openStore(folder);
  let longestPut = 0;
  for (let at = 0; at < articles.length; at += batchSize) {
    const batch = articles
      .slice(at, at + batchSize)
      .map((article) => ({ article, reading: null, file: null }));
    longestPut = Math.max(longestPut, await timed(() => store.articles.put(batch, 0)));
  }
  const sqlite = new BetterSqlite3(join(folder, 'amur.db'), { readonly: true });
  const bare = sqlite.prepare(`
    select rowid, bm25(article_index, 8.0, 3.0, 1.0, 0.0) from article_index
    where article_index match ? order by rowid desc limit 1000`);
  const times = {
    longestPut,
    store: await medians(queries, (query) => store.search.search(query)),
    floor: await medians(queries, (query) => bare.all(matchOf(query))),
    suggest: await medians(queries, ({ text }) => store.search.suggest(text, 25)),
  };
  sqlite.close();
  await store.close();
  rmSync(folder, { recursive: true });
  return times;
}

const matchOf = ({ text, source }: SearchRequest) =>
  toMatch(parseQuery(text, aliasesOf), source === undefined ? null : sourceToken(source));

async function medians(
  queries: readonly SearchRequest[],
  answer: (query: SearchRequest) => unknown,
): Promise<readonly number[]> {
  const times = queries.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1)
    for (const [i, query] of queries.entries()) times[i]?.push(await timed(() => answer(query)));
  return times.map(median);
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? Number.NaN;
}

/** What people type, with words from headlines, a different one for each: the same for the same articles. */
function mixedQueries(articles: readonly Article[]): readonly SearchRequest[] {
  return Array.from({ length: queryCount }, (_, i) => {
    const title = articles[(i * 7919) % articles.length]?.title.replace(/[^\p{sc=Han}]/gu, '') ?? '';
    const at = i % Math.max(1, title.length - 6);
    const word = (length: number) => title.slice(at, at + length) || '俄罗斯';
    const kinds: readonly Partial<SearchRequest>[] = [
      { text: word(2) },
      { text: word(1) },
      { text: word(4) },
      { text: `"${word(3)}"` },
      { text: title.slice(0, 12) || '中俄关系' },
      { text: `${word(2)} -美国` },
      { text: `中国 ${word(2)}`, sort: 'newest' },
      { text: ['Putin', 'Путин', '習近平', 'Xi Jinping', 'S-400', 'Russia'][i % 6] ?? '' },
      { text: '俄罗斯', source: 'rfi-zh' },
      { text: '中国', since: '2020-09-01', until: '2021-01-01', offset: (i % 5) * 10 },
    ];
    return { text: '', sort: 'relevance', limit: 10, offset: 0, ...kinds[i % kinds.length] };
  });
}
