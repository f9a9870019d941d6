import { type EventDate, findEventDates } from '../reading/event-dates.ts';
import type { DigestUpcoming } from './digest.ts';
import { linkTo } from './link-to.ts';
import type { SpokenArticle } from './spoken-article.ts';

/** As many as a reader keeps in mind. */
const upcomingAtMost = 3;

/**
 * What the coverage announces for a day or a month after `today` (ISO date, in the digest's zone), soonest first. Of several
 * reports of one announcement the first is taken; a statement that something will be said is none.
 */
export function chooseUpcoming(
  events: readonly (readonly SpokenArticle[])[],
  today: string,
): readonly DigestUpcoming[] {
  const announced = events.flatMap((members) =>
    members.flatMap((member) =>
      findEventDates(member.article, member.speech.blocks)
        .filter((event) => isAnnounced(event, today))
        .map(({ date, kind, text }) => ({ date, kind, text, link: linkTo(member) })),
    ),
  );
  const firstOfEach = new Map(announced.toReversed().map((one) => [`${one.date} ${one.kind}`, one]));
  return [...firstOfEach.values()]
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .slice(0, upcomingAtMost)
    .map(({ date, text, link }) => ({ date, text, link }));
}

function isAnnounced({ isFuture, precision, kind, last }: EventDate, today: string): boolean {
  const isDated = precision === 'day' || precision === 'month';
  return isFuture && isDated && kind !== null && kind !== 'statement' && last >= today;
}
