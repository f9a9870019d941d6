import { canonicalUrl } from '../articles/canonical-url.ts';
import { UserError } from '../errors.ts';
import type { ArticleStore, ArticleWithReading } from '../store/article-store.ts';
import { truncate } from '../text/truncate.ts';

/** The article with an id or a URL; unlike in Discord nothing is guessed from its title, for scripts rely on the answer. */
export async function findStoredArticle(
  articles: ArticleStore,
  idOrUrl: string,
): Promise<ArticleWithReading> {
  const url = canonicalUrl(idOrUrl);
  const found = url === null ? await articles.get(idOrUrl) : await articles.findByUrl(url);
  if (found === null)
    throw new UserError('error.cli.article', { text: truncate(idOrUrl, 200) }, { kind: 'missing' });
  return found;
}
