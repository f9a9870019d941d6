import { type EpochDay, epochDay, monthSpan, partsOf, weekdayOf } from './calendar.ts';
import { parseNumeral } from './numerals.ts';
import {
  dayOfMonth,
  dayOfYear,
  isYear,
  mondayOf,
  months,
  oneDay,
  type Resolved,
  type Surroundings,
  shift,
  type TimePrecision,
  weekdayNumber,
  yearOf,
  yearOfMonth,
} from './resolve-time.ts';

/** A time that a text names, resolved: offsets in the text, days inclusive. */
export interface TimeMention {
  readonly from: number;
  readonly to: number;
  readonly first: EpochDay;
  readonly last: EpochDay;
  readonly precision: TimePrecision;
  /** The clause tells of it as of something to come (将, 预计), before or on the day. */
  readonly isAnnounced: boolean;
}

interface Rule {
  readonly pattern: string;
  readonly resolve: (groups: Readonly<Record<string, string | undefined>>, around: Surroundings) => Resolved;
}

const number = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';
const yearWord = '(?:\\d{4}年|今年|去年|明年|前年)';
const until = '\\s*(?:至|到|-{1,2}|~)\\s*';
const weekday = '(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])(?!本(?!周|月|人|次|来|身)|鸣|刊|报|元)';

/** In their order the first that matches counts. Patterns are for folded text. */
const rules: readonly Rule[] = [
  {
    pattern: `(?:(?<year>${yearWord})的?)?(?<month>${number})月(?<day>${number})[日号]?${until}(?:(?<endMonth>${number})月)?(?<endDay>${number})[日号]`,
    resolve: ({ year, month, day, endMonth, endDay }, around) => {
      const start = dayOfYear(year, month, day, around);
      if (start === null) return null;
      const { year: inYear, month: inMonth } = partsOf(start);
      const end = epochDay(
        inYear,
        endMonth === undefined ? inMonth : parseNumeral(endMonth),
        parseNumeral(endDay ?? ''),
      );
      return end === null || end < start ? null : { first: start, last: end, precision: 'range' };
    },
  },
  {
    pattern: `(?:(?<year>${yearWord})的?)?(?<month>${number})月(?<day>${number})[日号](?!电)`,
    resolve: ({ year, month, day }, around) => oneDay(dayOfYear(year, month, day, around)),
  },
  {
    pattern: `(?<year>${yearWord})的?(?:前|头)(?<count>${number})个?月`,
    resolve: ({ year, count }, around) => months(yearOf(year, around), 1, parseNumeral(count ?? '')),
  },
  {
    pattern: `(?:(?<year>${yearWord})的?)?(?<![\\d.])(?<month>${number})月?份?${until}(?<endMonth>${number})月份?(?!\\d)`,
    resolve: ({ year, month, endMonth }, around) => {
      const last = parseNumeral(endMonth ?? '');
      const inYear = year === undefined ? yearOfMonth(last, around) : yearOf(year, around);
      return months(inYear, parseNumeral(month ?? ''), last);
    },
  },
  {
    pattern: `(?:(?<year>${yearWord})的?)?(?:第?(?<quarter>[一二三四1-4])季度?|(?<half>[上下])半年|(?<three>前三季度))(?!度)`,
    resolve: ({ year, quarter, half, three }, around) => {
      const [first, last] =
        quarter !== undefined
          ? [parseNumeral(quarter) * 3 - 2, parseNumeral(quarter) * 3]
          : [half === '下' ? 7 : 1, three !== undefined ? 9 : half === '上' ? 6 : 12];
      return months(year === undefined ? yearOfMonth(last, around) : yearOf(year, around), first, last);
    },
  },
  {
    pattern: `(?:(?<year>${yearWord})的?)?(?<![\\d个])(?<month>${number})月(?!\\d{1,2}[日号]|[一二三四五六七八九十]{1,3}[日号]|球|亮|薪|刊|台|饼|饷|季)份?`,
    resolve: ({ year, month }, around) => {
      const value = parseNumeral(month ?? '');
      return months(year === undefined ? yearOfMonth(value, around) : yearOf(year, around), value, value);
    },
  },
  {
    pattern: `(?<year>\\d{4})年?${until}(?<endYear>\\d{4})年`,
    resolve: ({ year, endYear }) => {
      const [first, last] = [Number(year), Number(endYear)];
      if (!isYear(first) || !isYear(last) || last <= first) return null;
      return { first: monthSpan(first, 1)[0], last: monthSpan(last, 12)[1], precision: 'range' };
    },
  },
  {
    pattern: `(?<year>${yearWord})(?!代|来|以来|以前|之前|前|版|度)`,
    resolve: ({ year }, around) => {
      const value = yearOf(year, around);
      if (value === null) return null;
      const [first, last] = monthSpan(value, 1, 12);
      return { first, last, precision: 'year' };
    },
  },
  {
    pattern: '(?<which>本|上|下|这)个?月(?!\\d|球|亮|薪|刊)',
    resolve: ({ which }, { today }) => {
      const { year, month } = partsOf(today);
      const [first, last] = monthSpan(year, month + shift(which));
      return { first, last, precision: 'month' };
    },
  },
  {
    pattern: `(?<which>本|上|下|这)个?${weekday}`,
    resolve: ({ which, weekday: name }, { today }) =>
      oneDay(mondayOf(today) + shift(which) * 7 + weekdayNumber(name) - 1),
  },
  {
    pattern: '(?<which>本|上|下|这)个?(?:周|星期|礼拜)(?<end>末)?(?!年|[一二三四五六日天](?!本)|期|刊|报)',
    resolve: ({ which, end }, { today }) => {
      const monday = mondayOf(today) + shift(which) * 7;
      return end === undefined
        ? { first: monday, last: monday + 6, precision: 'week' }
        : { first: monday + 5, last: monday + 6, precision: 'range' };
    },
  },
  {
    pattern: `(?<![每一两二三四五几\\d个])${weekday}`,
    resolve: ({ weekday: name }, { today, isAnnounced }) => {
      const ago = (weekdayOf(today) - weekdayNumber(name) + 7) % 7;
      return oneDay(isAnnounced && ago > 0 ? today - ago + 7 : today - ago);
    },
  },
  {
    pattern:
      '(?:(?<today>今)|(?<yesterday>昨)|(?<tomorrow>明))(?:天|日|晨|晚)(?!俄罗斯|头条|香港|海峡|中国|之星|报(?!道)|黄花)|(?<ago>前天)|(?<after>(?<!今|此|以)后天(?!性|的?培养))',
    resolve: ({ yesterday, tomorrow, ago, after }, { today }) =>
      oneDay(today + (ago ? -2 : yesterday ? -1 : tomorrow ? 1 : after ? 2 : 0)),
  },
  {
    pattern: `(?<![\\d月年.第])(?<day>\\d{1,2})日?${until}(?<endDay>\\d{1,2})日(?!元|本|内|后|游|电)`,
    resolve: ({ day, endDay }, around) => {
      const first = dayOfMonth(Number(day), around);
      const length = Number(endDay) - Number(day);
      return first === null || length <= 0 ? null : { first, last: first + length, precision: 'range' };
    },
  },
  {
    pattern:
      '(?<![\\d月年.,第期续近每共时约达逾])(?<day>\\d{1,2})日(?!元|本(?!周|月|人|次)|内|间|后|前|游|电|报|均|产|以来|龄)',
    resolve: ({ day }, around) => oneDay(dayOfMonth(Number(day), around)),
  },
];

