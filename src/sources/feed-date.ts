import { Temporal } from 'temporal-polyfill';

/** Offsets from UTC in minutes of the names that RFC 822 §5.1 gives, and of others that feeds write. */
const zoneMinutes: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  west: 60,
  bst: 60,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  мск: 180,
  samt: 240,
  ist: 330,
  hkt: 480,
  sgt: 480,
  awst: 480,
  jst: 540,
  kst: 540,
  aest: 600,
  ast: -240,
  edt: -240,
  est: -300,
  cdt: -300,
  cst: -360,
  mdt: -360,
  mst: -420,
  pdt: -420,
  pst: -480,
};

/**
 * By their beginnings, in English, Russian and Ukrainian, French, German, Spanish, Italian and Portuguese: software writes the
 * months of its own language into the dates of RFC 822.
 */
const monthBeginnings: readonly RegExp[] = [
  /^(?:jan|jän|ene|gen|янв|січ)/,
  /^(?:feb|f[eé]v|фев|лют)/,
  /^(?:mar|mär|мар|бер)/,
  /^(?:apr|avr|abr|апр|кві)/,
  /^(?:ma[iyg]|ма[йя]|тра)/,
  /^(?:jun|juin|giu|июн|чер)/,
  /^(?:jul|juil|lug|июл|лип)/,
  /^(?:aug|ao[uû]|ago|авг|сер)/,
  /^(?:sep|set|сен|вер)/,
  /^(?:oct|okt|out|ott|окт|жов)/,
  /^(?:nov|ноя|лис)/,
  /^(?:dec|d[eé]c|dez|dic|дек|гру)/,
];

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

interface Time {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
  /** What follows the time, where its zone stands. */
  readonly rest: string;
}

const chineseMonths = '一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月'.split(' ');

/** `7`, `jul`, `июля`, `7月`, `七月`; 0 where it is none. */
function monthOf(text: string): number {
  if (/^\d/.test(text)) return Number.parseInt(text, 10);
  if (text.endsWith('月')) return chineseMonths.indexOf(text) + 1;
  return monthBeginnings.findIndex((beginning) => beginning.test(text)) + 1;
}

