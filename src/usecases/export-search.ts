import type { CitableRow } from '../citations/citable-row.ts';
import { type ExportFormat, type RowWriter, rowWriter } from '../citations/row-writer.ts';
import { translator } from '../locale/translate.ts';
import { exportMessage } from '../messages/export-message.ts';
import { limits } from '../messages/limits.ts';
import type { Message } from '../messages/message.ts';
import type { Services } from '../services.ts';
import { citableRows } from './citable-rows.ts';
import type { SearchState } from './kept-search.ts';
import { type Person, readerOf } from './person.ts';
import { heading, nothingFound } from './search-coverage.ts';

/** As many as search ranks. */
const rowsAtMost = 1_000;

/** As many whole rows as a file of Discord's takes. */
export async function fileOf(
  batches: AsyncIterable<readonly CitableRow[]>,
  { begin, row, end }: RowWriter,
  mostBytes: number,
): Promise<{ readonly text: string; readonly count: number }> {
  const written: string[] = [];
  let bytes = Buffer.byteLength(begin) + Buffer.byteLength(end);
  const done = () => ({ text: [begin, ...written, end].join(''), count: written.length });
  for await (const rows of batches) {
    for (const each of rows) {
      const text = row(each, written.length);
      bytes += Buffer.byteLength(text);
      if (bytes > mostBytes) return done();
      written.push(text);
    }
  }
  return done();
}

/** The best or newest matches of a search as a file of citable rows. */
export async function exportSearch(
  person: Person,
  services: Services,
  route: string,
  state: SearchState,
  format: ExportFormat,
): Promise<Message> {
  const t = translator(person.locale);
  const reader = readerOf(person, services);
  const { total, ids } = await services.store.search.searchIds({ ...state, limit: rowsAtMost, offset: 0 });
  if (ids.length === 0) return nothingFound(person, services, route, state);
  const { text: query, ...filters } = state;
  const writer = rowWriter(format, { query, filters, madeAt: reader.now, total });
  const rows = citableRows(services, ids, person.locale);
  const { text, count } = await fileOf(rows, writer, limits.attachmentBytes);
  const exported = { format, query, sort: state.sort, count, isWhole: count === total, text };
  return exportMessage(heading({ query, total }, t), exported, reader);
}
