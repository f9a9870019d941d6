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

/** A lead or a paragraph; folding keeps its length, so that offsets hold in both. */
interface Block {
  readonly articleId: string;
  readonly source: string;
  readonly paragraph: number;
  readonly text: string;
  readonly folded: string;
}

interface Sentence extends ArticleExtract {
  readonly source: string;
  readonly folded: string;
}

/** Somebody says in so many words that it is not so; “cannot be denied” and the like are no denials. */
const denial = /(?<![不未没無无法容可])(?:否认|驳斥|反驳|不属实|denied|denies|refuted|опроверг\p{L}*)/u;
/** A sentence that itself says what is not so makes no claim that somebody could deny. */
const negation = /[未没沒]|并非|並非|不是|不实/u;
/** What is denied has to be told in more than a word or two to be recognised elsewhere. */
const leastParts = 6;
/**
 * A claim holds at least this share of the bigrams of what is denied, chosen by eye on a year of stories, and its last one,
 * which is the object: who denies having entered the airspace does not deny the identification zone.
 */
const leastShare = 0.4;

/**
 * The plainest disagreement among the reports of one story: a denial, and the sentence of another outlet that comes nearest
 * to stating what is denied. Null where no denial meets such a claim; a disagreement is never inferred.
 */
export function findDisagreement(members: readonly Member[]): Disagreement | null {
  const blocks = members.flatMap(blocksOf);
  const denials = blocks
    .filter(({ folded }) => denial.test(folded))
    .flatMap((block) => sentencesWith(block, (folded) => denial.test(folded)));
  const found = denials
    .flatMap((denying) => claimsDenied(denying, blocks))
    .reduce<Denied | null>((best, next) => (best !== null && best.share >= next.share ? best : next), null);
  return found === null ? null : { claim: bare(found.claim), denial: bare(found.denying) };
}

interface Denied {
  readonly denying: Sentence;
  readonly claim: Sentence;
  /** Of the bigrams of what is denied. */
  readonly share: number;
}

function claimsDenied(denying: Sentence, blocks: readonly Block[]): readonly Denied[] {
  const denied = partsDenied(denying.folded);
  const object = denied.at(-1);
  if (object === undefined || denied.length < leastParts) return [];
  const mayClaim = (folded: string) =>
    folded.includes(object) && !denial.test(folded) && !negation.test(folded);
  return blocks
    .filter(({ source, folded }) => source !== denying.source && folded.includes(object))
    .flatMap((block) => sentencesWith(block, mayClaim))
    .map((claim) => ({ denying, claim, share: shareOf(denied, new Set(bigrams(claim.folded))) }))
    .filter(({ share }) => share >= leastShare);
}

/** What stands after the word of denial, or all that stands before it where nothing follows. */
function partsDenied(folded: string): readonly string[] {
  const match = denial.exec(folded);
  if (match === null) return [];
  const after = bigrams(folded.slice(match.index + match[0].length));
  return after.length >= leastParts ? after : bigrams(folded.slice(0, match.index));
}

function blocksOf({ id, source, lead, paragraphs }: Member): readonly Block[] {
  const texts = [...(lead === null ? [] : [[-1, lead] as const]), ...paragraphs.entries()];
  return texts.map(([paragraph, text]) => ({
    articleId: id,
    source,
    paragraph,
    text,
    folded: foldText(text),
  }));
}

function sentencesWith(block: Block, holds: (folded: string) => boolean): readonly Sentence[] {
  return splitSentences(block.text)
    .map(({ text, from, to }) => ({
      articleId: block.articleId,
      source: block.source,
      folded: block.folded.slice(from, to),
      extract: { text, paragraph: block.paragraph, from, to },
    }))
    .filter(({ folded }) => holds(folded));
}

function bare({ articleId, extract }: Sentence): ArticleExtract {
  return { articleId, extract };
}
