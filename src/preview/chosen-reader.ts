import type { Context } from 'hono';
import { isLocale, type Locale, locales } from '../locale/locale.ts';
import type { Reader } from './look-at.ts';

/** Who reads, by `?lang=` and `?zone=`, else by the languages that the browser prefers, else as the settings say. */
export function chosenReader(c: Context, otherwise: Reader): Reader {
  return { locale: chosenLocale(c) ?? otherwise.locale, timeZone: chosenZone(c) ?? otherwise.timeZone };
}

function chosenLocale(c: Context): Locale | null {
  const asked = c.req.query('lang') ?? '';
  if (isLocale(asked)) return asked;
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
