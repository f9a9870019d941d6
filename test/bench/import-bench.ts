import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchRow } from './bench-row.ts';
import { type Figures, median, runTask } from './run-task.ts';

/** Import against its two floors: turn by turn, so that a busy moment of the machine burdens all three. */
export async function benchImport(articles: string, scratch: string): Promise<readonly BenchRow[]> {
  const turns: { readonly parse: Figures; readonly index: Figures; readonly whole: Figures }[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    turns.push({
      parse: await runTask('parse-floor', articles),
      index: await runTask('index-floor', articles),
      whole: await runTask('import', articles, mkdtempSync(join(scratch, 'import-'))),
    });
  }
  const of = (part: keyof (typeof turns)[number], figure: string) =>
    median(turns.map((turn) => turn[part][figure] ?? Number.NaN));
  const [wholeMs, parseMs, indexMs] = [of('whole', 'cpuMs'), of('parse', 'cpuMs'), of('index', 'cpuMs')];
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  return [
    {
      name: 'import without reading ÷ (cheerio.load + bare FTS5 insert), CPU',
      value: wholeMs / (parseMs + indexMs),
      unit: '×',
      target: 1.6,
      note: `${seconds(wholeMs)} ÷ (${seconds(parseMs)} + ${seconds(indexMs)}), ${of('whole', 'imported')} imported`,
    },
    { name: 'import, peak memory', value: of('whole', 'peakRssMb'), unit: 'MB', target: 300 },
    {
      name: 'import of the same archive again ÷ first import, CPU',
      value: of('whole', 'againMs') / wholeMs,
      unit: '×',
      target: 0.1,
      note: `${of('whole', 'unchanged')} unchanged, none parsed`,
    },
  ];
}

export async function benchReading(articles: string): Promise<readonly BenchRow[]> {
  const { readMs = Number.NaN, loadMs = Number.NaN } = await runTask('reading', articles);
  const note = `${readMs.toFixed(2)} ms ÷ ${loadMs.toFixed(2)} ms an article`;
  return [
    { name: 'reading an article ÷ cheerio.load of its page, CPU', value: readMs / loadMs, unit: '×', note },
  ];
}

/** Fills `dataDir` with the whole archive by the bot's own worker, and watches the bot's thread meanwhile. */
export async function benchLoopBlock(articles: string, dataDir: string): Promise<readonly BenchRow[]> {
  const figures = await runTask('loop-block', articles, dataDir);
  const { longestBlockMs = Number.NaN, longestOwnMs = Number.NaN, peakRssMb = Number.NaN } = figures;
  const note = `by the clock ${longestBlockMs.toFixed(0)} ms, standing in line for a processor included`;
  return [
    {
      name: 'longest block of the main thread during an import',
      value: longestOwnMs,
      unit: 'ms',
      target: 50,
      note,
    },
    { name: 'bot’s thread and worker with reading, peak memory', value: peakRssMb, unit: 'MB' },
  ];
}
