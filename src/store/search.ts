import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { canonicalUrl } from '../articles/canonical-url.ts';
import type { RelevanceLabel } from '../reading/reading.ts';
import type { Phrase } from '../text/phrase.ts';
import { type AliasesOf, parseBeginning, parseQuery, phrasesOf, type Query } from '../text/query.ts';
import { makeSnippet, type SnippetPart } from '../text/snippet.ts';
import { toListing } from './article-rows.ts';
import type { ArticleListing } from './article-store.ts';
import type { Database } from './database.ts';
import { type TimeWindow, timeWindow } from './docid.ts';
import { fromJsonText } from './json-text.ts';
import { toMatch, toTitleMatch } from './match-expression.ts';
import type { Schema } from './schema.ts';
import { sourceToken } from './search-index.ts';
import { jsonList, readingMatching, selectFull, selectListing } from './select-articles.ts';

export interface SearchRequest {
  readonly text: string;
  /** Inclusive, UTC. */
  readonly since?: string;
  /** Exclusive, UTC. */
  readonly until?: string;
  readonly source?: string;
  readonly relevance?: readonly RelevanceLabel[];
  readonly topic?: string;
  /** Only what was first stored after one `seq`, up to and with another. */
  readonly stored?: { readonly afterSeq: number; readonly throughSeq: number };
  readonly sort: 'relevance' | 'newest';
  readonly limit: number;
  readonly offset: number;
}

export interface SearchHit extends ArticleListing {
  /** Higher is better; 0 when sorted by time. */
  readonly score: number;
  readonly snippet: readonly SnippetPart[];
}

export interface SearchPage {
  readonly query: string;
  readonly total: number | { readonly atLeast: number };
  readonly hits: readonly SearchHit[];
}

/** Articles in their order, and how many there are beside them. */
export interface IdPage {
  readonly total: SearchPage['total'];
  readonly ids: readonly string[];
}

export interface SearchStore {
  /** Throws `UserError` (`error.search.*`) for text that is not a query. */
  search(request: SearchRequest): Promise<SearchPage>;
  /** The same without any text: what an export walks through. */
  searchIds(request: SearchRequest): Promise<IdPage>;
  /** Titles for autocomplete: newest first for an empty text, else the best matches on title, id or URL. */
  suggest(text: string, limit: number): Promise<readonly ArticleListing[]>;
}

/** bm25 over a common word costs in proportion to its matches: only so many of the newest are ranked, the rest follows by time. */
const rankedMatches = 1_000;
/** Counting goes no further: beyond this nobody pages. */
const countedMatches = 10_000;
/** bm25's weights of title, lead, text and source: a word in the headline says what the article is about. */
const weights = sql.raw('8.0, 3.0, 1.0, 0.0');

export function createSearch({ read }: Database, aliasesOf: AliasesOf): SearchStore {
  return {
    async search(request) {
      const query = parseQuery(request.text, aliasesOf);
      const { found, total } = await find(read, query, request);
      return { query: request.text, total, hits: await readHits(read, found, query) };
    },
    async searchIds(request) {
      const { found, total } = await find(read, parseQuery(request.text, aliasesOf), request);
      return { total, ids: await readIds(read, found) };
    },
    async suggest(text, limit) {
      const typed = parseBeginning(text, aliasesOf);
      const named = await selectListing(read)
        .where((when) => when.or([when('id', '=', text.trim()), when('url', '=', canonicalUrl(text) ?? '')]))
        .execute();
      if (named.length > 0) return named.map(toListing);
      const newest = selectListing(read).orderBy('article.docid', 'desc').limit(limit);
      const rows = typed
        ? newest.where(
            'article.docid',
            'in',
            sql<number>`(
            select rowid from article_index where article_index match ${toTitleMatch(typed)} order by rowid desc limit ${limit})`,
          )
        : newest;
      return (await rows.execute()).map(toListing);
    },
  };
}

type Condition = RawBuilder<SqlBool>;
type Page = Pick<SearchRequest, 'limit' | 'offset'>;

interface Match {
  readonly docid: number;
  readonly score: number;
}
interface Found {
  readonly found: readonly Match[];
  readonly total: SearchPage['total'];
}

function find(db: Kysely<Schema>, query: Query, request: SearchRequest): Promise<Found> {
  const condition = matches(query, request);
  return request.sort === 'newest' ? findNewest(db, condition, request) : findBest(db, condition, request);
}

