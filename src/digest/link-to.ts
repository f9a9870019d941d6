import type { DigestLink, ReadArticle } from './digest.ts';

/** Where an article can be read. */
export function linkTo({ article }: ReadArticle): DigestLink {
  const { id: articleId, source, url, publishedAt, publishedAtFrom } = article;
  return { articleId, source, url, publishedAt, publishedAtFrom };
}
