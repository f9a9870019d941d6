import type { Context } from 'hono';
import { isLocale, type Locale, locales } from '../locale/locale.ts';
import type { Reader } from './look-at.ts';

/** Who is taken to read while nobody has said so. */
export interface UsualReader extends Reader {
  /** The host chose the language: it comes before those of the browser. */
  readonly isLocaleChosen: boolean;
}

/** Who reads, by `?lang=` and `?zone=`, else as the host chose, else by the languages that the browser prefers. */
export function chosenReader(c: Context, usual: UsualReader): Reader {
  return { locale: chosenLocale(c, usual), timeZone: chosenZone(c) ?? usual.timeZone };
}

function chosenLocale(c: Context, { locale: usual, isLocaleChosen }: UsualReader): Locale {
  const asked = c.req.query('lang') ?? '';
  if (isLocale(asked)) return asked;
  return isLocaleChosen ? usual : (preferredLocale(c) ?? usual);
}

function preferredLocale(c: Context): Locale | null {
  const preferred = (c.req.header('accept-language') ?? '')
    .split(',')
    .map((part) => localeOf(part.split(';')[0]?.trim() ?? ''));
  return preferred.find((locale) => locale !== null) ?? null;
}

/** `zh-HK` is written in traditional characters, `zh` alone mostly in simplified ones. */
function localeOf(tag: string): Locale | null {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    if (language === 'zh') return script === 'Hant' ? 'zh-TW' : 'zh-CN';
    return locales.find((locale) => locale === language) ?? null;
  } catch {
    return null;
  }
}

function chosenZone(c: Context): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: c.req.query('zone') ?? 'none' }).resolvedOptions()
      .timeZone;
  } catch {
    return null;
  }
}