/** On rows of the index: they have a number, which grows with the time of publication, and no columns to read. */
function matches(query: Query, { source, since, until, stored, relevance, topic }: SearchRequest): Condition {
  const match = toMatch(query, source === undefined ? null : sourceToken(source));
  const conditions = [sql<SqlBool>`article_index match ${match}`];
  if (since !== undefined || until !== undefined) conditions.push(within(timeWindow({ since, until })));
  if (stored !== undefined) conditions.push(isStored(stored));
  if (relevance !== undefined || topic !== undefined) conditions.push(isRead({ relevance, topic }));
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

/** What a reading says is asked of the reading itself. */
function isRead(reading: Parameters<typeof readingMatching>[0]): Condition {
  return sql<SqlBool>`exists (
    select 1 from reading where docid = article_index.rowid and ${readingMatching(reading)})`;
}

/** The index is walked no further back than to the oldest of these articles. */
function isStored({ afterSeq, throughSeq }: NonNullable<SearchRequest['stored']>): Condition {
  return sql<SqlBool>`rowid >= (select min(docid) from article where seq > ${afterSeq}) and exists (
    select 1 from article where docid = article_index.rowid and seq > ${afterSeq} and seq <= ${throughSeq})`;
}

/** Only where the window begins or ends within an article's second the article has to be asked. */
function within(window: TimeWindow): Condition {
  return sql<SqlBool>`rowid between ${window.firstDocid} and ${window.lastDocid} and (
    rowid between ${window.firstSureDocid} and ${window.lastSureDocid} or exists (
      select 1 from article where docid = article_index.rowid
        and published_at >= ${window.since} and published_at < ${window.until}))`;
}

async function findNewest(db: Kysely<Schema>, condition: Condition, page: Page): Promise<Found> {
  return { found: await newest(db, condition, page), total: await countMatches(db, condition) };
}

/** The newest matches by rank; on the pages after them the older ones by time. */
async function findBest(db: Kysely<Schema>, condition: Condition, { limit, offset }: Page): Promise<Found> {
  const { rows } = await sql<Match>`
    select rowid as docid, -bm25(article_index, ${weights}) as score from article_index
    where ${condition} order by rowid desc limit ${rankedMatches}`.execute(db);
  const ranked = rows
    .toSorted((a, b) => b.score - a.score || b.docid - a.docid)
    .slice(offset, offset + limit);
  if (rows.length < rankedMatches) return { found: ranked, total: rows.length };
  const rest = { limit: limit - ranked.length, offset: Math.max(offset, rankedMatches) };
  const older = rest.limit > 0 ? await newest(db, condition, rest) : [];
  return { found: [...ranked, ...older], total: await countMatches(db, condition) };
}

async function newest(
  db: Kysely<Schema>,
  condition: Condition,
  { limit, offset }: Page,
): Promise<readonly Match[]> {
  const { rows } = await sql<Match>`
    select rowid as docid, 0 as score from article_index
    where ${condition} order by rowid desc limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

async function countMatches(db: Kysely<Schema>, condition: Condition): Promise<Found['total']> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select 1 from article_index where ${condition} limit ${countedMatches + 1})`.execute(
    db,
  );
  const count = rows[0]?.count ?? 0;
  return count > countedMatches ? { atLeast: countedMatches } : count;
}

async function readIds(db: Kysely<Schema>, found: readonly Match[]): Promise<readonly string[]> {
  const docids = jsonList(found.map(({ docid }) => docid));
  const rows = await db
    .selectFrom('article')
    .select(['docid', 'id'])
    .where('docid', 'in', sql<number>`${docids}`)
    .execute();
  const byDocid = new Map(rows.map(({ docid, id }) => [docid, id]));
  return found.flatMap(({ docid }) => byDocid.get(docid) ?? []);
}

async function readHits(
  db: Kysely<Schema>,
  found: readonly Match[],
  query: Query,
): Promise<readonly SearchHit[]> {
  const docids = jsonList(found.map(({ docid }) => docid));
  const rows = await selectFull(db).where('article.docid', 'in', sql<number>`${docids}`).execute();
  const byDocid = new Map(rows.map((row) => [row.docid, row]));
  const phrases = phrasesOf(query.include);
  return found.flatMap(({ docid, score }) => {
    const row = byDocid.get(docid);
    if (!row) return [];
    const texts = [...(row.lead === null ? [] : [row.lead]), ...fromJsonText(row.paragraphs)];
    return [{ ...toListing(row), score, snippet: snippetOf(row.title, texts, phrases) }];
  });
}

/** From the text; from the title, where only that has the words. */
function snippetOf(
  title: string,
  texts: readonly string[],
  phrases: readonly Phrase[],
): readonly SnippetPart[] {
  const inText = makeSnippet(texts, phrases);
  if (inText.some(({ hit }) => hit)) return inText;
  const inTitle = makeSnippet([title], phrases);
  return inTitle.some(({ hit }) => hit) ? inTitle : inText;
}
