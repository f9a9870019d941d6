import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { locales } from '../../src/locale/locale.ts';
import { inAllLocales, translator } from '../../src/locale/translate.ts';
import { limits } from '../../src/messages/limits.ts';
import { keys, messagesOf, placeholdersOf, sampleParams } from './languages.ts';

function fileOf(locale: string): string {
  return readFileSync(new URL(`../../src/locale/${locale}.json`, import.meta.url), 'utf8');
}

describe.each(locales)('the messages in %s', (locale) => {
  test('have the keys of the English ones, in the same order, each once', () => {
    const written = [...fileOf(locale).matchAll(/^ {2}"([^"]+)":/gm)].map(([, key]) => key);
    expect(written).toEqual(keys);
  });

  test('have the placeholders of the English ones', () => {
    const inEnglish = Object.fromEntries(
      messagesOf('en').map(([key, text]) => [key, placeholdersOf(text, 'en')]),
    );
    const here = Object.fromEntries(
      messagesOf(locale).map(([key, text]) => [key, placeholdersOf(text, locale)]),
    );
    expect(here).toEqual(inEnglish);
  });

  test.each([0, 1, 2, 5, 21, 1404])('can all be said of %i, with nothing left open', (count) => {
    const t = translator(locale);
    for (const [key, text] of messagesOf(locale)) {
      const said = t(key, sampleParams(text, locale, count));
      expect(said.trim(), key).not.toBe('');
      expect(said, key).not.toMatch(/[{}]|undefined|NaN/);
    }
  });

  test('fit on the buttons that carry them', () => {
    const labels = [
      'list.previous',
      'list.next',
      'list.page',
      'article.read',
      'article.summary',
      'article.cite',
      'compare.button',
      'compare.back',
      'digest.more',
      'remove.yes',
      'confirm.keep',
      'privacy.user.delete',
      'privacy.guild.delete',
    ] as const;
    for (const key of labels)
      expect(inAllLocales(key)[locale].length, key).toBeLessThanOrEqual(limits.buttonLabel);
  });
});

test('a placeholder without its value is a fault, not a gap in the sentence', () => {
  expect(() => translator('ru')('remove.done')).toThrow(/channel/);
});
