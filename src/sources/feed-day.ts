import { Temporal } from 'temporal-polyfill';

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

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
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
  // 20230713, 20230713T151501Z, 20230713151501
  /^(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)(?=t|\s|$|\d{4}$|\d{6}$)/,
  // 13 Jul 2023, 13-Jul-23, 13 июля 2023, 13 7月 2023, 13 七月 2023, 13th of July, 2023, 13 de julio de 2023
  /(?<!\d)(?<d>\d{1,2})(?:st|nd|rd|th|er|º)?(?:\s+(?:of|de))?[\s.-]+(?<m>\p{L}{3,}|[\p{L}\d]{1,2}月)\.?,?(?:\s+de\s|[\s-]*)(?<y>\d{4}|\d\d)(?![\d:])/u,
  // Jul 13, 2023; Jul 13 15:15:01 GMT 2023; Jul 13 2023 15:15:01 GMT+0800
  /(?<m>\p{L}{3,})\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?\b(?!:).*?(?<![\d+:-])(?<y>\d{4})(?!\d)/u,
];
/** 13.07.2023, 13.07.23: where dots are written, the day comes first. */
const dottedDay = /(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)(?!\d)/;
/** 07/13/2023 or 13/07/2023: only where one of the two can be no month. */
const slashedDay = /(?<!\d)(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?!\d)/;
/** 2023-07, 2023: what W3C's profile of ISO 8601 allows besides; the first day is meant. */
const wideDay = /^(\d{4})(?:-(\d\d))?$/;
/** 2023-194: the day of the year (ISO 8601). */
const ordinalDay = /^(\d{4})-?(\d{3})(?=t|\s|$)/;
/** 2023-W28-4, 2023-W28: the week and its day (ISO 8601); without one Monday is meant. */
const weekDay = /^(\d{4})-?w(\d\d)(?:-?([1-7]))?(?=t|\s|$)/;
/** The week that has 4 January is the first. */
function weekDayOf(text: string): Day | null {
  const [, year, week, ofWeek = '1'] = weekDay.exec(text) ?? [];
  if (year === undefined || Number(week) < 1 || Number(week) > 53) return null;
  const fourth = Temporal.PlainDate.from({ year: Number(year), month: 1, day: 4 });
  const days = (Number(week) - 1) * 7 + Number(ofWeek) - fourth.dayOfWeek;
  const { year: y, month, day } = fourth.add({ days });
  return { year: y, month, day };
}

function slashedDayOf(text: string): Day | null {
  const [, d, m, y] = dottedDay.exec(text) ?? [];
  if (y !== undefined) return { year: yearOf(y), month: Number(m), day: Number(d) };
  const [, first, , second, year] = slashedDay.exec(text)?.map(Number) ?? [];
  if (first === undefined || second === undefined || year === undefined) return null;
  if (first > 12) return { year, month: second, day: first };
  return second > 12 || first === second ? { year, month: first, day: second } : null;
}

/** The day that a text in lower case names; null where it names none. The zone it is of is not asked here. @throws RangeError */
export function dayOf(text: string): Day | null {
  for (const form of dayForms) {
    const { y = '', m = '', d = '' } = form.exec(text)?.groups ?? {};
    const month = monthOf(m);
    if (y !== '' && month > 0) return { year: yearOf(y), month, day: Number(d) };
  }
  const ofWeek = weekDayOf(text);
  if (ofWeek !== null) return ofWeek;
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
