import type { ArticleExtent } from '../articles/article.ts';
import type { Digest, DigestLink } from './digest.ts';

/** What a digest showed of an article: kept to tell, later, whether the article still says so. */
export interface ShownWords {
  readonly articleId: string;
  /** How much of the text was known; null: all of it. An excerpt's words need not stand in the text that takes its place. */
  readonly extent: ArticleExtent | null;
  /** Null where it was not shown. */
  readonly headline: string | null;
  /** Sentences, figures, quotations: verbatim. */
  readonly passages: readonly string[];
}

/** What a digest shows of each article, in its order. */
export function shownWords(digest: Digest): readonly ShownWords[] {
  const shown = [...wordsOfEvents(digest), ...wordsOfParts(digest), ...wordsOfCorrections(digest)];
  return [...Map.groupBy(shown, ({ articleId }) => articleId)].map(([articleId, ofArticle]) => ({
    articleId,
    extent: ofArticle[0]?.extent ?? null,
    headline: ofArticle.find(({ headline }) => headline !== null)?.headline ?? null,
    passages: [...new Set(ofArticle.flatMap(({ passages }) => passages))],
  }));
}

function wordsOfEvents({ events }: Digest): readonly ShownWords[] {
  return events.map(({ headline, sentence, links: [main] }) =>
    wordsOf(main, headline, sentence === null ? [] : [sentence.text]),
  );
}

function wordsOfParts({ figures, quotation, disagreement, upcoming }: Digest): readonly ShownWords[] {
  const accounts = disagreement === null ? [] : [disagreement.claim, disagreement.denial];
  const passages = [...figures, ...(quotation === null ? [] : [quotation]), ...accounts, ...upcoming];
  return passages.map(({ link, text }) => wordsOf(link, null, [text]));
}

/** What was corrected is told: from now on the article is held against what it says now. */
function wordsOfCorrections({ corrections }: Digest): readonly ShownWords[] {
  return corrections.map(({ link, headline, gone, standing }) =>
    wordsOf(link, headline, gone?.now == null ? standing : [gone.now, ...standing]),
  );
}

function wordsOf(
  { articleId, extent }: DigestLink,
  headline: string | null,
  passages: readonly string[],
): ShownWords {
  return { articleId, extent: extent ?? null, headline, passages };
}
