import type { Entity } from '../names/entity.ts';
import { findNames, nameById } from '../names/names.ts';
import { findSideTerms } from '../names/side-terms.ts';

/**
 * Whom a word stands for: one of the two sides, both in one breath (中俄), a third party, all in one list (俄罗斯、中国与伊朗),
 * or a pair named before (两国).
 */
export type Side = 'china' | 'russia' | 'both' | 'other' | 'all' | 'pair';

export interface SideMark {
  readonly side: Side;
  /** The word tells what is done to it: 访华, 对俄. */
  readonly isObject: boolean;
  readonly from: number;
  readonly to: number;
}

/** Organisations that act as third parties; others (the UN, the SCO) are where the two meet, or nobody's. */
const thirdOrganisations = new Set(['white-house', 'nato', 'eu', 'asean', 'g7', 'quad', 'aukus']);
/** Kinds of names that stand for their side. A vaccine or a town in the news is no act of the state it belongs to. */
const actingKinds = new Set<Entity['kind']>(['person', 'country', 'organisation']);
/** Those that tell the news rather than make it. */
const media = new Set([
  'xinhua',
  'tass',
  'ria-novosti',
  'sputnik-agency',
  'rt',
  'global-times',
  'peoples-daily',
  'cctv',
  'cgtn',
]);
/** Words in the folded text for third parties and sides, beside the names and terms of `src/names`. */
const otherWords: readonly (readonly [Side, RegExp])[] = [
  [
    'other',
    /美方|美军|五角大楼|华盛顿|西方|欧洲|台湾|捷克|爱沙尼亚|拉脱维亚|保加利亚|罗马尼亚|意大利|西班牙|荷兰|瑞典|挪威|丹麦|菲律宾|七国集团|\bu\.s\.|\bwashington\b|(?<!\p{L})европ\p{L}*/gu,
  ],
  ['china', /人民币|(?<!洲)大陆|中使馆|共军/gu],
  ['russia', /卢布/gu],
];
/** What may stand between two names of one act: 中国外长王毅和俄罗斯外长拉夫罗夫. */
const joins =
  /^\s*(?:国家|总统|主席|总理|外交部长|外长|国防部长|防长|国务委员|兼)*[（(]?\s*(?:和|与|同|跟|及|以及|、|-| and | и )?\s*(?:两国)?$/u;

/** Two who were named before: both sides, or others. */
const pairWords = /两国|双方|两军/gu;
/** A city beside these is where something happens, and acts in nobody's name. */
const places = /[在于]$/u;

/** Who is named in a text, in the order of the text; marks do not overlap. `folded` is the same text, folded. */
export function findSides(text: string, folded: string): readonly SideMark[] {
  const marks = withoutOverlaps([
    ...findSideTerms(text).flatMap(({ side, use, from, to }) =>
      use === 'capital' && places.test(folded.slice(0, from))
        ? []
        : [{ side, isObject: use === 'toward', from, to }],
    ),
    ...findNames(text).flatMap(({ id, from, to }) => {
      const side = sideOf(id);
      return side === null ? [] : [{ side, isObject: false, from, to }];
    }),
    ...otherWords.flatMap(([side, words]) => matchesOf(words, side, folded)),
    ...matchesOf(pairWords, 'pair', folded),
  ]);
  return joinNeighbours(marks, folded);
}

function matchesOf(words: RegExp, side: Side, text: string): readonly SideMark[] {
  return [...text.matchAll(words)].map(({ index, 0: word }) => ({
    side,
    isObject: false,
    from: index,
    to: index + word.length,
  }));
}

function sideOf(id: string): Side | null {
  const entity = nameById(id);
  if (entity === undefined || !actingKinds.has(entity.kind) || media.has(id)) return null;
  if (entity.side !== undefined) return entity.side;
  if (entity.kind === 'country' || entity.kind === 'person' || thirdOrganisations.has(id)) return 'other';
  return null;
}

/** Of marks that overlap the first, and of those that begin together the longest. */
function withoutOverlaps(marks: SideMark[]): readonly SideMark[] {
  marks.sort((a, b) => a.from - b.from || b.to - a.to);
  let end = 0;
  return marks.filter(({ from, to }) => {
    if (from < end) return false;
    end = to;
    return true;
  });
}

/** Names with nothing but a conjunction and offices between them are one mark: of a side, of both, of both with others. */
function joinNeighbours(marks: readonly SideMark[], text: string): readonly SideMark[] {
  const joined: SideMark[] = [];
  for (const mark of marks) {
    const last = joined.at(-1);
    const side =
      last && !mark.isObject && joins.test(text.slice(last.to, mark.from))
        ? sideTogether(last.side, mark.side)
        : null;
    if (last === undefined || side === null) joined.push(mark);
    else joined[joined.length - 1] = { ...last, side, to: mark.to };
  }
  return joined;
}

function sideTogether(a: Side, b: Side): Side | null {
  if (a === b) return a;
  const named = new Set([a, b]);
  if (named.has('pair')) return null;
  if (!named.has('other')) return named.has('all') ? 'all' : 'both';
  return named.has('both') || named.has('all') ? 'all' : null;
}
