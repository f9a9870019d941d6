import { IntlMessageFormat } from 'intl-messageformat';
import en from './en.json' with { type: 'json' };
import { intlTag, type Locale } from './locale.ts';
import ru from './ru.json' with { type: 'json' };
import zhCN from './zh-CN.json' with { type: 'json' };
import zhTW from './zh-TW.json' with { type: 'json' };

/** A key of the locale files; English is the reference. */
export type MessageKey = keyof typeof en;

export type MessageParams = Readonly<Record<string, string | number>>;

/** Speaks one language: the message of a key (ICU MessageFormat) with its placeholders filled. */
export type Translate = (key: MessageKey, params?: MessageParams) => string;

const messages: Readonly<Record<Locale, Readonly<Record<MessageKey, string>>>> = {
  en,
  'zh-CN': zhCN,
  'zh-TW': zhTW,
  ru,
};

const formats = new Map<string, IntlMessageFormat>();

/** The speaker of a language. A placeholder without its parameter throws: a fault of ours that tests find. */
export function translator(locale: Locale): Translate {
  return (key, params) => {
    const id = `${locale} ${key}`;
    let format = formats.get(id);
    if (format === undefined) {
      format = new IntlMessageFormat(messages[locale][key], intlTag(locale), undefined, { ignoreTag: true });
      formats.set(id, format);
    }
    return String(format.format(params));
  };
}

/** For keys that come as data: those of errors and reasons. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}

/** Discord takes the words of commands in every language at once. */
export function inAllLocales(key: MessageKey): Readonly<Record<Locale, string>> {
  return { en: en[key], 'zh-CN': zhCN[key], 'zh-TW': zhTW[key], ru: ru[key] };
}
