import { setImmediate } from 'node:timers/promises';
import type { FileStamp } from '../articles/file-stamp.ts';
import { readArticle } from '../reading/read-article.ts';
import type { Services } from '../services.ts';
import { readArchive } from '../sources/read-archive.ts';
import type { IncomingArticle } from '../store/article-store.ts';
import { readStaleArticles } from './read-stale-articles.ts';
import { type ChangedArticle, regroupStories } from './regroup-stories.ts';

/** A file that begins like an archived article and cannot be used. */
interface RejectedFile {
  readonly path: string;
  /** Where in the file, from 1. */
  readonly line: number;
  readonly reason: string;
}

/** What became of the files: each is in one of the counts, `files` is their sum. */
export interface CoverageReport {
  readonly files: number;
  readonly imported: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Files of other kinds. */
  readonly skipped: number;
  readonly rejected: readonly RejectedFile[];
}

export interface CoverageOptions {
  /** Told after each batch how many files have been looked at. */
  readonly onProgress?: (files: number) => void;
  /** False stores the articles unread and ungrouped; the next run makes up for it. */
  readonly reading?: boolean;
}

/** So many articles are stored in one transaction: it holds the lock for some ten milliseconds, which other writers wait out without blocking their thread. */
const batchSize = 30;

/**
 * Takes archive files and folders into the store: parses what is new or changed, reads it, stores it in batches, then
 * groups the stories around it anew. A bad file is reported and never stops the rest; memory does not grow with their number.
 * @throws UserError `error.import.missingPath` before anything is stored
 */
export async function takeInCoverage(
  paths: readonly string[],
  { store, now }: Pick<Services, 'store' | 'now'>,
  { onProgress = () => {}, reading = true }: CoverageOptions = {},
): Promise<CoverageReport> {
  const counts = { files: 0, imported: 0, updated: 0, unchanged: 0, skipped: 0 };
  const rejected: RejectedFile[] = [];
  const changed: ChangedArticle[] = [];
  let batch: IncomingArticle[] = [];

  const storeBatch = async (): Promise<void> => {
    const outcomes = batch.length === 0 ? [] : await store.articles.put(batch, now());
    for (const [index, outcome] of outcomes.entries()) {
      counts[outcome] += 1;
      const article = batch[index]?.article;
      if (outcome === 'unchanged' || article === undefined) continue;
      // Of the article these alone, so that the texts can go.
      changed.push({ id: article.id, publishedAt: article.publishedAt });
    }
    batch = [];
    onProgress(counts.files);
    await setImmediate();
  };

  const isKnown = (stamp: FileStamp) => store.articles.isKnownFile(stamp);
  for await (const item of readArchive(paths, { isKnown })) {
    counts.files += 1;
    if (item.kind === 'article') {
      batch.push({
        article: item.article,
        reading: reading ? readArticle(item.article) : null,
        file: item.file,
      });
    } else if (item.kind === 'rejected') {
      rejected.push({ path: item.path, line: item.line, reason: item.reason });
    } else {
      counts[item.kind] += 1;
    }
    if (batch.length === batchSize || counts.files % 500 === 0) await storeBatch();
  }
  await storeBatch();

  if (reading) {
    changed.push(...(await readStaleArticles(store.articles)), ...(await store.articles.withoutStory()));
    await regroupStories(changed, store);
  }
  return { ...counts, rejected };
}
