import { stringify } from 'csv-stringify/sync';
import type { CitableRow } from './citable-row.ts';
import type { RowWriter } from './row-writer.ts';

const columns = [
  'id',
  'title',
  'source',
  'outlet',
  'agencies',
  'publishedOn',
  'publishedAt',
  'publishedAtFrom',
  'url',
  'capturedAt',
  'accessedOn',
  'retrievedAt',
  'language',
  'relevance',
  'topics',
  'citation',
] as const satisfies readonly (keyof CitableRow)[];

/** A record of RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe before it: https://owasp.org/www-community/attacks/CSV_Injection */
function record(cells: readonly string[]): string {
  return stringify([[...cells]], {
    record_delimiter: '\r\n',
    escape_formulas: true,
    quoted_match: /[\r\n]/,
  });
}

function cell(value: CitableRow[keyof CitableRow]): string {
  return (Array.isArray(value) ? value.join('; ') : (value ?? '').toString()).toWellFormed();
}

/** CSV with a head line; the byte order mark tells Excel that it is UTF-8. */
export const csvWriter: RowWriter = {
  begin: `\uFEFF${record(columns)}`,
  row: (row) => record(columns.map((column) => cell(row[column]))),
  end: '',
};
