/** Names of each weekday, Monday first, folded to lower case. Beginnings of three letters are enough for Latin and Cyrillic. */
const names: readonly (readonly string[])[] = [
  ['monday', 'понедельник', 'пн', '周一', '週一', '星期一', '礼拜一', '禮拜一', '一', '1'],
  ['tuesday', 'вторник', 'вт', '周二', '週二', '星期二', '礼拜二', '禮拜二', '二', '2'],
  ['wednesday', 'среда', 'ср', '周三', '週三', '星期三', '礼拜三', '禮拜三', '三', '3'],
  ['thursday', 'четверг', 'чт', '周四', '週四', '星期四', '礼拜四', '禮拜四', '四', '4'],
  ['friday', 'пятница', 'пт', '周五', '週五', '星期五', '礼拜五', '禮拜五', '五', '5'],
  ['saturday', 'суббота', 'сб', '周六', '週六', '星期六', '礼拜六', '禮拜六', '六', '6'],
  [
    'sunday',
    'воскресенье',
    'вс',
    '周日',
    '週日',
    '星期日',
    '星期天',
    '礼拜天',
    '禮拜天',
    '周天',
    '日',
    '天',
    '7',
  ],
];

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const workingDays = [1, 2, 3, 4, 5];
const weekend = [6, 7];

const groups: ReadonlyMap<string, readonly number[]> = new Map(
  Object.entries({
    daily: everyDay,
    'every day': everyDay,
    everyday: everyDay,
    all: everyDay,
    每天: everyDay,
    每日: everyDay,
    ежедневно: everyDay,
    'каждый день': everyDay,
    weekdays: workingDays,
    workdays: workingDays,
    工作日: workingDays,
    平日: workingDays,
    будни: workingDays,
    'по будням': workingDays,
    weekends: weekend,
    weekend: weekend,
    周末: weekend,
    週末: weekend,
    выходные: weekend,
  }),
);

/**
 * Reads days as people type them (`daily`, `mon-fri`, `Mon, Wed and Fri`, `周一至周五`, `一三五`, `пн, ср`, `1-5`) and returns
 * ISO weekdays, Monday 1, ascending; a range may pass Sunday (`fri-mon`). Null when any part is not understood.
 */
export function parseWeekdays(text: string): readonly number[] | null {
  const folded = text.normalize('NFKC').trim().toLowerCase();
  const group = groups.get(folded);
  if (group) return group;
  const days = new Set<number>();
  for (const part of splitParts(folded)) {
    const range = groups.get(part) ?? parseRange(part);
    if (!range) return null;
    for (const day of range) days.add(day);
  }
  return days.size === 0 ? null : [...days].sort((a, b) => a - b);
}

/** `一三五` and `周一三五` name a day with each character. */
function splitParts(text: string): readonly string[] {
  const bare = /^(?:周|週|星期)?([一二三四五六日天]{2,})$/.exec(text)?.[1];
  if (bare) return [...bare];
  return text
    .split(/\s*(?:[,;、]|\band\b|和)\s*|\s+(?![-–—至到])(?<![-–—至到]\s)/)
    .filter((part) => part !== '');
}

function parseRange(text: string): readonly number[] | null {
  const [from, to, ...more] = text.split(/\s*[-–—至到]\s*/).map(parseDay);
  if (!from || more.length > 0) return null;
  if (to === undefined) return [from];
  if (to === null) return null;
  const length = ((to - from + 7) % 7) + 1;
  return everyDay.slice(0, length).map((_, index) => ((from - 1 + index) % 7) + 1);
}

function parseDay(text: string): number | null {
  const day = text.replace(/\.$/, '');
  const index = names.findIndex((ofDay) =>
    ofDay.some(
      (name) => name === day || (day.length >= 3 && /^[a-zа-я]+$/.test(day) && name.startsWith(day)),
    ),
  );
  return index === -1 ? null : index + 1;
}
