/**
 * `npm run bench`: speed and memory as ratios to floors that are measured in the same run, so that the figures mean the
 * same on any machine. `--json` prints rows instead of a table. Needs the real articles of `../shared/data`.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { unpackArchive } from './archive.ts';
import type { BenchRow } from './bench-row.ts';
import { benchFanOut } from './fan-out-bench.ts';
import { benchFeeds } from './feeds-bench.ts';
import { benchImport, benchLoopBlock, benchReading } from './import-bench.ts';
import { benchMemory } from './memory-bench.ts';
import { benchPictures } from './pictures-bench.ts';
import { searchRows } from './search-rows.ts';
import { benchStart } from './start-bench.ts';

const { values: options } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string' } },
});

const articles = unpackArchive();
if (articles === null) {
  process.stderr.write(
    'bench: needs ../shared/data/articles.tar.gz beside the project; nothing was measured.\n',
  );
  process.exit(0);
}
const scratch = mkdtempSync(join(tmpdir(), 'amur-bench-data-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
const full = join(scratch, 'full');
mkdirSync(full);

/** In this order: the second fills the data folder that the start is measured with. */
const benches: Readonly<Record<string, () => Promise<readonly BenchRow[]>>> = {
  import: () => benchImport(articles, scratch),
  block: () => benchLoopBlock(articles, full),
  reading: () => benchReading(articles),
  search: () => searchRows(articles),
  start: () => benchStart(full, scratch),
  memory: () => benchMemory(scratch),
  pictures: () => benchPictures(),
  feeds: () => benchFeeds(articles, scratch),
  fanout: () => benchFanOut(articles, full),
};

const rows: BenchRow[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (options.only !== undefined && !options.only.split(',').includes(name)) continue;
  process.stderr.write(`bench: ${name} …\n`);
  rows.push(...(await bench()));
}
process.stdout.write(options.json ? `${JSON.stringify(rows, null, 2)}\n` : table(rows));

function table(shown: readonly BenchRow[]): string {
  const lines = shown.map(({ name, value, unit, target, note }) => {
    const goal = target === undefined ? '' : `≤ ${target} ${unit}`;
    return `| ${name} | ${value.toFixed(2)} ${unit} | ${goal} | ${verdict(value, target)} | ${note ?? ''} |\n`;
  });
  return `| what | measured | target | | |\n|---|---|---|---|---|\n${lines.join('')}`;
}

function verdict(value: number, target: number | undefined): string {
  if (target === undefined) return '';
  return value <= target ? 'ok' : 'missed';
}
