import type { Locale } from '../locale/locale.ts';
import type { Services } from '../services.ts';

/** Where most readers of a language live. */
const zonesByLocale: Partial<Record<Locale, string>> = {
  'zh-CN': 'Asia/Shanghai',
  'zh-TW': 'Asia/Taipei',
  ru: 'Europe/Moscow',
};

/** The zone of who names none: that of the language, else the installation's. */
export function usualTimeZone(locale: Locale, { defaults }: Pick<Services, 'defaults'>): string {
  return zonesByLocale[locale] ?? defaults.timeZone;
}
