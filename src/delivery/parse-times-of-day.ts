import { parseTimeOfDay } from './parse-time-of-day.ts';

/** NFKC has made plain marks of the full-width ones. */
const separators = /\s*(?:[,;、&/]|(?<=\s)(?:and|и)(?=\s)|[和及與与])\s*/u;

/**
 * Reads times of day as people type them (`08:00, 18:30`, `8 am and 6:30 pm`, `8点、18点半`, `8:00 18:30`) and returns them as `HH:MM`,
 * in the order of the day, each once; null when any part is none.
 */
export function parseTimesOfDay(text: string): readonly string[] | null {
  const parts = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .split(separators)
    .filter((part) => part !== '');
  const times = new Set<string>();
  for (const part of parts) {
    const read = parsePart(part);
    if (read === null) return null;
    for (const time of read) times.add(time);
  }
  return times.size === 0 ? null : [...times].toSorted();
}

/** One time, or several with nothing but spaces between them. */
function parsePart(text: string): readonly string[] | null {
  const one = parseTimeOfDay(text);
  if (one !== null) return [one];
  const words = text.split(/\s+/);
  const times = words.flatMap((word) =>
    /^\d{1,2}[:.]\d{2}$/.test(word) ? (parseTimeOfDay(word) ?? []) : [],
  );
  return times.length === words.length ? times : null;
}
