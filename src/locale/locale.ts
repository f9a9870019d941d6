/** The languages of everything a user reads; Discord's own codes. English is the reference. */
export const locales = ['en', 'zh-CN', 'zh-TW', 'ru'] as const;
export type Locale = (typeof locales)[number];
