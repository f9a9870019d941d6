import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Topic } from '../reading/reading.ts';
import { type AliasesOf, parseQuery } from '../text/query.ts';
import type { Database } from './database.ts';
import { firstDocid } from './docid.ts';
import { toMatch } from './match-expression.ts';
import type { Schema } from './schema.ts';

/** Articles of each label that bears on the relation. */
interface LabelCounts {
  readonly core: number;
  readonly related: number;
}

interface CoverageCounts {
  /** One for each span between two edges. */
  readonly byTime: readonly LabelCounts[];
  /** Most first. */
  readonly bySource: readonly (LabelCounts & { readonly source: string })[];
  /** Most first; an article may have up to three subjects. */
  readonly byTopic: readonly (LabelCounts & { readonly topic: Topic })[];
  /** Everything published between the first edge and the last, whatever it is about, headlines alone too. */
  readonly stored: number;
}

export interface TrendStore {
  /**
   * Counts core and related articles by time of publication; edges are whole seconds of RFC 3339, ascending. With a query,
   * those that match it as in a search. Throws `UserError` (`error.search.*`) for text that is not a query.
   */
  count(query: string | null, edges: readonly string[]): Promise<CoverageCounts>;
  /** When the first and the last of them were published; null where there is none. Throws like `count`. */
  span(query: string | null): Promise<{ readonly first: string; readonly last: string } | null>;
}

export function createTrends({ read }: Database, aliasesOf: AliasesOf): TrendStore {
  const matchOf = (query: string | null) =>
    query === null ? null : toMatch(parseQuery(query, aliasesOf), null);
  return {
    async count(query, edges) {
      const bounds = edges.map(firstDocid);
      const whole = { first: bounds[0] ?? 0, last: (bounds.at(-1) ?? 0) - 1 };
      const bearing = bearingOn(matchOf(query), whole);
      const spans = await countBy<number>(
        read,
        bearing,
        sql`span.number`,
        sql`, ${spansBetween(bounds)}
        where bearing.docid between span.first and span.last`,
      );
      const byNumber = new Map(spans.map(({ key, ...counts }) => [key, counts]));
      const source = sql`(select source from article where article.docid = bearing.docid)`;
      const sources = await countBy<string>(read, bearing, source, sql``);
      const topics = await countBy<Topic>(
        read,
        bearing,
        sql`topic.value`,
        sql`, json_each(bearing.topics) as topic`,
      );
      return {
        byTime: edges.slice(1).map((_, number) => byNumber.get(number) ?? { core: 0, related: 0 }),
        bySource: sources.map(({ key, ...counts }) => ({ source: key, ...counts })),
        byTopic: topics.map(({ key, ...counts }) => ({ topic: key, ...counts })),
        stored: await countStored(read, whole),
      };
    },
    async span(query) {
      const everything = { first: 0, last: Number.MAX_SAFE_INTEGER };
      const { rows } = await sql<{ first: string | null; last: string | null }>`
        with ${bearingOn(matchOf(query), everything)},
          bound (first, last) as (select min(docid), max(docid) from bearing)
        select (select published_at from article where docid = bound.first) as first,
          (select published_at from article where docid = bound.last) as last
        from bound`.execute(read);
      const { first = null, last = null } = rows[0] ?? {};
      return first === null || last === null ? null : { first, last };
    },
  };
}

/** Numbers of articles, both included: their order is that of publication, see `docid.ts`. */
interface Docids {
  readonly first: number;
  readonly last: number;
}

/**
 * The table `bearing`: core and related articles, those that match where there is something to match. Found once, before they
 * are sorted into spans: to ask the index for each span took 0.9 s for a word that is everywhere.
 */
function bearingOn(match: string | null, { first, last }: Docids): RawBuilder<unknown> {
  const found =
    match === null
      ? sql`reading where docid between ${first} and ${last}`
      : sql`reading where docid in (
          select rowid from article_index where article_index match ${match} and rowid between ${first} and ${last})`;
  return sql`bearing (docid, label, topics) as materialized (
    select docid, label, topics from ${found} and label in ('core', 'related'))`;
}

function spansBetween(bounds: readonly number[]): RawBuilder<unknown> {
  const spans = bounds.slice(1).map((end, number) => [bounds[number], end - 1]);
  return sql`(
    select key as number, value ->> 0 as first, value ->> 1 as last from json_each(${JSON.stringify(spans)})
  ) as span`;
}

/** `rest`: what else is joined, and on which condition. */
async function countBy<Key>(
  db: Kysely<Schema>,
  bearing: RawBuilder<unknown>,
  key: RawBuilder<unknown>,
  rest: RawBuilder<unknown>,
): Promise<readonly (LabelCounts & { readonly key: Key })[]> {
  const { rows } = await sql<LabelCounts & { readonly key: Key }>`
    with ${bearing}
    select ${key} as key, count(*) filter (where label = 'core') as core,
      count(*) filter (where label = 'related') as related
    from bearing ${rest}
    group by 1 order by count(*) desc, 1`.execute(db);
  return rows;
}

async function countStored(db: Kysely<Schema>, { first, last }: Docids): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from article where docid between ${first} and ${last}`.execute(db);
  return rows[0]?.count ?? 0;
}
