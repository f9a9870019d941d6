import { foldText } from '../text/fold.ts';
import { type ArticleText, textToRead } from './article-text.ts';
import { type Clause, type ClauseKind, readClause, readClauses } from './clauses.ts';
import { namesBothSides, type Side } from './sides.ts';

/** What is measured of an article to judge its relevance: name of the signal → value, 0 where it is absent. */
export type RelevanceSignals = Readonly<Record<string, number>>;

export interface MeasuredArticle {
  readonly signals: RelevanceSignals;
  /** The clauses of title and text that name both sides, in order. */
  readonly evidence: readonly Clause[];
}

/** How much of the text is its opening, in UTF-16 units: what a lead and the first paragraph hold. */
const openingLength = 250;

/**
 * Measures who acts on whom, how, and how much of the article that is; null where it does not name both sides. Counts
 * are damped by log(1 + n).
 */
export function measureRelevance(article: ArticleText): MeasuredArticle | null {
  const headline = foldText(article.title);
  const blocks = textToRead(article).map(foldText);
  if (!namesBothSides([headline, ...blocks].join('\n'))) return null;
  const title = readClause(headline.replace(/[，。！？；：,;:!?]/gu, ' '));
  const opening = readClauses(blocks.join('\n').slice(0, openingLength));
  const paragraphs = blocks.map(readClauses);
  const all = paragraphs.flat();
  return {
    signals: {
      ...titleSignals(title),
      ...openingSignals(opening),
      ...textSignals(all),
      ...spreadSignals(blocks, paragraphs),
    },
    evidence: [title, ...all].filter((clause) => !(clause.kind === 'one' || clause.kind === 'none')),
  };
}

function titleSignals(title: Clause): RelevanceSignals {
  const named = countSides([title]);
  const namesBoth = title.kind !== 'one' && title.kind !== 'none';
  return {
    titleNamesChina: flag(named.china + named.both),
    titleNamesRussia: flag(named.russia + named.both),
    titleNamesBoth: flag(+namesBoth),
    titleNamesBothAlone: flag(+(namesBoth && named.other === 0)),
    titleNamesOthers: Math.min(2, named.other),
    titleJoint: flag(+(title.kind === 'joint')),
    titleDirected: flag(+(title.kind === 'directed')),
    titleThreat: flag(+(title.kind === 'threat')),
    titleBeginsWithSides: flag(
      +(namesBoth && title.marks[0]?.side !== 'other' && (title.marks[0]?.from ?? 9) < 4),
    ),
  };
}

function openingSignals(opening: readonly Clause[]): RelevanceSignals {
  const named = countSides(opening);
  return {
    openingJoint: damp(countKind(opening, 'joint')),
    openingDirected: damp(countKind(opening, 'directed')),
    openingThreat: damp(countKind(opening, 'threat')),
    openingListed: damp(countKind(opening, 'listed')),
    openingChina: damp(named.china + named.both),
    openingRussia: damp(named.russia + named.both),
    openingOthers: damp(named.other),
  };
}

function textSignals(clauses: readonly Clause[]): RelevanceSignals {
  const named = countSides(clauses);
  const total = named.china + named.russia + named.both + named.other + 1;
  return {
    textJoint: damp(countKind(clauses, 'joint')),
    textDirected: damp(countKind(clauses, 'directed')),
    textThreat: damp(countKind(clauses, 'threat')),
    textListed: damp(countKind(clauses, 'listed')),
    shareRussia: (named.russia + named.both) / total,
    shareBoth: named.both / total,
    shareOthers: named.other / total,
    shareLesserSide: Math.min(named.russia + named.both, named.china + named.both) / total,
  };
}

/** How the relation is spread over the article: one passage, or all of it. */
function spreadSignals(
  blocks: readonly string[],
  paragraphs: readonly (readonly Clause[])[],
): RelevanceSignals {
  const length = blocks.reduce((sum, block) => sum + block.length, 0);
  const related = paragraphs.map((clauses) => countKind(clauses, 'joint') + countKind(clauses, 'directed'));
  const total = related.reduce((sum, count) => sum + count, 0);
  const naming = paragraphs.filter((clauses) => {
    const named = countSides(clauses);
    return named.china + named.both > 0 && named.russia + named.both > 0;
  });
  return {
    relationPerThousand: (1000 * total) / Math.max(300, length),
    relationPassages: damp(related.filter((count) => count >= 2).length),
    longestPassage: damp(Math.max(0, ...related)),
    shareOfParagraphsNamingBoth: naming.length / Math.max(3, paragraphs.length),
    length: damp(length / 100),
  };
}

function countSides(clauses: readonly Clause[]): Record<Side, number> {
  const counts = { china: 0, russia: 0, both: 0, other: 0 };
  for (const { marks } of clauses) for (const { side } of marks) counts[side] += 1;
  return counts;
}

function countKind(clauses: readonly Clause[], kind: ClauseKind): number {
  return clauses.filter((clause) => clause.kind === kind).length;
}

function damp(count: number): number {
  return Math.log1p(count);
}

function flag(value: number): number {
  return Math.min(1, value);
}
