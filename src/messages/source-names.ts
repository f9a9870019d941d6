import { agencies } from '../articles/agencies.ts';
import type { OutletCamp } from '../articles/outlet.ts';
import { outletById } from '../articles/outlets.ts';
import type { Locale } from '../locale/locale.ts';

const keyOf = { en: 'en', 'zh-CN': 'zh-Hans', 'zh-TW': 'zh-Hant', ru: 'ru' } as const;

/** What a reader calls an outlet; its host where it is not known by name. */
export function outletName(source: string, locale: Locale): string {
  return outletById(source)?.names[keyOf[locale]] ?? source;
}

/** Who stands behind an outlet; null where it is not known. */
export function outletCamp(source: string): OutletCamp | null {
  return outletById(source)?.camp ?? null;
}

const scripts: Record<Locale, RegExp> = {
  en: /^\p{Script=Latin}/u,
  'zh-CN': /^\p{Script=Han}/u,
  'zh-TW': /^\p{Script=Han}/u,
  ru: /^\p{Script=Cyrillic}/u,
};

/** What a reader calls a news agency: in the script of the reader, else in Latin letters, else as it is. */
export function agencyName(id: string, locale: Locale): string {
  const names = agencies.find((agency) => agency.id === id)?.names ?? [id];
  const own = names.filter((name) => scripts[locale].test(name));
  // Agencies list the simplified name first and the traditional one beside it.
  const [first = names.find((name) => scripts.en.test(name)), second = first] = own;
  return (locale === 'zh-TW' ? second : first) ?? names[0] ?? id;
}
