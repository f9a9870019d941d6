import { type ArticleExtract, findDisagreement } from '../reading/disagreements.ts';
import type { DigestDisagreement, DigestPassage, ReadArticle } from './digest.ts';
import { linkTo } from './link-to.ts';

/** The first event on which two outlets disagree, with both accounts. */
export function chooseDisagreement(events: readonly (readonly ReadArticle[])[]): DigestDisagreement | null {
  for (const members of events) {
    const found = findDisagreement(members.map(({ article }) => article));
    if (found === null) continue;
    const claim = passageOf(found.claim, members);
    const denial = passageOf(found.denial, members);
    if (claim !== null && denial !== null) return { claim, denial };
  }
  return null;
}

function passageOf(
  { articleId, extract }: ArticleExtract,
  members: readonly ReadArticle[],
): DigestPassage | null {
  const member = members.find(({ article }) => article.id === articleId);
  return member === undefined ? null : { text: extract.text, link: linkTo(member) };
}
