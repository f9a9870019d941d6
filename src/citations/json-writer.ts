import type { ExportHead, RowWriter } from './row-writer.ts';

/** One document: `{query, filters, madeAt, total, rows: […]}`, a row a line. */
export function jsonWriter({ query, filters, madeAt, total }: ExportHead): RowWriter {
  const head = JSON.stringify({ query, filters, madeAt, total });
  return {
    begin: `${head.slice(0, -1)},"rows":[`,
    row: (row, index) => `${index === 0 ? '\n' : ',\n'}${JSON.stringify(row)}`,
    end: '\n]}\n',
  };
}
