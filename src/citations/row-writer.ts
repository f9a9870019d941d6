import { bibtexWriter } from './bibtex-writer.ts';
import type { CitableRow } from './citable-row.ts';
import { csvWriter } from './csv-writer.ts';
import { jsonWriter } from './json-writer.ts';

export const exportFormats = ['csv', 'json', 'bibtex'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What was asked for, as it stands in an export. */
export interface ExportHead {
  /** The words that were searched for; null where all was asked for. */
  readonly query: string | null;
  /** The filters that narrowed it, by name: `since`, `until`, `source` … */
  readonly filters: Readonly<Record<string, string>>;
  /** RFC 3339. */
  readonly madeAt: string;
  /** How many articles match, whether or not all of them are in the file. */
  readonly total: number | { readonly atLeast: number };
}

/** Writes rows one after the other, so that a file of any length needs no more memory than a row. */
export interface RowWriter {
  readonly begin: string;
  /** `index` counts from 0. */
  row(row: CitableRow, index: number): string;
  readonly end: string;
}

/** The ending of a file's name. */
export const fileEndings: Readonly<Record<ExportFormat, string>> = {
  csv: 'csv',
  json: 'json',
  bibtex: 'bib',
};

const writers: Readonly<Record<ExportFormat, (head: ExportHead) => RowWriter>> = {
  csv: () => csvWriter,
  json: jsonWriter,
  bibtex: () => bibtexWriter,
};

export function rowWriter(format: ExportFormat, head: ExportHead): RowWriter {
  return writers[format](head);
}
