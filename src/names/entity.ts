import type { OfficeTerm } from './offices.ts';

type EntityKind =
  | 'person'
  | 'country'
  | 'place'
  | 'organisation'
  | 'agreement'
  | 'project'
  | 'event'
  | 'product';

/** Whose it is, or where it lies: one of the two states whose relation is read, or neither. */
export type Side = 'china' | 'russia';

/** The names of a thing in one language: the first is the one to show. */
type Aliases = readonly [string, ...string[]];

/**
 * A name that others bear as well: in running text it counts only beside one of the words `near` (anywhere in the
 * text, compared by `nameKey`). It may be one of the entity's names, or, too common to be searched for, none of them.
 */
interface SharedAlias {
  readonly alias: string;
  readonly near: readonly string[];
}

/**
 * A person, place, organisation … that the coverage names. `id` is kebab-case and never changes: stored readings
 * refer to it. Traditional characters need no entry of their own to be found; `hant` holds what to show and the
 * names that are truly others (普丁, 蒲亭). Russian names are given in the nominative: see `decline.ts`.
 */
export interface Entity {
  readonly id: string;
  readonly kind: EntityKind;
  /** Left out for third parties, and for what belongs to both (agreements, common projects). */
  readonly side?: Side;
  readonly hans: Aliases;
  readonly hant: Aliases;
  readonly en: Aliases;
  readonly ru: Aliases;
  /** The Russian name does not change with its case: women with names on a consonant, foreign names. */
  readonly indeclinable?: true;
  readonly shared?: readonly SharedAlias[];
  readonly offices?: readonly OfficeTerm[];
}
