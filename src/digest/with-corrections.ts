import type { Digest, DigestCorrection } from './digest.ts';

/**
 * A digest with the corrections of earlier ones. They are news of their own: where nothing else is new they make a digest by
 * themselves, for readers who were told what no longer stands should not have to wait until something else happens.
 */
export function withCorrections(
  news: Digest | null,
  corrections: readonly DigestCorrection[],
  frame: Pick<Digest, 'composedAt' | 'window' | 'timeZone'>,
): Digest | null {
  if (news !== null) return { ...news, corrections };
  if (corrections.length === 0) return null;
  return {
    kind: 'regular',
    ...frame,
    counts: { articles: 0, stories: 0 },
    top: null,
    events: [],
    figures: [],
    quotation: null,
    disagreement: null,
    upcoming: [],
    corrections,
  };
}
