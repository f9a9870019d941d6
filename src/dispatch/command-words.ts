import type { Locale } from '../locale/locale.ts';
import { inAllLocales, isMessageKey } from '../locale/translate.ts';

export type Words = Readonly<Record<Locale, string>>;

/** The words of a command's part in every language. Throws for a key that the locale files do not have. */
export function commandWords(key: string): Words {
  if (!isMessageKey(key)) throw new Error(`the locale files have no ${key}`);
  return inAllLocales(key);
}

/** What a message command is called in the menu of a message. */
export function messageCommandName({ name }: { readonly name: string }): Words {
  return commandWords(`messageCommand.${name}.name`);
}
