import { setImmediate } from 'node:timers/promises';
import type { ArticleStore } from '../store/article-store.ts';

const dayMs = 86_400_000;
/** So few at a time that other writers wait them out. */
const batchSize = 100;

/** Deletes what was stored so many days ago, unless a story holds it or an archive brought it; says how many articles. */
export async function forgetOldCoverage(
  articles: ArticleStore,
  nowMs: number,
  keepDays: number,
): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const deleted = await articles.deleteOld(nowMs - keepDays * dayMs, batchSize);
    forgotten += deleted;
    if (deleted < batchSize) return forgotten;
    await setImmediate();
  }
}
