import { canonicalUrl } from '../articles/canonical-url.ts';
import { UserError } from '../errors.ts';
import type { Services } from '../services.ts';
import type { ArticleWithReading } from '../store/article-store.ts';
import { truncate } from '../text/truncate.ts';

/** The article that a reader means by an id, a link, or words of its title. `UserError` when there is none. */
export async function findArticle(
  { store }: Pick<Services, 'store'>,
  text: string,
): Promise<ArticleWithReading> {
  const asked = text.trim();
  const byId = await store.articles.get(asked);
  if (byId !== null) return byId;
  const url = canonicalUrl(asked);
  const found = url === null ? await byTitle(store, asked) : await store.articles.findByUrl(url);
  if (found === null)
    throw new UserError('error.article.notFound', { text: truncate(asked, 80) }, { kind: 'unusable' });
  return found;
}

async function byTitle(store: Services['store'], words: string): Promise<ArticleWithReading | null> {
  if (words === '') return null;
  const [best] = await store.search.suggest(words, 1);
  return best === undefined ? null : store.articles.get(best.id);
}
