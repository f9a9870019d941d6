/** The languages of everything a user reads; Discord's own codes. English is the reference. */
export const locales = ['en', 'zh-CN', 'zh-TW', 'ru'] as const;
export type Locale = (typeof locales)[number];

export function isLocale(value: string): value is Locale {
  return (locales as readonly string[]).includes(value);
}

/** The tag for `Intl`: English dates stand as “13 July 2023”, which is what readers of world news meet. */
export function intlTag(locale: Locale): string {
  return locale === 'en' ? 'en-GB' : locale;
}
