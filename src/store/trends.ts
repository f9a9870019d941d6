import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Topic } from '../reading/reading.ts';
import { type AliasesOf, parseQuery } from '../text/query.ts';
import type { Database } from './database.ts';
import { firstDocid } from './docid.ts';
import { toMatch } from './match-expression.ts';
import type { Schema } from './schema.ts';

/** Articles of each label that bears on the relation. */
export interface LabelCounts {
  readonly core: number;
  readonly related: number;
}

export interface CoverageCounts {
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
  const matching = (query: string | null) =>
    query === null ? everyReading : readingsThatMatch(toMatch(parseQuery(query, aliasesOf), null));
  return {
    async count(query, edges) {
      const readings = matching(query);
      const bounds = edges.map(firstDocid);
      const whole = [bounds[0] ?? 0, bounds.at(-1) ?? 0];
      const spans = await countBy<number>(read, sql`span.number`, readings, bounds);
      const byNumber = new Map(spans.map(({ key, ...counts }) => [key, counts]));
      const source = sql`(select source from article where article.docid = reading.docid)`;
      const sources = await countBy<string>(read, source, readings, whole);
      const topics = await countBy<Topic>(read, sql`topic.value`, eachTopicOf(readings), whole);
      return {
        byTime: edges.slice(1).map((_, number) => byNumber.get(number) ?? { core: 0, related: 0 }),
        bySource: sources.map(({ key, ...counts }) => ({ source: key, ...counts })),
        byTopic: topics.map(({ key, ...counts }) => ({ topic: key, ...counts })),
        stored: await countStored(read, whole),
      };
    },
    async span(query) {
      const { tables, condition } = matching(query);
      const { rows } = await sql<{ first: string | null; last: string | null }>`
        with bound (first, last) as (
          select min(reading.docid), max(reading.docid)
          from ${spansBetween([0, Number.MAX_SAFE_INTEGER])} cross join ${tables}
          where ${condition} and reading.label in ('core', 'related'))
        select (select published_at from article where docid = bound.first) as first,
          (select published_at from article where docid = bound.last) as last
        from bound`.execute(read);
      const { first = null, last = null } = rows[0] ?? {};
      return first === null || last === null ? null : { first, last };
    },
  };
}

/** Tables that come after `span`, with the condition that puts their rows into it. */
interface Readings {
  readonly tables: RawBuilder<unknown>;
  readonly condition: RawBuilder<SqlBool>;
}

const everyReading: Readings = {
  tables: sql`reading`,
  condition: sql`reading.docid between span.first and span.last`,
};

function readingsThatMatch(match: string): Readings {
  return {
    tables: sql`article_index cross join reading`,
    condition: sql`article_index match ${match} and article_index.rowid between span.first and span.last
      and reading.docid = article_index.rowid`,
  };
}

function eachTopicOf({ tables, condition }: Readings): Readings {
  return { tables: sql`${tables} cross join json_each(reading.topics) as topic`, condition };
}

/** The articles between two bounds have these numbers, for their order is that of publication: see `docid.ts`. */
function spansBetween(bounds: readonly number[]): RawBuilder<unknown> {
  const spans = bounds.slice(1).map((end, number) => [bounds[number], end - 1]);
  return sql`(
    select key as number, value ->> 0 as first, value ->> 1 as last from json_each(${JSON.stringify(spans)})
  ) as span`;
}

/** A cross join, for SQLite to go by the spans: each is then one walk over neighbouring rows. [sqlite.org/optoverview.html#crossjoin] */
async function countBy<Key>(
  db: Kysely<Schema>,
  key: RawBuilder<unknown>,
  { tables, condition }: Readings,
  bounds: readonly number[],
): Promise<readonly (LabelCounts & { readonly key: Key })[]> {
  const { rows } = await sql<LabelCounts & { readonly key: Key }>`
    select ${key} as key, count(*) filter (where reading.label = 'core') as core,
      count(*) filter (where reading.label = 'related') as related
    from ${spansBetween(bounds)} cross join ${tables}
    where ${condition} and reading.label in ('core', 'related')
    group by 1 order by count(*) desc, 1`.execute(db);
  return rows;
}

async function countStored(db: Kysely<Schema>, bounds: readonly number[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${spansBetween(bounds)} cross join article
    where article.docid between span.first and span.last`.execute(db);
  return rows[0]?.count ?? 0;
}
