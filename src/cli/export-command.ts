import { once } from 'node:events';
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import type { CitableRow } from '../citations/citable-row.ts';
import { type ExportFormat, exportFormats, type RowWriter, rowWriter } from '../citations/row-writer.ts';
import { type Locale, locales } from '../locale/locale.ts';
import { type RelevanceLabel, relevanceLabels, type Topic, topics } from '../reading/reading.ts';
import type { IdPage, SearchRequest } from '../store/search.ts';
import type { Store } from '../store/store.ts';
import { plainLine } from '../text/plain.ts';
import { citableRows } from '../usecases/citable-rows.ts';
import type { CliIo } from './cli-io.ts';
import { parseWhole } from './option-values.ts';
import { withProgress } from './progress.ts';
import { answer, inSession, type Session, withStore } from './session.ts';
import { type WindowOptions, windowOf, withWindow } from './window-options.ts';
import { writeFileWhole } from './write-file-whole.ts';

interface ExportOptions extends WindowOptions {
  readonly format?: ExportFormat;
  readonly source?: string;
  readonly topic?: Topic;
  readonly relevance?: RelevanceLabel;
  readonly sort: SearchRequest['sort'];
  readonly limit: number;
  readonly locale?: Locale;
  readonly output?: string;
  readonly force: boolean;
}

const mostRows = 1_000_000;

export function exportCommand(io: CliIo): Command {
  return (
    withWindow(new Command('export'))
      .description('write articles with citations, as CSV, JSON or BibTeX')
      .argument('[query...]', 'as for search; without one, all articles, newest first')
      .addOption(new Option('--format <format>', 'default: csv, or json with --json').choices(exportFormats))
      .option('--source <id>', 'only this outlet, such as rfi-zh')
      .addOption(new Option('--topic <topic>', 'only this topic').choices(topics))
      .addOption(
        new Option('--relevance <label>', 'how they bear on China–Russia relations').choices(relevanceLabels),
      )
      .addOption(
        new Option('--sort <order>', 'with a query: what comes first')
          .choices(['relevance', 'newest'])
          .default('relevance'),
      )
      .option('--limit <n>', 'at most this many', parseWhole(1, mostRows), mostRows)
      .addOption(
        new Option('--locale <code>', 'citation style of this language (default: AMUR_LOCALE)').choices(
          locales,
        ),
      )
      .option('--output <file>', 'write to this file instead of standard output')
      .option('--force', 'replace the file if it exists', false)
      .addHelpText(
        'after',
        '\nExample:\n  amur export 普京 --since 2023-05-01 --format bibtex --output putin.bib',
      )
      // Words to leave out begin like options; what begins with two dashes is refused in the action.
      .allowUnknownOption()
      .action((query: readonly string[], options: ExportOptions, command: Command) => {
        const misspelt = query.find((word) => word.startsWith('--'));
        if (misspelt !== undefined) command.error(`error: unknown option '${misspelt}'`);
        const { json = false }: { json?: boolean } = command.optsWithGlobals();
        if (json && options.output === undefined && (options.format ?? 'json') !== 'json')
          command.error('error: --json prints JSON: leave out --format, or name a file with --output');
        return inSession(io, command, (session) => exportArticles(session, query.join(' '), options));
      })
  );
}

async function exportArticles(session: Session, query: string, options: ExportOptions): Promise<void> {
  const { io, config, json } = session;
  const { format = json && options.output === undefined ? 'json' : 'csv', output, force } = options;
  await withStore(session, async (store) => {
    const { filters, total, ids } = await findMatches(store, query, options);
    const madeAt = new Date(io.now()).toISOString();
    const writer = rowWriter(format, { query: query === '' ? null : query, filters, madeAt, total });
    await withProgress(io, 'Exporting', 'articles', async (onProgress) => {
      const rows = citableRows({ store }, ids, options.locale ?? config.locale);
      const parts = written(rows, writer, onProgress);
      if (output === undefined) return writeOut(io, parts);
      return writeFileWhole(resolve(io.cwd, output), parts, { force });
    });
    if (output === undefined) return;
    answer(session, { output, format, articles: ids.length, total }, () => toText(output, ids.length, total));
  });
}

/** The articles that are asked for, and the filters as the file names them. */
async function findMatches(store: Store, text: string, options: ExportOptions) {
  const { limit, sort, source, topic, relevance } = options;
  const shared = { ...windowOf(options), ...given({ source, topic }) };
  const filter = { ...shared, ...(relevance === undefined ? {} : { relevance: [relevance] }) };
  const filters = { ...shared, ...given({ relevance }) };
  if (text === '') return { filters, ...(await store.articles.listIds(filter, limit)) };
  const found: IdPage = await store.search.searchIds({ ...filter, text, sort, limit, offset: 0 });
  return { filters: { ...filters, sort }, ...found };
}

/** Without what was not given. */
function given(values: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

async function* written(
  batches: AsyncIterable<readonly CitableRow[]>,
  { begin, row, end }: RowWriter,
  onProgress: (articles: number) => void,
): AsyncGenerator<string> {
  yield begin;
  let count = 0;
  for await (const rows of batches) {
    const first = count;
    yield rows.map((each, index) => row(each, first + index)).join('');
    count += rows.length;
    onProgress(count);
  }
  yield end;
}

async function writeOut({ stdout }: CliIo, parts: AsyncIterable<string>): Promise<void> {
  for await (const part of parts) {
    if (part !== '' && !stdout.write(part)) await once(stdout, 'drain');
  }
}

function toText(output: string, count: number, total: IdPage['total']): string {
  const all = typeof total === 'number' ? `${total}` : `more than ${total.atLeast}`;
  return `${count} of ${all} articles in ${plainLine(output)}`;
}
