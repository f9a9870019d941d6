import type { Article } from '../articles/article.ts';
import { bigrams, shareOf } from '../reading/bigrams.ts';
import { foldText } from '../text/fold.ts';
import { splitSentences } from '../text/sentences.ts';
import type { DigestCorrection } from './digest.ts';
import { linkTo } from './link-to.ts';
import type { ShownWords } from './shown-words.ts';

/** As many as leave room for the news; the others are told by the next digest. */
const correctionsAtMost = 3;
/** A sentence with this share of another's pairs of characters is that one, rewritten. */
const leastLikeness = 0.5;

/** An article whose words have changed, and when. */
export interface ChangedArticle {
  readonly article: Article;
  /** RFC 3339. */
  readonly changedAt: string;
}

/**
 * Of the articles that were shown those that do not say so any more: another headline, or a passage that is gone.
 * What else has changed in them is no correction of what a reader was told; nor is a difference of spaces, width or
 * case. In the order in which they were shown.
 */
export function findCorrections(
  shown: readonly ShownWords[],
  changed: readonly ChangedArticle[],
): readonly DigestCorrection[] {
  const byId = new Map(changed.map((one) => [one.article.id, one]));
  return shown
    .flatMap((words) => {
      const now = byId.get(words.articleId);
      const correction = now === undefined ? null : compare(words, now);
      return correction === null ? [] : [correction];
    })
    .slice(0, correctionsAtMost);
}

function compare(
  { extent, headline, passages }: ShownWords,
  { article, changedAt }: ChangedArticle,
): DigestCorrection | null {
  const isRetitled = headline !== null && bare(headline) !== bare(article.title);
  const isComparable = extent === (article.extent ?? null);
  const text = bare([article.title, article.lead ?? '', ...article.paragraphs].join('\n'));
  const standing = passages.filter((passage) => text.includes(bare(passage)));
  const lost = isComparable ? passages.find((passage) => !standing.includes(passage)) : undefined;
  if (!isRetitled && lost === undefined) return null;
  return {
    link: linkTo({ article }),
    headline: article.title,
    formerHeadline: isRetitled ? headline : null,
    gone: lost === undefined ? null : { text: lost, now: findRewritten(lost, article) },
    standing,
    changedAt,
  };
}

/** The words alone, as they are compared. */
function bare(text: string): string {
  return foldText(text).replace(/\s+/g, '');
}

/** The sentence that took the place of one that is gone; null where none is like it. */
function findRewritten(passage: string, { lead, paragraphs }: Article): string | null {
  const parts = bigrams(foldText(passage));
  const sentences = [lead ?? '', ...paragraphs].flatMap(splitSentences).map(({ text }) => ({
    text,
    likeness: shareOf(parts, new Set(bigrams(foldText(text)))),
  }));
  const [best] = sentences.toSorted((a, b) => b.likeness - a.likeness);
  return best !== undefined && best.likeness >= leastLikeness ? best.text : null;
}
