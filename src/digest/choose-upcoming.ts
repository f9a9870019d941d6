import { findSideTerms } from '../names/side-terms.ts';
import { type EventDate, findEventDates } from '../reading/event-dates.ts';
import type { DigestUpcoming } from './digest.ts';
import { linkTo } from './link-to.ts';
import type { SpokenArticle } from './spoken-article.ts';

/** As many as a reader keeps in mind. */
const upcomingAtMost = 3;

/** How a time that is still to come is told, the most telling first; years and weeks tell too little. */
const precisions: readonly EventDate['precision'][] = ['day', 'range', 'month'];

/**
 * What the coverage announces for China or Russia from `today` on (ISO date, in the digest's zone), soonest first: one
 * date a sentence, its most precise, and of several reports of one announcement the first. A statement that something will
 * be said announces nothing.
 */
export function chooseUpcoming(
  events: readonly (readonly SpokenArticle[])[],
  today: string,
): readonly DigestUpcoming[] {
  const bySentence = new Map<string, DigestUpcoming & { readonly event: EventDate }>();
  for (const member of events.flat()) {
    for (const event of findEventDates(member.article, member.speech.blocks)) {
      const known = bySentence.get(event.text)?.event;
      if (!isAnnounced(event, today) || (known !== undefined && rank(known) <= rank(event))) continue;
      bySentence.set(event.text, { date: event.date, text: event.text, link: linkTo(member), event });
    }
  }
  const byAnnouncement = new Map(
    [...bySentence.values()].toReversed().map((one) => [`${one.date} ${one.event.kind}`, one]),
  );
  return [...byAnnouncement.values()]
    .toSorted((a, b) => a.event.first.localeCompare(b.event.first) || a.date.localeCompare(b.date))
    .slice(0, upcomingAtMost)
    .map(({ date, text, link }) => ({ date, text, link }));
}

function rank({ precision }: EventDate): number {
  return precisions.indexOf(precision);
}

function isAnnounced(event: EventDate, today: string): boolean {
  const { isFuture, kind, last, text } = event;
  const happens = isFuture && kind !== null && kind !== 'statement' && last >= today;
  return happens && rank(event) >= 0 && findSideTerms(text).length > 0;
}
