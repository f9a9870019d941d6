import type { Article } from './article.ts';
import { outletTimeZone } from './outlets.ts';

/**
 * Whether an article's time stands for its day alone, in its outlet's zone: `publicationOf` takes the last minute of a day for
 * a page that names no hour. That minute is nothing to show.
 */
export function isDayOnly({ source, publishedAt }: Pick<Article, 'source' | 'publishedAt'>): boolean {
  if (!publishedAt.endsWith(':59:00.000Z')) return false;
  const time = new Intl.DateTimeFormat('sv', {
    timeZone: outletTimeZone(source),
    hour: '2-digit',
    minute: '2-digit',
  });
  return time.format(new Date(publishedAt)) === '23:59';
}
