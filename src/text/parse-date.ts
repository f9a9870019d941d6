import { parseDay } from './parse-day.ts';

/** Words for days near today, by their distance. */
const near: Readonly<Record<string, number>> = {
  today: 0,
  今天: 0,
  今日: 0,
  сегодня: 0,
  yesterday: -1,
  昨天: -1,
  昨日: -1,
  вчера: -1,
  tomorrow: 1,
  明天: 1,
  明日: 1,
  завтра: 1,
};

const dayMs = 24 * 3_600_000;

/** The one day that a person means, as `YYYY-MM-DD`: `yesterday`, or whatever `parseDay` takes for a day. Null for anything else. */
export function parseDate(text: string, today: string): string | null {
  const word = text.trim().toLowerCase();
  const distance = Object.hasOwn(near, word) ? near[word] : undefined;
  if (distance !== undefined) return isoDate(Date.parse(today) + distance * dayMs);
  const range = parseDay(text, 'UTC');
  if (range === null || Date.parse(range.to) - Date.parse(range.from) !== dayMs) return null;
  return isoDate(Date.parse(range.from));
}

function isoDate(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
