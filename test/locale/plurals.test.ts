import { describe, expect, test } from 'vitest';
import { type MessageKey, translator } from '../../src/locale/translate.ts';
import { messagesOf, pluralFormsOf } from './languages.ts';

/** An exact number, such as `=0`, may have words of its own beside the forms of the language. */
function formsWithoutExact(message: string, locale: 'en' | 'zh-CN' | 'zh-TW' | 'ru'): readonly string[] {
  return pluralFormsOf(message, locale).map((forms) => forms.filter((form) => !form.startsWith('=')).join());
}

describe('plural forms', () => {
  test('are four in Russian, wherever a noun is counted', () => {
    const others = messagesOf('ru').flatMap(([key, text]) =>
      formsWithoutExact(text, 'ru')
        .filter((forms) => forms !== 'one,few,many,other')
        .map((forms) => `${key}: ${forms}`),
    );
    expect(others).toEqual([]);
  });

  test.each(['zh-CN', 'zh-TW'] as const)('are one in %s', (locale) => {
    const others = messagesOf(locale).flatMap(([, text]) =>
      formsWithoutExact(text, locale).filter((forms) => forms !== 'other'),
    );
    expect(others).toEqual([]);
  });

  test('Russian declines a noun by each of them', () => {
    const nouns: readonly (readonly [MessageKey, string])[] = [
      ['sources.week', 'count'],
      ['digest.sources', 'count'],
      ['digest.moreReports', 'count'],
      ['subscription.limit', 'count'],
    ];
    const t = translator('ru');
    const table = nouns.map(([key, name]) => [1, 2, 5, 11, 21, 22].map((count) => t(key, { [name]: count })));
    expect(table).toEqual([
      [
        '1 публикация за 7 дней',
        '2 публикации за 7 дней',
        '5 публикаций за 7 дней',
        '11 публикаций за 7 дней',
        '21 публикация за 7 дней',
        '22 публикации за 7 дней',
      ],
      [
        '1 независимый источник',
        '2 независимых источника',
        '5 независимых источников',
        '11 независимых источников',
        '21 независимый источник',
        '22 независимых источника',
      ],
      [
        'ещё 1 публикация',
        'ещё 2 публикации',
        'ещё 5 публикаций',
        'ещё 11 публикаций',
        'ещё 21 публикация',
        'ещё 22 публикации',
      ],
      ['1 сюжет', 'до 2 сюжетов', 'до 5 сюжетов', 'до 11 сюжетов', 'до 21 сюжета', 'до 22 сюжетов'],
    ]);
  });

  test.each([
    [1, 1, '1 публикация, 1 сюжет'],
    [2, 2, '2 публикации, 2 сюжета'],
    [5, 5, '5 публикаций, 5 сюжетов'],
    [21, 3, '21 публикация, 3 сюжета'],
  ])('the Russian header of a digest of %i articles', (articles, stories, expected) => {
    expect(translator('ru')('digest.counts', { articles, stories })).toBe(expected);
  });

  test.each([
    [1, 'не менее 1 публикации'],
    [21, 'не менее 21 публикации'],
    [1000, 'не менее 1 000 публикаций'],
  ])('“at least %i” takes the Russian genitive', (count, expected) => {
    const said = translator('ru')('search.titleAtLeast', { query: 'Путин', count });
    expect(said.replace(/\s/gu, ' ')).toBe(`«Путин» · ${expected}`);
  });

  test('no digest and no search are said in words', () => {
    const none = { subscriptions: 0, deliveries: 0, dialogues: 0 };
    expect(translator('ru')('privacy.guild', none)).toBe(
      '**Об этом сервере:** нет дайджестов, нет записей о выпусках, нет незаконченных поисков и настроек.',
    );
    expect(translator('zh-CN')('privacy.guild', none)).toBe(
      '**关于本服务器**：没有简报，没有发布记录，没有进行中的搜索或设置。',
    );
    expect(translator('en')('privacy.guild', none)).toBe(
      '**About this server:** no digest, no record of a post, no search or setup under way.',
    );
  });

  test('Chinese counts with a measure word and no space', () => {
    expect(translator('zh-CN')('search.title', { query: '中俄贸易', count: 7012 })).toBe(
      '“中俄贸易” · 7,012篇报道',
    );
    expect(translator('zh-TW')('digest.counts', { articles: 2, stories: 1 })).toBe('2篇報導，1個事件');
  });
});
