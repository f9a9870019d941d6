import { nameById } from '../names/names.ts';
import { findQuotations } from '../reading/quotations.ts';
import type { DigestQuotation } from './digest.ts';
import { linkTo } from './link-to.ts';
import type { SpokenArticle } from './spoken-article.ts';

/** Shorter is a catchword, longer is not read to its end. */
const characters = { least: 14, most: 90 };

/**
 * The quotation of a digest: of the first event that has one, the first of a person of either side whom the table of names
 * knows. A speaker is given only where the article says so in so many words; without one a quotation is not shown.
 */
export function chooseQuotation(events: readonly (readonly SpokenArticle[])[]): DigestQuotation | null {
  for (const members of events) {
    for (const member of members) {
      for (const { text, speaker } of findQuotations(member.article, member.speech)) {
        if (speaker?.nameId == null || !speaksForEither(speaker.nameId)) continue;
        if (text.length < characters.least || text.length > characters.most) continue;
        return { text, speaker: { nameId: speaker.nameId, text: speaker.text }, link: linkTo(member) };
      }
    }
  }
  return null;
}

function speaksForEither(nameId: string): boolean {
  const name = nameById(nameId);
  return name?.kind === 'person' && name.side !== undefined;
}
