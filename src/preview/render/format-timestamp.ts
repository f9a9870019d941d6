import { dateFormat } from '../../locale/date-format.ts';
import { intlTag, type Locale } from '../../locale/locale.ts';

/** Discord's letters for the styles of a timestamp [reference, message-formatting]; `R`, the relative one, is apart. */
const styles: Readonly<Record<string, Readonly<Intl.DateTimeFormatOptions>>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
};

/** Units of relative times, in seconds. */
const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

function relative(seconds: number, locale: Locale): string {
  const format = new Intl.RelativeTimeFormat(intlTag(locale));
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return format.format(Math.round(seconds / size), unit);
}

export interface TimestampReader {
  readonly locale: Locale;
  readonly timeZone: string;
  /** RFC 3339. */
  readonly now: string;
}

/** `<t:seconds:style>` as Discord shows it to a reader; null for an instant beyond all calendars. */
export function formatTimestamp(
  seconds: number,
  style: string,
  { locale, timeZone, now }: TimestampReader,
): string | null {
  const time = new Date(seconds * 1000);
  if (Number.isNaN(time.getTime())) return null;
  if (style === 'R') return relative(seconds - Math.floor(Date.parse(now) / 1000), locale);
  return dateFormat(locale, { ...(styles[style] ?? styles.f), timeZone }).format(time);
}
