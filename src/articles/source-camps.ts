import { outletById } from './outlets.ts';

/** The sides from which the relation is told, in the order in which they are shown. */
export const sourceCamps = [
  'chineseState',
  'russianState',
  'taiwan',
  'public',
  'private',
  'unknown',
] as const;
export type SourceCamp = (typeof sourceCamps)[number];

const states: Readonly<Record<string, SourceCamp>> = { CN: 'chineseState', RU: 'russianState' };

/**
 * The side of an article's `source`: whose state speaks through it, or else who pays for it. Taiwan's outlets stand apart
 * whoever owns them; an outlet that is not known by name is `unknown`.
 */
export function sourceCamp(source: string): SourceCamp {
  const outlet = outletById(source);
  if (outlet === undefined) return 'unknown';
  const { country, camp } = outlet;
  if (country === 'TW') return 'taiwan';
  if (camp === 'state' || camp === 'official') return states[country] ?? 'public';
  return camp;
}
