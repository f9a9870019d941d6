import { findNames, nameById } from '../names/names.ts';
import { findEventDates } from '../reading/event-dates.ts';
import { findFigures } from '../reading/figures.ts';
import { kindOfAction } from '../reading/kind-of-action.ts';
import type { KnownFacts, ReadArticle } from './digest.ts';

/** As many as a line holds. */
const peopleAtMost = 3;
const placesAtMost = 2;

/** Of the weights of `findFigures`. */
const leastWeight = 0.5;

/** 北京方面 is a government, not where it happened. */
const standsForGovernment = /^(?:方面|当局|當局|政府|官方|当地时间|當地時間)/u;

/**
 * What is known of an event without understanding its sentences: who and where by the table of names,
 * what, when and how
 * much where the opening tells. From the title and the lead, or else the first paragraph.
 */
export function knownFacts({ article }: ReadArticle): KnownFacts {
  const opening = `${article.title}\n${article.lead ?? article.paragraphs[0] ?? ''}`;
  const mentions = findNames(opening).filter(
    ({ to }) => !standsForGovernment.test(opening.slice(to, to + 4)),
  );
  const ids = [...new Set(mentions.map(({ id }) => id))];
  const ofKind = (kind: string) => ids.filter((id) => nameById(id)?.kind === kind);
  const isOpening = ({ paragraph }: { readonly paragraph: number }) =>
    paragraph === (article.lead === null ? 0 : -1);
  const dated = findEventDates(article).find(
    (event) => isOpening(event) && event.precision === 'day' && event.kind !== null,
  );
  const [figure] = findFigures(article)
    .filter((found) => isOpening(found) && found.weight >= leastWeight)
    .toSorted((a, b) => b.weight - a.weight);
  return {
    kind: kindOfAction(article) ?? dated?.kind ?? null,
    people: ofKind('person').slice(0, peopleAtMost),
    places: ofKind('place').slice(0, placesAtMost),
    date: dated?.date ?? null,
    amount: figure === undefined ? null : { value: figure.value, unit: figure.unit },
  };
}
