import { describe, expect, test } from 'vitest';
import { type Locale, locales } from '../../src/locale/locale.ts';
import { translator } from '../../src/locale/translate.ts';
import { messagesOf, sampleParams } from './languages.ts';

/** Names of languages are written in their own language everywhere. */
const ownName = /(?:^|\.)(?:language|choice)\.(?:en|ru|zh-CN|zh-TW)$/;

/** Messages as they are read, with their placeholders filled. */
function readMessages(locale: Locale): readonly (readonly [key: string, text: string])[] {
  const t = translator(locale);
  return messagesOf(locale)
    .filter(([key]) => !ownName.test(key))
    .map(([key, text]) => [key, t(key, sampleParams(text, locale))]);
}

function matching(locale: Locale, pattern: RegExp): readonly string[] {
  return readMessages(locale)
    .filter(([, text]) => pattern.test(text))
    .map(([key, text]) => `${key}: ${text}`);
}

/** What stands for itself: commands, which have a space of their own. */
const command = /\/\p{L}+ \p{L}+/gu;

describe.each(['zh-CN', 'zh-TW'] as const)('Chinese typography in %s', (locale) => {
  test('punctuation beside a character is full-width', () => {
    expect(
      matching(locale, /\p{sc=Han} ?[,;:!?()"']|[,;:!?()"'] ?\p{sc=Han}|\p{sc=Han}\.(?!\p{L})/u),
    ).toEqual([]);
  });

  test('no space stands between characters, nor before a measure word', () => {
    const spaced = readMessages(locale)
      .map(([key, text]) => [key, text.replace(command, '')] as const)
      .filter(([, text]) => /\p{sc=Han} +\p{sc=Han}|(?<![\d:-])\d+ \p{sc=Han}/u.test(text));
    expect(spaced).toEqual([]);
  });

  test('a space stands between a character and a Latin or Cyrillic word', () => {
    expect(matching(locale, /\p{sc=Han}[A-Za-z\p{sc=Cyrillic}]|[A-Za-z\p{sc=Cyrillic}]\p{sc=Han}/u)).toEqual(
      [],
    );
  });
});

const quotationMarks: Readonly<Record<Locale, { readonly open: string; readonly close: string }>> = {
  en: { open: '“', close: '”' },
  'zh-CN': { open: '“', close: '”' },
  'zh-TW': { open: '「', close: '」' },
  ru: { open: '«', close: '»' },
};

describe.each(locales)('quotation marks in %s', (locale) => {
  const { open, close } = quotationMarks[locale];

  test('are those of the language', () => {
    const others = '“”„«»「」『』"'.replace(open, '').replace(close, '');
    const exempt = locale === 'en' ? ['command.news.search.option.query.description'] : [];
    const strange = readMessages(locale).filter(
      ([key, text]) => !exempt.includes(key) && [...others].some((mark) => text.includes(mark)),
    );
    expect(strange).toEqual([]);
  });

  test('are opened and closed in turn', () => {
    const marks = readMessages(locale).map(([key, text]) => [
      key,
      [...text].filter((each) => each === open || each === close).join(''),
    ]);
    expect(
      marks.filter(([, found]) => found !== undefined && found.replaceAll(open + close, '') !== ''),
    ).toEqual([]);
  });
});

type Range = readonly [first: number, last: number];

/** The characters of a double-byte national standard whose bytes are in these ranges. */
function charactersOf(encoding: string, leads: Range, trails: Range): ReadonlySet<string> {
  const decoder = new TextDecoder(encoding);
  const pairs = range(leads).flatMap((lead) => range(trails).map((trail) => [lead, trail]));
  return new Set(pairs.map((pair) => decoder.decode(Uint8Array.from(pair))));
}

function range([first, last]: Range): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The standards' tables of characters in common use: 3,755 of GB 2312 and 5,401 of Big5. */
const inCommonUse = {
  'zh-CN': () => charactersOf('gb2312', [0xb0, 0xd7], [0xa1, 0xfe]),
  'zh-TW': () => charactersOf('big5', [0xa4, 0xc6], [0x40, 0xfe]),
} as const;

/** Words that only the other side of the strait says, in this side's script. */
const wordsOfTheOther = {
  'zh-CN':
    /伺服器|资讯|网路|资料|档案|预设|搜寻|开启|载入|汇入|登入|指令|权杖|连结|透过|支援|讯息|使用者|关键字|普丁/,
  'zh-TW':
    /服務器|信息|網絡|數據|文件|默認|搜索|打開|設置|加載|導入|登錄|用戶|命令|令牌|鏈接|通過|消息|關鍵詞|報道|磁盤|列表|查找|時間線/,
} as const;

describe.each(['zh-CN', 'zh-TW'] as const)('the script and the vocabulary of %s', (locale) => {
  test('every character is of the script, and common', () => {
    const common = inCommonUse[locale]();
    const strange = readMessages(locale).flatMap(([key, text]) =>
      [...text]
        .filter((each) => /\p{sc=Han}/u.test(each) && !common.has(each))
        .map((each) => `${key}: ${each}`),
    );
    expect(strange).toEqual([]);
  });

  test('no word is the one of the other side', () => {
    expect(matching(locale, wordsOfTheOther[locale])).toEqual([]);
  });
});

describe.each(locales)('full stops in %s', (locale) => {
  test('end what ends with one in English, and nothing else', () => {
    const inEnglish = new Map(readMessages('en').map(([key, text]) => [key, text.endsWith('.')]));
    const strange = readMessages(locale).filter(([key, text]) => /[.。]$/.test(text) !== inEnglish.get(key));
    expect(strange).toEqual([]);
  });
});
