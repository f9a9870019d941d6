import { describe, expect, test } from 'vitest';
import { formatDate, formatDateRange, formatTime } from '../../src/locale/dates.ts';
import { locales } from '../../src/locale/locale.ts';

/** Intl sets thin and unbreakable spaces; which of them is its own affair. */
function plainSpaces(text: string): string {
  return text.replace(/\s/gu, ' ');
}

const timeZone = 'Asia/Shanghai';
const now = '2023-11-20T04:00:00Z';

const times = [
  {
    told: 'a time of this year, in the reader’s zone',
    iso: '2023-07-13T08:55:00Z',
    en: '13 July at 16:55',
    'zh-CN': '7月13日 16:55',
    'zh-TW': '7月13日 16:55',
    ru: '13 июля в 16:55',
  },
  {
    told: 'a time of another year',
    iso: '2022-05-03T01:05:00Z',
    en: '3 May 2022 at 09:05',
    'zh-CN': '2022年5月3日 09:05',
    'zh-TW': '2022年5月3日 09:05',
    ru: '3 мая 2022 г. в 09:05',
  },
  {
    told: 'midnight as 00:00, on the first day of this year in the zone',
    iso: '2022-12-31T16:00:00Z',
    en: '1 January at 00:00',
    'zh-CN': '1月1日 00:00',
    'zh-TW': '1月1日 00:00',
    ru: '1 января в 00:00',
  },
  {
    told: 'the minute before it with its year',
    iso: '2022-12-31T15:59:00Z',
    en: '31 December 2022 at 23:59',
    'zh-CN': '2022年12月31日 23:59',
    'zh-TW': '2022年12月31日 23:59',
    ru: '31 декабря 2022 г. в 23:59',
  },
] as const;

const dates = [
  {
    told: 'a day of this year',
    iso: '2023-05-24T07:19:00Z',
    en: '24 May',
    'zh-CN': '5月24日',
    'zh-TW': '5月24日',
    ru: '24 мая',
  },
  {
    told: 'a day of another year',
    iso: '2021-05-01T07:19:00Z',
    en: '1 May 2021',
    'zh-CN': '2021年5月1日',
    'zh-TW': '2021年5月1日',
    ru: '1 мая 2021 г.',
  },
  {
    told: 'the day that it is in the zone',
    iso: '2023-07-13T16:00:00Z',
    en: '14 July',
    'zh-CN': '7月14日',
    'zh-TW': '7月14日',
    ru: '14 июля',
  },
] as const;

const ranges = [
  {
    told: 'one date for one day in the zone',
    from: '2023-07-12T16:00:00Z',
    to: '2023-07-13T15:59:00Z',
    en: '13 July 2023',
    'zh-CN': '2023年7月13日',
    'zh-TW': '2023年7月13日',
    ru: '13 июля 2023 г.',
  },
  {
    told: 'the month once',
    from: '2023-07-11T00:00:00Z',
    to: '2023-07-13T00:00:00Z',
    en: '11 – 13 July 2023',
    'zh-CN': '2023年7月11日至13日',
    'zh-TW': '2023年7月11日至13日',
    ru: '11–13 июля 2023 г.',
  },
  {
    told: 'the year once',
    from: '2023-05-24T00:00:00Z',
    to: '2023-07-13T00:00:00Z',
    en: '24 May – 13 July 2023',
    'zh-CN': '2023年5月24日至7月13日',
    'zh-TW': '2023年5月24日至7月13日',
    ru: '24 мая – 13 июля 2023 г.',
  },
  {
    told: 'both years where they differ',
    from: '2022-12-30T00:00:00Z',
    to: '2023-01-02T00:00:00Z',
    en: '30 December 2022 – 2 January 2023',
    'zh-CN': '2022年12月30日至2023年1月2日',
    'zh-TW': '2022年12月30日至2023年1月2日',
    ru: '30 декабря 2022 г. – 2 января 2023 г.',
  },
] as const;

describe.each(locales)('dates in %s', (locale) => {
  test.each(times)('tell $told', ({ iso, [locale]: expected }) => {
    expect(plainSpaces(formatTime(iso, { locale, timeZone, now }))).toBe(expected);
  });

  test.each(dates)('tell $told', ({ iso, [locale]: expected }) => {
    expect(plainSpaces(formatDate(iso, { locale, timeZone, now }))).toBe(expected);
  });

  test.each(ranges)('of a span tell $told', ({ from, to, [locale]: expected }) => {
    expect(plainSpaces(formatDateRange(from, to, { locale, timeZone }))).toBe(expected);
  });
});
