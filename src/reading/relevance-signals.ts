import { type ArticleText, textToRead } from './article-text.ts';
import { type Clause, type ClauseKind, ClauseReader } from './clauses.ts';

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
  const blocks = textToRead(article);
  const title = readTitle(article.title);
  const reader = new ClauseReader();
  const paragraphs = blocks.map((block) => reader.read(block));
  const clauses = paragraphs.flat();
  if (!namesBothSides([title.whole, ...clauses])) return null;
  const length = blocks.reduce((sum, block) => sum + block.length, 0);
  return {
    signals: {
      ...titleSignals(title),
      ...openingSignals(new ClauseReader().read(blocks.join('\n').slice(0, openingLength))),
      ...textSignals(clauses, length),
      ...passageSignals(paragraphs),
    },
    evidence: [title.whole, ...clauses].filter(({ kind }) => kind !== 'one' && kind !== 'none'),
  };
}

/** A title has no full stops, so that its spaces may part clauses, or not. */
interface Title {
  readonly whole: Clause;
  readonly parts: readonly Clause[];
}

function readTitle(title: string): Title {
  const [whole] = new ClauseReader().read(title.replace(/[，。！？；：…,;:!?\n]+/gu, ' '));
  return {
    whole: whole ?? { kind: 'none', marks: [], act: '', agent: null },
    parts: new ClauseReader().read(title.replace(/\s+/gu, '，')),
  };
}

function titleSignals({ whole, parts }: Title): RelevanceSignals {
  const beginsWithSide = whole.marks[0] !== undefined && whole.marks[0].side !== 'other';
  return {
    titleRelation: +isRelation(whole) + +parts.some(isRelation) + +beginsWithSide,
    titleNamesBoth: +(whole.kind !== 'one' && whole.kind !== 'none'),
    titleThreat: +(whole.kind === 'threat' && !parts.some(isRelation)),
  };
}

function openingSignals(opening: readonly Clause[]): RelevanceSignals {
  const named = countSides(opening);
  return {
    openingDirected: damp(countKind(opening, 'directed')),
    openingRussia: damp(named.russia),
    openingOthersShare: named.other / named.total,
  };
}

function textSignals(clauses: readonly Clause[], length: number): RelevanceSignals {
  const named = countSides(clauses);
  const naming = clauses.filter(({ marks }) => marks.some(({ side }) => side !== 'other'));
  return {
    textJoint: damp(countKind(clauses, 'joint')),
    shareLesserSide: Math.min(named.china, named.russia) / named.total,
    shareOfClausesNamingSides:
      naming.length / Math.max(8, clauses.filter(({ marks }) => marks.length > 0).length),
    length: damp(length / 100),
  };
}

/** How the relation is spread over the paragraphs: one passage, or all of them. */
function passageSignals(paragraphs: readonly (readonly Clause[])[]): RelevanceSignals {
  const relations = paragraphs.map((clauses) => clauses.filter(isRelation).length);
  return {
    relationPassages: damp(relations.filter((count) => count >= 2).length),
    longestPassage: damp(Math.max(0, ...relations)),
  };
}

/** Whether a clause tells of the two with each other. */
function isRelation({ kind }: Clause): boolean {
  return kind === 'joint' || kind === 'directed' || kind === 'together';
}

function namesBothSides(clauses: readonly Clause[]): boolean {
  const { china, russia } = countSides(clauses);
  return china > 0 && russia > 0;
}

/** How often each is named, both in one breath counting for either side; `total` is one more than all marks. */
function countSides(clauses: readonly Clause[]) {
  const counts = { china: 0, russia: 0, other: 0, total: 1 };
  for (const { marks } of clauses) {
    for (const { side } of marks) {
      const isBoth = side === 'both' || side === 'all';
      counts.total += 1;
      counts.china += +(side === 'china' || isBoth);
      counts.russia += +(side === 'russia' || isBoth);
      counts.other += +(side === 'other');
    }
  }
  return counts;
}

function countKind(clauses: readonly Clause[], kind: ClauseKind): number {
  return clauses.filter((clause) => clause.kind === kind).length;
}

function damp(count: number): number {
  return Math.log1p(count);
}
