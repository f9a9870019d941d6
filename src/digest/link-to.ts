import type { DigestLink, ReadArticle } from './digest.ts';

/** Where an article can be read. */
export function linkTo({ article }: Pick<ReadArticle, 'article'>): DigestLink {
  const { id: articleId, source, url, publishedAt, publishedAtFrom, extent } = article;
  return {
    articleId,
    source,
    url,
    publishedAt,
    publishedAtFrom,
    ...(extent === undefined ? {} : { extent }),
  };
}
