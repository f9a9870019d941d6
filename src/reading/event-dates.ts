import { splitSentences } from '../text/sentences.ts';
import { isoDay, publicationDay } from './calendar.ts';
import { datelineLength } from './dateline.ts';
import { type EventKind, eventKindOf } from './event-kind.ts';
import type { TimePrecision } from './resolve-time.ts';
import { type DatedText, type Span, spanOf, type TextBlock, textBlocks } from './text-blocks.ts';
import { findTimes, type TimeMention } from './time-mentions.ts';

/** A statement with a time: the span is its sentence. */
export interface EventDate extends Span {
  /** ISO 8601: `2023-07-14`, `2023-03`, `2022`, or first and last day of any other stretch, `2023-01-01/2023-04-30`. */
  readonly date: string;
  /** First and last day, ISO 8601, both inclusive. */
  readonly first: string;
  readonly last: string;
  readonly precision: TimePrecision;
  /** After the day of publication, or on it and told as something to come. */
  readonly isFuture: boolean;
  /** What takes place, where the words by the time tell. */
  readonly kind: EventKind | null;
  /** The words that name the time, in the same paragraph. */
  readonly time: Span;
}

/**
 * The dated statements of an article in the order of its text, with times resolved against its day of publication in
 * its outlet's time zone. A time that could be another is left out, and so is the day of a report (据法新社今天报道).
 */
export function findEventDates(
  article: DatedText,
  blocks: readonly TextBlock[] = textBlocks(article),
): readonly EventDate[] {
  const today = publicationDay(article.source, article.publishedAt);
  if (today === null) return [];
  return blocks.flatMap((block) => {
    const dateline = block.paragraph <= 0 ? datelineLength(block.text) : 0;
    const times = findTimes(block.key, today).filter(
      ({ from, to }) => from >= dateline && !isOfReport(block.key, from, to),
    );
    if (times.length === 0) return [];
    const sentences = splitSentences(block.text);
    let at = 0;
    const said = new Set<string>();
    return times.flatMap((time) => {
      while (at + 1 < sentences.length && (sentences[at]?.to ?? 0) <= time.from) at += 1;
      const sentence = sentences[at];
      const date = dateOf(time);
      if (sentence === undefined || said.has(`${at} ${date}`)) return [];
      said.add(`${at} ${date}`);
      return [
        {
          ...spanOf(block, sentence.from, sentence.to),
          date,
          first: isoDay(time.first),
          last: isoDay(time.last),
          precision: time.precision,
          isFuture: time.first > today || (time.isAnnounced && time.last >= today),
          kind: eventKindOf(block.key, sentence, time),
          time: spanOf(block, time.from, time.to),
        },
      ];
    });
  });
}

export function dateOf({
  first,
  last,
  precision,
}: Pick<TimeMention, 'first' | 'last' | 'precision'>): string {
  if (precision === 'day') return isoDay(first);
  if (precision === 'month') return isoDay(first).slice(0, 7);
  if (precision === 'year') return isoDay(first).slice(0, 4);
  return `${isoDay(first)}/${isoDay(last)}`;
}

const reportAround =
  /^(?:另?据|根据|按照).{0,30}(?:报道|报导|消息|透露)|(?:社|报|网|台|新闻)(?:.{0,12})(?:报道|报导|刊文|发文|刊登|电)(?:说|称|指|道)?$/u;

/** The day on which a medium reported is no event. */
function isOfReport(key: string, from: number, to: number): boolean {
  const before = /[^,。;!?]*$/u.exec(key.slice(Math.max(0, from - 40), from))?.[0] ?? '';
  const after = /^[^,。;:!?]*/u.exec(key.slice(to, to + 24))?.[0] ?? '';
  return (
    reportAround.test(before + key.slice(from, to) + after) ||
    /^[^,。]{0,10}(?:电|讯)[)）]/u.test(key.slice(to, to + 14))
  );
}
