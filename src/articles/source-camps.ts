import type { Outlet } from './outlet.ts';
import { outletById } from './outlets.ts';

/** The sides from which the relation is told, in the order in which they are shown. */
export const sourceCamps = [
  'chineseState',
  'chinesePrivate',
  'russianState',
  'russianPrivate',
  'taiwan',
  'hongKong',
  'westernPublic',
  'asianPublic',
  'private',
  'unknown',
] as const;
export type SourceCamp = (typeof sourceCamps)[number];

/** Sides whose absence is worth a word; of the others not every installation reads one. */
export const expectedCamps: readonly SourceCamp[] = [
  'chineseState',
  'russianState',
  'taiwan',
  'westernPublic',
];

/** Neighbours whose public broadcasters are none of the West's. */
const asianCountries: ReadonlySet<string> = new Set(['IN', 'JP', 'KR', 'KZ', 'MN', 'MY', 'SG', 'TH', 'VN']);

function campOf({ country, camp }: Outlet): SourceCamp {
  const isState = camp === 'state' || camp === 'official';
  switch (country) {
    case 'CN':
      return isState ? 'chineseState' : 'chinesePrivate';
    case 'RU':
      return isState ? 'russianState' : 'russianPrivate';
    case 'TW':
      return 'taiwan';
    case 'HK':
      // Its state papers are Beijing's.
      return isState ? 'chineseState' : 'hongKong';
    default:
      if (camp === 'private') return 'private';
      return asianCountries.has(country) ? 'asianPublic' : 'westernPublic';
  }
}

/**
 * The side of an article's `source`: whose state speaks through it, or else who pays for it. Taiwan's and Hong Kong's outlets stand
 * apart; an outlet that is not known by name is `unknown`.
 */
export function sourceCamp(source: string): SourceCamp {
  const outlet = outletById(source);
  return outlet === undefined ? 'unknown' : campOf(outlet);
}
