/** Words that put an hour into a half of the day, in the languages of the commands. */
const morning = ['am', 'a.m.', '上午', '早上', '凌晨', '早晨', 'утра', 'ночи'];
const afternoon = ['pm', 'p.m.', '下午', '晚上', '傍晚', '中午', 'дня', 'вечера'];

const clock = /^(\d{1,2})(?:\s*(?:[:.h]|时|時|点|點)\s*(?:(\d{2})(?:\s*分)?|(半))?)?$/;

/**
 * Reads a local time as people type it (`8:00`, `08.00`, `20`, `0830`, `8 pm`, `晚上8点半`, `8 вечера`) and returns it as
 * `HH:MM`; null for what is none, `24:00` and `13 pm` among it.
 */
export function parseTimeOfDay(text: string): string | null {
  const { rest, half } = takeHalfOfDay(text.normalize('NFKC').trim().toLowerCase());
  const match = clock.exec(/^\d{4}$/.test(rest) ? `${rest.slice(0, 2)}:${rest.slice(2)}` : rest);
  if (!match) return null;
  const hour = hourOfDay(Number(match[1]), half);
  const minute = match[3] ? 30 : Number(match[2] ?? 0);
  if (hour === null || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

type HalfOfDay = 'morning' | 'afternoon' | null;

function takeHalfOfDay(text: string): { readonly rest: string; readonly half: HalfOfDay } {
  for (const [half, words] of [['morning', morning] as const, ['afternoon', afternoon] as const]) {
    for (const word of words) {
      if (text.startsWith(word)) return { rest: text.slice(word.length).trim(), half };
      if (text.endsWith(word)) return { rest: text.slice(0, -word.length).trim(), half };
    }
  }
  return { rest: text, half: null };
}

function hourOfDay(hour: number, half: HalfOfDay): number | null {
  if (half === null) return hour <= 23 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === 'afternoon' ? 12 : 0);
}
