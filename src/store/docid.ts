import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

/**
 * Articles are numbered by their time of publication, so that the search index, which can walk its matches by number
 * alone, gives the newest matches first and a time window without looking at the articles: seconds since 1970 × 1024,
 * plus the articles of the same second in the order in which they came. The index is 40 % larger than with numbers from
 * 1 (50 instead of 35 MB for 7,012 articles); a query for the newest needs no join with all that matches.
 */
const perSecond = 1024;

/** The lowest number of an article published at `time`, RFC 3339; one published in an earlier second has a lower one. */
export function firstDocid(time: string): number {
  return Math.floor(Date.parse(time) / 1000) * perSecond;
}

/** A free number for an article published at `publishedAt`. More than 1,024 in a second run over into the next one. */
export async function freeDocid(db: Kysely<Schema>, publishedAt: string): Promise<number> {
  for (let first = firstDocid(publishedAt); ; first += perSecond) {
    const { rows } = await sql<{ last: number | null }>`
      select max(docid) as last from article where docid >= ${first} and docid < ${first + perSecond}`.execute(
      db,
    );
    const free = (rows[0]?.last ?? first - 1) + 1;
    if (free < first + perSecond) return free;
  }
}

/** A window of time as the database compares it. */
export interface TimeWindow {
  /** Inclusive, as `Date.prototype.toISOString` writes it. */
  readonly since: string;
  /** Exclusive. */
  readonly until: string;
  /** No article outside of these is in the window, */
  readonly firstDocid: number;
  readonly lastDocid: number;
  /** and every article between these is; those between are of the seconds that hold the bounds. */
  readonly firstSureDocid: number;
  readonly lastSureDocid: number;
}

/** Takes any form of RFC 3339; without bounds, all of time. */
export function timeWindow(bounds: {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}): TimeWindow {
  const since = new Date(bounds.since ?? '0000-01-01T00:00:00Z').toISOString();
  const until = new Date(bounds.until ?? '9999-12-31T23:59:59Z').toISOString();
  const first = firstDocid(since);
  const last = firstDocid(until) + perSecond - 1;
  return {
    since,
    until,
    firstDocid: first,
    lastDocid: last,
    firstSureDocid: first + perSecond,
    lastSureDocid: last - perSecond,
  };
}
