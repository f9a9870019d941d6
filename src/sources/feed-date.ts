import { Temporal } from 'temporal-polyfill';
import { dayOf } from './feed-day.ts';
import { zoneOf } from './feed-zone.ts';

interface Time {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
  /** What follows the time, where its zone stands. */
  readonly rest: string;
}

/** 民國112年: years of the Republic of China. */
const republicYear = /民[國国]\s*(\d{1,3})\s*年/;

const clock =
  /(?<half>上午|下午|早上|中午|晚上|凌晨|傍晚|오[전후]|\b[ap]m\b)?\s*(?<!\d)(?<h>\d{1,2})\s*(?:[:：时時点點])\s*(?<min>\d\d)(?:\s*[:：分]\s*(?<s>\d\d)(?:[.,](?<f>\d{1,9}))?)?\s*[分秒]?\s*(?<ampm>[ap]\.?m\b\.?)?/;
/** 20230713T151501, 20230713151501 */
const compactClock = /(?:\dt|^\d{8}(?=\d{4}(?:\d\d)?$))(?<h>\d\d)(?<min>\d\d)(?<s>\d\d)?/;
/** 13 Jul 2023 15.15.01 */
const dottedClock = /\d{4}\s(?<h>\d\d)\.(?<min>\d\d)(?:\.(?<s>\d\d))?(?!\d)/;
/** 下午3点, 3 pm, 2023-07-13T15Z */
const hourAlone =
  /(?<half>上午|下午|早上|中午|晚上|凌晨|傍晚)?\s*(?<!\d)(?<h>\d{1,2})\s*(?:[时時点點]|(?<ampm>[ap]\.?m\b\.?))/;
const bareHour = /\dt(?<h>\d\d)(?=$|z|[+-])/;

function hourOf(digits: string, half: string): number {
  const hour = Number(digits);
  const isLate = /^(?:p|下午|晚上|傍晚|오후)/.test(half) || (half === '中午' && hour < 3);
  if (isLate) return hour < 12 ? hour + 12 : hour;
  return /^(?:a|上午|凌晨|早上|오전)/.test(half) && hour === 12 ? 0 : hour;
}

/** Midnight where there is none. */
function timeOf(text: string): Time {
  const match = [clock, compactClock, dottedClock, hourAlone, bareHour]
    .map((form) => form.exec(text))
    .find((found) => found !== null);
  if (match === undefined) return { hour: 0, minute: 0, second: 0, ms: 0, rest: '' };
  const { h = '0', min = '0', s = '0', f = '', half, ampm } = match.groups ?? {};
  return {
    hour: hourOf(h, half ?? ampm ?? ''),
    minute: Number(min),
    // A leap second is the one before for all that come after.
    second: Math.min(59, Number(s)),
    ms: Number(f.slice(0, 3).padEnd(3, '0')),
    rest: text.slice(match.index + match[0].length).trim(),
  };
}

/** Seconds since 1970 have ten digits from 2001 to 2286, milliseconds thirteen. */
function unixTimeOf(text: string): number | null {
  if (/^\d{10}(?:\.\d+)?$/.test(text)) return Math.trunc(Number(text) * 1000);
  return /^\d{13}$/.test(text) ? Number(text) : null;
}

function momentOf(text: string, localZone: string | null): number | null {
  const day = dayOf(text);
  if (day === null) return null;
  const { hour, minute, second, ms, rest } = timeOf(text);
  const endsDay = hour === 24 && minute === 0 && second === 0;
  const fields = { ...day, hour: endsDay ? 0 : hour, minute, second, millisecond: ms };
  const timeZone = zoneOf(text, rest, localZone);
  const moment = Temporal.ZonedDateTime.from({ ...fields, timeZone }, { overflow: 'reject' });
  return (endsDay ? moment.add({ days: 1 }) : moment).epochMilliseconds;
}

/**
 * A time as feeds and headers write it: RFC 822 and its descendants with any zone, the three forms of HTTP, ISO 8601 with and
 * without zone, C's and Java's, American, Chinese, Korean and Russian ones, RFC 822's in six more languages, and seconds since
 * 1970. A day without a time is its midnight.
 * @param localZone IANA name: of times that name no zone; without it Chinese ones are taken for +8, others for UTC
 * @returns RFC 3339 in UTC with milliseconds; null where there is no such time, or none between 1970 and 9999
 */
export function parseFeedDate(written: string, localZone: string | null = null): string | null {
  const text = written
    .slice(0, 100)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(republicYear, (_, year: string) => `${Number(year) + 1911}年`)
    .trim();
  try {
    const ms = unixTimeOf(text) ?? momentOf(text, localZone);
    const date = ms === null || ms < 0 ? '' : new Date(ms).toISOString();
    return /^\d{4}-/.test(date) ? date : null;
  } catch {
    // RangeError: there is no 31 February, no 25 o'clock.
    return null;
  }
}
