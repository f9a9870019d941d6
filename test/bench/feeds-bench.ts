import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchRow } from './bench-row.ts';
import { startFeedFarm } from './feed-farm.ts';
import { runTask } from './run-task.ts';

/** A thousand feeds of thirty items on loopback: the first poll, and a second one of the same. */
export async function benchFeeds(articles: string, scratch: string): Promise<readonly BenchRow[]> {
  const farm = await startFeedFarm(articles);
  const dataDir = mkdtempSync(join(scratch, 'feeds-'));
  const figures = await runTask('poll-feeds', dataDir, ...farm.ports.map(String)).finally(() => farm.close());
  const { items = 0, updated = 0, firstMs = Number.NaN } = figures;
  const { secondMs = Number.NaN, bareMs = Number.NaN, ratio = Number.NaN, peakMb = Number.NaN } = figures;
  const { lowerQuartile = Number.NaN, upperQuartile = Number.NaN, cheapestRatio = Number.NaN } = figures;
  return [
    {
      name: 'first poll of 1,000 feeds of 30 items: milliseconds for an item',
      value: firstMs / items,
      unit: 'ms',
      target: 1,
      note: `${Math.round((items / firstMs) * 1000)} items/s; the texts of ${updated} pages among them`,
    },
    {
      name: 'from asking for a feed to finding its new item in the store, 30,000 stored',
      value: figures.findableMs ?? Number.NaN,
      unit: 'ms',
      target: 2_000,
    },
    {
      name: 'second poll, all unchanged ÷ the same requests by undici alone, CPU',
      value: ratio,
      unit: '×',
      target: 1.5,
      note: `${secondMs.toFixed(1)} ms ÷ ${bareMs.toFixed(1)} ms, ${figures.notModified} unchanged; median of 61 pairs, half of them ${lowerQuartile.toFixed(2)}–${upperQuartile.toFixed(2)}; the cheapest turns ${cheapestRatio.toFixed(2)}`,
    },
    {
      name: 'polling 1,000 feeds, peak memory with the process that reads documents',
      value: peakMb,
      unit: 'MB',
      target: 300,
      note: 'proportional set size of both: pages that they share count once',
    },
  ];
}
