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
const rounds = 7;
const batchSize = 20;

/**
 * 200 mixed queries over all articles and over every tenth, in turn. The floor is the statement that no answer can do
 * without: FTS5 ranking the newest 1,000 matches of the same expression; the store counts, reads a page and makes snippets.
 */
export async function benchSearch(articles: readonly Article[]): Promise<readonly BenchRow[]> {
  const queries = mixedQueries(articles);
  const all = await fill(articles);
  const tenth = await fill(articles.filter((_, i) => i % 10 === 0));
  const answers = {
    store: (query: SearchRequest) => all.store.search.search(query),
    floor: (query: SearchRequest) => all.floor.all(matchOf(query)),
    tenth: (query: SearchRequest) => tenth.store.search.search(query),
    suggest: ({ text }: SearchRequest) => all.store.search.suggest(text, 25),
  };
  const times = await measure(queries, answers);
  await all.remove();
  await tenth.remove();

  const p50 = percentile(times.store, 50);
  const p99 = percentile(times.store, 99);
  const floor99 = percentile(times.floor, 99);
  const note = `${queryCount} queries over ${articles.length} articles; median of ${rounds}`;
  return [
    { name: 'search: p99 ÷ p99 of bare FTS5', value: p99 / floor99, unit: '×', target: 3, note },
    {
      name: 'search: p50 ÷ p50 over a tenth',
      value: p50 / percentile(times.tenth, 50),
      unit: '×',
      target: 3,
    },
    { name: 'search: p50', value: p50, unit: 'ms' },
    { name: 'search: p99', value: p99, unit: 'ms', note: `bare FTS5 ${floor99.toFixed(1)} ms` },
    { name: 'autocomplete: p99', value: percentile(times.suggest, 99), unit: 'ms' },
    { name: 'longest put', value: all.longestPutMs, unit: 'ms', note: `batches of ${batchSize} articles` },
  ];
}

async function fill(articles: readonly Article[]) {
  const folder = mkdtempSync(join(tmpdir(), 'amur-search-'));
  const store = await openStore(folder);
  let longestPutMs = 0;
  for (let at = 0; at < articles.length; at += batchSize) {
    const batch = articles
      .slice(at, at + batchSize)
      .map((article) => ({ article, reading: null, file: null }));
    longestPutMs = Math.max(longestPutMs, await timed(() => store.articles.put(batch, 0)));
  }
  const sqlite = new BetterSqlite3(join(folder, 'amur.db'), { readonly: true });
  const floor = sqlite.prepare(`
    select rowid, bm25(article_index, 8.0, 3.0, 1.0, 0.0) from article_index
    where article_index match ? order by rowid desc limit 1000`);
  const remove = async () => {
    sqlite.close();
    await store.close();
    rmSync(folder, { recursive: true });
  };
  return { store, floor, longestPutMs, remove };
}

const matchOf = ({ text, source }: SearchRequest) =>
  toMatch(parseQuery(text, aliasesOf), source === undefined ? null : sourceToken(source));

type Answer = (query: SearchRequest) => unknown;

/** Milliseconds for each query, the median of the rounds; the answers take turns, so that a busy moment meets all alike. */
async function measure<Name extends string>(
  queries: readonly SearchRequest[],
  answers: Readonly<Record<Name, Answer>>,
): Promise<Readonly<Record<Name, readonly number[]>>> {
  const names = Object.keys(answers) as Name[];
  const medians = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (const query of queries) {
    const times = names.map((): number[] => []);
    for (let round = 0; round < rounds; round += 1)
      for (const [i, name] of names.entries()) times[i]?.push(await timed(() => answers[name](query)));
    for (const [i, name] of names.entries()) medians[name].push(median(times[i] ?? []));
  }
  return medians;
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