/** Two digits as RFC 5322 §4.3 reads them. */
function yearOf(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

/** Each with the groups y, m and d. Months are words or figures with 月 where the order does not tell. */
const dayForms: readonly RegExp[] = [
  // 2023-07-13, 2023/7/13, 2023.07.13, 2023年7月13日, 2023년 7월 13일
  /(?<!\d)(?<y>\d{4})\s*[-/.年년]\s*(?<m>\d{1,2})\s*[-/.月월]\s*(?<d>\d{1,2})(?!\d)/,
  // 20230713, 20230713T151501Z
  /^(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)(?=t|\s|$)/,
  // 13 Jul 2023, 13-Jul-23, 13 июля 2023, 13 7月 2023, 13 七月 2023, 13th of July, 2023, 13 de julio de 2023
  /(?<!\d)(?<d>\d{1,2})(?:st|nd|rd|th|er|º)?(?:\s+(?:of|de))?[\s.-]+(?<m>\p{L}{3,}|[\p{L}\d]{1,2}月)\.?,?(?:\s+de\s|[\s-]*)(?<y>\d{4}|\d\d)(?![\d:])/u,
  // Jul 13, 2023; Jul 13 15:15:01 GMT 2023; Jul 13 2023 15:15:01 GMT+0800
  /(?<m>\p{L}{3,})\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?\b(?!:).*?(?<![\d+:-])(?<y>\d{4})(?!\d)/u,
];
/** 07/13/2023 or 13/07/2023: only where one of the two can be no month. */
const slashedDay = /(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)/;
/** 2023-07, 2023: what W3C's profile of ISO 8601 allows besides; the first day is meant. */
const wideDay = /^(\d{4})(?:-(\d\d))?$/;
/** 2023-194: the day of the year (ISO 8601). */
const ordinalDay = /^(\d{4})-?(\d{3})(?=t|\s|$)/;
/** 民國112年: years of the Republic of China. */
const republicYear = /民[國国]\s*(\d{1,3})\s*年/;

function slashedDayOf(text: string): Day | null {
  const [, first, second, year] = slashedDay.exec(text)?.map(Number) ?? [];
  if (first === undefined || second === undefined || year === undefined) return null;
  if (first > 12) return { year, month: second, day: first };
  return second > 12 || first === second ? { year, month: first, day: second } : null;
}

function dayOf(text: string): Day | null {
  for (const form of dayForms) {
    const { y = '', m = '', d = '' } = form.exec(text)?.groups ?? {};
    const month = monthOf(m);
    if (y !== '' && month > 0) return { year: yearOf(y), month, day: Number(d) };
  }
  const [, ofYear, ordinal] = ordinalDay.exec(text)?.map(Number) ?? [];
  if (ofYear !== undefined && ordinal !== undefined && ordinal > 0) {
    const first = Temporal.PlainDate.from({ year: ofYear, month: 1, day: 1 });
    if (ordinal > first.daysInYear) return null;
    const { year, month, day } = first.add({ days: ordinal - 1 });
    return { year, month, day };
  }
  const [, year, month = '1'] = wideDay.exec(text) ?? [];
  return year === undefined ? slashedDayOf(text) : { year: Number(year), month: Number(month), day: 1 };
}

const clock =
  /(?<half>上午|下午|早上|中午|晚上|凌晨|傍晚)?\s*(?<!\d)(?<h>\d{1,2})\s*(?:[:：时時点點])\s*(?<min>\d\d)(?:\s*[:：分]\s*(?<s>\d\d)(?:[.,](?<f>\d{1,9}))?)?\s*[分秒]?\s*(?<ampm>[ap]\.?m\b\.?)?/;
const compactClock = /\dt(?<h>\d\d)(?<min>\d\d)(?<s>\d\d)?/;

function hourOf(digits: string, half: string): number {
  const hour = Number(digits);
  const isLate = /^(?:p|下午|晚上|傍晚)/.test(half) || (half === '中午' && hour < 3);
  if (isLate) return hour < 12 ? hour + 12 : hour;
  return /^(?:a|上午|凌晨|早上)/.test(half) && hour === 12 ? 0 : hour;
}

/** Midnight where there is none. */
function timeOf(text: string): Time {
  const match = clock.exec(text) ?? compactClock.exec(text);
  if (match === null) return { hour: 0, minute: 0, second: 0, ms: 0, rest: '' };
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

const offset = /^(?:z|utc?|gmt)?\s*([+\-−])\s*(\d{1,2}):?(\d\d)?(?!\d)/;
const farthestMinutes = 14 * 60;

/** Minutes from UTC; null where no zone is named, or one that nobody knows. */
function offsetOf(rest: string, localZone: string | null): number | null {
  const [, sign, hours, minutes = '0'] = offset.exec(rest) ?? [];
  if (hours !== undefined) {
    const distance = Number(hours) * 60 + Number(minutes);
    if (distance > farthestMinutes) return null;
    return sign === '+' ? distance : -distance;
  }
  const name = /^\p{L}{1,4}(?!\p{L})/u.exec(rest)?.[0] ?? '';
  // China Standard Time where the outlet is in Asia; else the one of RFC 822.
  if (name === 'cst' && localZone?.startsWith('Asia/') === true) return 480;
  return zoneMinutes[name] ?? null;
}

function zoneOf(text: string, rest: string, localZone: string | null): string {
  const minutes = offsetOf(rest, localZone);
  if (minutes !== null) {
    const distance = Math.abs(minutes);
    const pad = (part: number) => String(Math.trunc(part)).padStart(2, '0');
    return `${minutes < 0 ? '-' : '+'}${pad(distance / 60)}:${pad(distance % 60)}`;
  }
  if (localZone !== null) return localZone;
  // Chinese dates are of China, Taiwan, Hong Kong or Singapore, all at +8; else RFC 5322 §4.3 takes UTC.
  return /[年月]/.test(text) ? '+08:00' : 'UTC';
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
