import { intlTag, type Locale } from './locale.ts';

/** Every style in every language, in the few zones that are in use at a time. */
const formatsAtMost = 100;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * A formatter for dates, kept for the next time: making one takes longer than all the rest of a message, and a tenth of a
 * megabyte that the garbage collector does not see.
 */
export function dateFormat(
  locale: Locale,
  options: Readonly<Intl.DateTimeFormatOptions>,
): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(intlTag(locale), options);
  formats.delete(key);
  formats.set(key, format);
  const [oldest] = formats.keys();
  if (formats.size > formatsAtMost && oldest !== undefined) formats.delete(oldest);
  return format;
}