// Group names repeat from rule to rule, so in the pattern of all rules they are left out.
const anyRule = new RegExp(
  rules.map(({ pattern }) => `(${pattern.replace(/\(\?<[a-zA-Z]+>/g, '(?:')})`).join('|'),
  'gu',
);
const ruleAlone = rules.map(({ pattern }) => new RegExp(pattern, 'uy'));

const coming = /将(?!军|近|领|士|信)|预计|预定|预期(?=将|会|在|于)|定于|计划|拟(?!定|议)|即将|有望|要在/u;
const saying = /表示|说|称|宣布|指出|强调|透露|警告|认为/u;

/** The times that a folded text names, in their order; those that could be another are left out. */
export function findTimes(key: string, today: EpochDay): readonly TimeMention[] {
  const mentions: TimeMention[] = [];
  let anchor: EpochDay | null = null;
  for (const match of key.matchAll(anyRule)) {
    const from = match.index;
    const to = from + match[0].length;
    const rule = match.slice(1, rules.length + 1).findIndex((part) => part !== undefined);
    const alone = ruleAlone[rule];
    if (alone === undefined) continue;
    alone.lastIndex = from;
    const groups = alone.exec(key)?.groups ?? {};
    const isAnnounced = announces(key, from, to);
    const resolved: Resolved = rules[rule]?.resolve(groups, { today, isAnnounced, anchor }) ?? null;
    if (resolved === null) continue;
    if (groups.month !== undefined && groups.day !== undefined) anchor = resolved.last;
    mentions.push({ ...resolved, from, to, isAnnounced });
  }
  return mentions;
}

/** Whether the clause around a mention speaks of the future, and not only the words that someone says in it. */
function announces(key: string, from: number, to: number): boolean {
  const before = /[^,。;:!?]*$/u.exec(key.slice(Math.max(0, from - 30), from))?.[0] ?? '';
  const after = /^[^。;!?,]*/u.exec(key.slice(to, to + 40))?.[0] ?? '';
  const marker = coming.exec(after);
  if (marker !== null && !saying.test(after.slice(0, marker.index))) return true;
  // 14日，18国外交官将举行会议: a time that stands alone opens its sentence.
  if (after === '' && before === '' && key.charAt(to) === ',') return opensFuture(key.slice(to + 1, to + 60));
  return coming.test(before);
}

function opensFuture(rest: string): boolean {
  const clause = /^[^。;!?,]*/u.exec(rest)?.[0] ?? '';
  const marker = coming.exec(clause);
  return marker !== null && !saying.test(clause.slice(0, marker.index));
}
