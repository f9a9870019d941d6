import { Temporal } from 'temporal-polyfill';
import type { PublishedAtFrom } from './article.ts';
import type { TimeMark } from './collect-blocks.ts';

/** What a page and its address say about the time of publication. */
export interface PageTimeClues {
  /** The lines above the text. */
  readonly lines: readonly string[];
  readonly times: readonly TimeMark[];
  readonly url: string;
  /** Groups 1–3 of a match in the URL are year, month and day. */
  readonly dateInUrl: RegExp | null;
  /** IANA name: the zone of times that name none; null where the outlet is not known, then such times are not used. */
  readonly timeZone: string | null;
  readonly capturedAtMs: number;
}

export interface Publication {
  /** RFC 3339, UTC, with milliseconds. */
  readonly publishedAt: string;
  readonly publishedAtFrom: PublishedAtFrom;
}

const zonedTime = /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)/;
/** RFC 1123, as HTTP and feeds write it: `Sat, 14 Nov 2020 16:37:16 GMT`. */
const feedTime =
  /(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)? (?:GMT|UTC|[+-]\d{4})/;
const localTimes: readonly RegExp[] = [
  /(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)[T ](?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d))?/,
  /(?<day>\d\d)\/(?<month>\d\d)\/(?<year>\d{4}) - (?<hour>\d\d):(?<minute>\d\d)/,
];
const dates: readonly RegExp[] = [
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)$/,
  /^(?<year>\d{4})\s*年\s*(?<month>\d{1,2})\s*月\s*(?<day>\d{1,2})\s*日/,
];
/** “16 分钟前” as the page stood when it was captured; hours are rounded down. */
const age = /^(?<count>\d{1,3})\s*(?<unit>分钟|分鐘|小时|小時)前$/;

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

function momentOf(text: string): number | null {
  const written = zonedTime.exec(text)?.[0] ?? feedTime.exec(text)?.[0];
  const ms = written === undefined ? Number.NaN : Date.parse(written);
  return Number.isNaN(ms) ? null : ms;
}

function fieldsOf(text: string, forms: readonly RegExp[]): Record<string, number> | null {
  for (const form of forms) {
    const groups = form.exec(text)?.groups;
    if (groups === undefined) continue;
    return Object.fromEntries(Object.entries(groups).map(([name, digits]) => [name, Number(digits ?? 0)]));
  }
  return null;
}

/** The moment of a date and time in a zone; the earlier of two where clocks go back. Null where there is no such date. */
function zonedMs(fields: Record<string, number>, timeZone: string): number | null {
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = fields;
  try {
    const fieldsInZone = { year, month, day, hour, minute, second, timeZone };
    return Temporal.ZonedDateTime.from(fieldsInZone, { overflow: 'reject' }).epochMilliseconds;
  } catch {
    return null;
  }
}

function localMs(text: string, forms: readonly RegExp[], timeZone: string | null): number | null {
  const fields = timeZone === null ? null : fieldsOf(text, forms);
  return fields === null || timeZone === null ? null : zonedMs(fields, timeZone);
}

/** No page is older than 1970 or younger than its capture. */
const isPlausible = (ms: number, capturedAtMs: number) => ms >= 0 && ms <= capturedAtMs;

function exactMs({ lines, times, timeZone, capturedAtMs }: PageTimeClues): number | null {
  for (const text of [...lines, ...times.map(({ datetime }) => datetime)]) {
    const ms = momentOf(text) ?? localMs(text, localTimes, timeZone);
    if (ms !== null && isPlausible(ms, capturedAtMs)) return ms;
  }
  return null;
}

function startOfDayMs({
  lines,
  times,
  url,
  dateInUrl,
  timeZone,
  capturedAtMs,
}: PageTimeClues): number | null {
  for (const text of [...times.map(({ datetime }) => datetime), ...lines]) {
    const ms = localMs(text, dates, timeZone);
    if (ms !== null && isPlausible(ms, capturedAtMs)) return ms;
  }
  const [, year, month, day] = dateInUrl?.exec(url) ?? [];
  if (timeZone === null || day === undefined) return null;
  const ms = zonedMs({ year: Number(year), month: Number(month), day: Number(day) }, timeZone);
  return ms !== null && isPlausible(ms, capturedAtMs) ? ms : null;
}

function agedMs({ times, capturedAtMs }: PageTimeClues): number | null {
  const groups = times.map(({ shown }) => age.exec(shown)?.groups).find((found) => found !== undefined);
  if (groups === undefined) return null;
  const unitMs = /分/.test(groups.unit ?? '') ? minuteMs : 60 * minuteMs;
  return capturedAtMs - Number(groups.count) * unitMs;
}

/**
 * When a page was published, from the best that it says: a time of day; its age at the capture (not before the start of
 * the day that it also names); its day alone, taken as late on that day as the capture allows; else the time of capture.
 * A time after the capture cannot be right and is passed over.
 */
export function publicationOf(clues: PageTimeClues): Publication {
  const { capturedAtMs } = clues;
  const from = (ms: number, publishedAtFrom: PublishedAtFrom): Publication => ({
    publishedAt: new Date(ms).toISOString(),
    publishedAtFrom,
  });
  const exact = exactMs(clues);
  if (exact !== null) return from(exact, 'page');
  const day = startOfDayMs(clues);
  const aged = agedMs(clues);
  if (aged !== null) return from(Math.max(aged, day ?? 0), 'page');
  const endOfDay = day === null ? Number.POSITIVE_INFINITY : day + dayMs - minuteMs;
  return endOfDay < capturedAtMs ? from(endOfDay, 'page') : from(capturedAtMs, 'capture');
}
