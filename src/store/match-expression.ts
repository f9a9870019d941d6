import type { Phrase } from '../text/phrase.ts';
import type { Expression, Query } from '../text/query.ts';

/**
 * A query in the language of FTS5. Its only parts are brackets, operators and quoted tokens, and tokens hold letters and
 * digits alone: whatever a person types, none of it is read as syntax. [sqlite.org/fts5.html#full_text_query_syntax]
 */
export function toMatch({ include, exclude }: Query, sourceToken: string | null): string {
  const wanted = sourceToken === null ? toText(include) : `(${toText(include)} AND "${sourceToken}")`;
  return exclude ? `${wanted} NOT ${toText(exclude)}` : wanted;
}

/** The same in titles alone. */
export function toTitleMatch(expression: Expression): string {
  return `title : ${toText(expression)}`;
}

function toText(expression: Expression): string {
  if (expression.kind === 'phrase') return phraseText(expression.phrase);
  if (expression.kind === 'instead') return `(${toText(expression.of)} NOT ${toText(expression.without)})`;
  return `(${expression.of.map(toText).join(expression.kind === 'all' ? ' AND ' : ' OR ')})`;
}

function phraseText({ tokens, openEnd }: Phrase): string {
  return `"${tokens.join(' ')}"${openEnd ? ' *' : ''}`;
}
