import { setImmediate } from 'node:timers/promises';
import { readArticle, readerVersion } from '../reading/read-article.ts';
import type { ArticleStore } from '../store/article-store.ts';
import type { ChangedArticle } from './regroup-stories.ts';

const batchSize = 20;

/** Reads what was stored unread or read by an older version of the reader; returns those articles. */
export async function readStaleArticles(articles: ArticleStore): Promise<readonly ChangedArticle[]> {
  const changed: ChangedArticle[] = [];
  for (;;) {
    const batch = await articles.needsReading(readerVersion, batchSize);
    if (batch.length === 0) return changed;
    await articles.putReadings(batch.map((article) => ({ id: article.id, reading: readArticle(article) })));
    changed.push(...batch.map(({ id, publishedAt }) => ({ id, publishedAt })));
    await setImmediate();
  }
}
