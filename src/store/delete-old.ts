import { sql, type Transaction } from 'kysely';
import type { Schema } from './schema.ts';
import { jsonList } from './select-articles.ts';

/**
 * Deletes at most `limit` of the articles first stored before a time that no story holds and no archive brought, with all that
 * belongs to them; says how many.
 */
export async function deleteOld(trx: Transaction<Schema>, before: string, limit: number): Promise<number> {
  const { rows } = await sql<{ docid: number }>`
    select docid from article where first_seen_at < ${before}
      and not exists (select 1 from story_article where article_id = article.id)
      and not exists (select 1 from file where article_id = article.id)
    limit ${limit}`.execute(trx);
  const docids = jsonList(rows.map(({ docid }) => docid));
  await sql`delete from article_index where rowid in ${docids}`.execute(trx);
  await sql`delete from article where docid in ${docids}`.execute(trx);
  return rows.length;
}
