import type { Article } from '../articles/article.ts';

/** The part of an article that reading needs. */
export type ArticleText = Pick<Article, 'title' | 'lead' | 'paragraphs'>;

/** Articles this long are read from their beginning only, in UTF-16 units: news says what it is about within it. */
const longestReading = 20_000;

/** Lead and paragraphs, as far as they are read. */
export function textToRead(article: ArticleText): readonly string[] {
  const blocks = article.lead === null ? article.paragraphs : [article.lead, ...article.paragraphs];
  let room = longestReading;
  return blocks.flatMap((block) => {
    const read = block.slice(0, Math.max(0, room));
    room -= block.length;
    return read === '' ? [] : [read];
  });
}
