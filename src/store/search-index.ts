import { type Kysely, sql } from 'kysely';
import type { Article } from '../articles/article.ts';
import { indexTokens } from '../text/tokens.ts';
import type { Schema } from './schema.ts';

/** An article's words under its number. */
export interface IndexEntry {
  readonly docid: number;
  readonly article: Article;
}

/**
 * Takes articles out of the search index and puts others in, in the order of their numbers: FTS5 writes what it has
 * gathered to disk whenever a number is lower than the one before.
 */
export async function updateIndex(
  db: Kysely<Schema>,
  removed: readonly number[],
  added: readonly IndexEntry[],
): Promise<void> {
  for (const docid of removed) await sql`delete from article_index where rowid = ${docid}`.execute(db);
  for (const { docid, article } of added.toSorted((a, b) => a.docid - b.docid)) {
    await sql`insert into article_index (rowid, title, lead, text, source) values (
      ${docid}, ${indexTokens(article.title)}, ${indexTokens(article.lead ?? '')},
      ${indexTokens(article.paragraphs.join('\n'))}, ${sourceToken(article.source)})`.execute(db);
  }
}

/**
 * The one word by which the index knows a source, so that a filter by source is a part of the query. The mark keeps
 * it apart from the words of texts, which hold letters and digits alone, and so do the full-width forms of - and . that
 * the tokenizer takes for letters.
 */
export function sourceToken(source: string): string {
  return `＠${source.toLowerCase().replace(/[^a-z0-9\u0080-\uffff]/g, fullWidth)}`;
}

const fullWidth = (sign: string) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0);
