import type { Article } from '../articles/article.ts';
import { foldText } from '../text/fold.ts';
import { splitSentences } from '../text/sentences.ts';
import type { ArticleText } from './article-text.ts';
import { bigrams, shareOf } from './bigrams.ts';
import type { Extract } from './reading.ts';

/** A sentence of one of several articles. */
export interface ArticleExtract {
  readonly articleId: string;
  readonly extract: Extract;
}

/** What one outlet reports, and what another reports to be denied; both word for word. */
export interface Disagreement {
  readonly claim: ArticleExtract;
  readonly denial: ArticleExtract;
}

type Member = ArticleText & Pick<Article, 'id' | 'source'>;

interface Sentence extends ArticleExtract {
  readonly source: string;
  readonly folded: string;
}

/** Somebody says in so many words that it is not so; “cannot be denied” and the like are no denials. */
const denial = /(?<![不未没無无法容可])(?:否认|驳斥|反驳|不属实|denied|denies|refuted|опроверг\p{L}*)/u;
const denialInAnyScript = /否[认認]|[驳駁]斥|反[驳駁]|不[属屬][实實]|denie[ds]|refuted|опроверг/iu;
/** A sentence that itself says what is not so makes no claim that somebody could deny. */
const negation = /[未没沒]|并非|並非|不是|不实/u;
/** What is denied has to be told in more than a word or two to be recognised elsewhere. */
const leastParts = 6;
/**
 * A claim holds at least this share of the bigrams of what is denied, chosen by eye on a year of stories, and its last one,
 * which is the object: who denies having entered the airspace does not deny the identification zone.
 */
const leastShare = 0.4;

/** Spares the folding of all texts where none of them can hold a denial. */
function mayDeny({ lead, paragraphs }: Member): boolean {
  return [lead ?? '', ...paragraphs].some((block) => denialInAnyScript.test(block));
}

function sentencesOf(member: Member): readonly Sentence[] {
  const blocks = [
    ...(member.lead === null ? [] : [[-1, member.lead] as const]),
    ...member.paragraphs.entries(),
  ];
  return blocks.flatMap(([paragraph, block]) =>
    splitSentences(block).map(({ text, from, to }) => ({
      articleId: member.id,
      source: member.source,
      folded: foldText(text),
      extract: { text, paragraph, from, to },
    })),
  );
}

/**
 * The plainest disagreement among the reports of one story: a denial, and the sentence of another outlet that comes nearest
 * to stating what is denied. Null where no denial meets such a claim; a disagreement is never inferred.
 */
export function findDisagreement(members: readonly Member[]): Disagreement | null {
  if (!members.some(mayDeny)) return null;
  const sentences = members.flatMap(sentencesOf);
  const claims = sentences.filter(({ folded }) => !denial.test(folded) && !negation.test(folded));
  let best: { readonly share: number; readonly found: Disagreement } | null = null;
  for (const denying of sentences) {
    const denied = partsDenied(denying.folded);
    if (denied.length < leastParts) continue;
    for (const claim of claims) {
      if (claim.source === denying.source) continue;
      const parts = new Set(bigrams(claim.folded));
      const share = shareOf(denied, parts);
      if (!parts.has(denied.at(-1) ?? '') || share < leastShare || share <= (best?.share ?? 0)) continue;
      best = { share, found: { claim: bare(claim), denial: bare(denying) } };
    }
  }
  return best?.found ?? null;
}

/** What stands after the word of denial, or all that stands before it where nothing follows. */
function partsDenied(folded: string): readonly string[] {
  const match = denial.exec(folded);
  if (match === null) return [];
  const after = bigrams(folded.slice(match.index + match[0].length));
  return after.length >= leastParts ? after : bigrams(folded.slice(0, match.index));
}

function bare({ articleId, extract }: Sentence): ArticleExtract {
  return { articleId, extract };
}
