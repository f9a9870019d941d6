import type { Article } from '../articles/article.ts';
import { foldText } from '../text/fold.ts';
import { bigrams, shareOf } from './bigrams.ts';
import { type EventDate, findEventDates } from './event-dates.ts';

/** A dated event as one article tells it. */
export interface TimelineEntry {
  readonly articleId: string;
  readonly event: EventDate;
}

export interface TimelineScope {
  /** Whether a sentence speaks of what was asked for. */
  readonly concerns: (sentence: string) => boolean;
  /** ISO dates, the days of the events themselves; `since` inclusive, `until` exclusive; null: no bound. */
  readonly since: string | null;
  readonly until: string | null;
}

/** Two sentences of one day that share so much tell the same. */
const sameTelling = 0.5;

/**
 * The dated events that articles tell, oldest first: those whose sentence concerns the matter, names a day, a month or a
 * stretch of days, and says that something takes place rather than is said. Of several tellings of one event the first stays.
 */
export function collectTimeline(
  articles: readonly Article[],
  { concerns, since, until }: TimelineScope,
): readonly TimelineEntry[] {
  const entries = articles.flatMap((article) =>
    findEventDates(article)
      .filter((event) => isEvent(event) && concerns(event.text))
      .filter(({ first, last }) => (since === null || last >= since) && (until === null || first < until))
      .map((event) => ({ articleId: article.id, event })),
  );
  const oldestFirst = narrowest(entries).toSorted(
    (a, b) => a.event.first.localeCompare(b.event.first) || a.event.last.localeCompare(b.event.last),
  );
  return withoutRepetitions(oldestFirst);
}

function isEvent({ kind, precision }: EventDate): boolean {
  return kind !== null && kind !== 'statement' && precision !== 'year';
}

/** A sentence that names a day and the week around it tells of the day. */
function narrowest(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const isInside = (a: EventDate, b: EventDate) =>
    a.first >= b.first && a.last <= b.last && (a.first > b.first || a.last < b.last);
  return entries.filter(
    ({ articleId, event }) =>
      !entries.some(
        (other) =>
          other.articleId === articleId && other.event.text === event.text && isInside(other.event, event),
      ),
  );
}

function withoutRepetitions(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const told = new Map<string, string[][]>();
  return entries.filter(({ event }) => {
    const parts = [...bigrams(foldText(event.text))];
    const before = told.get(event.date) ?? [];
    if (before.some((other) => shareOf(parts, new Set(other)) >= sameTelling)) return false;
    told.set(event.date, [...before, parts]);
    return true;
  });
}
