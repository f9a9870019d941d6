import { createCanvas } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { locales } from '../../src/locale/locale.ts';
import { fontFamilies } from '../../src/pictures/fonts.ts';
import { messagesOf } from '../locale/languages.ts';

function shapeOf(character: string, families: string): string {
  const canvas = createCanvas(48, 48);
  const context = canvas.getContext('2d');
  context.font = `32px ${families}`;
  context.fillText(character, 6, 36);
  return canvas.data().toString('base64');
}

/** The characters that are drawn as the box for what a font does not have: that of a private-use character, and of none at all. */
function missing(text: string, locale: (typeof locales)[number]): readonly string[] {
  const families = fontFamilies([text], locale);
  const boxes = new Set(['\u{e123}', '\u{10fffd}'].map((character) => shapeOf(character, families)));
  return [...new Set(text)].filter(
    (character) => character.trim() !== '' && boxes.has(shapeOf(character, families)),
  );
}

test.each(locales)('in %s every script has its glyphs', (locale) => {
  const both = '龍龙臺台灣湾報报導导簡简體体國国際际邊边軍军經经貿贸烏乌歐欧蘭兰強强堅坚鈕侖侶喎鎢鑽鬱';
  expect(missing(`${both}ЖЩЁёЇїéßçñőşž“”‘’「」『』《》，。：；？！、（）—–…·×÷%€¥₽0189AZaz`, locale)).toEqual(
    [],
  );
});

test.each(locales)('all words of %s can be drawn', (locale) => {
  const text = messagesOf(locale)
    .filter(([key]) => /^(chart|trends|sourceCamp|topic)\./.test(key))
    .map(([, words]) => words)
    .join('');
  expect(missing(text, locale)).toEqual([]);
});

test('what no font has is a box, not a failure', () => {
  expect(missing('ก中', 'en')).toEqual(['ก']);
  expect(() => fontFamilies(['👍🏽'], 'zh-CN')).not.toThrow();
});

test('only what may hold the text is loaded, the font of the language first', () => {
  const english = fontFamilies(['Articles a day, 2023'], 'en').split(', ');
  expect(english[0]).toBe('noto-sans-latin');
  expect(english.length).toBeLessThan(5);
  expect(fontFamilies(['“Путин”'], 'ru')).toMatch(/^noto-sans-cyrillic, noto-sans-latin, noto-sans-sc-/);
  expect(fontFamilies(['“普京”'], 'zh-CN')).toMatch(/^noto-sans-sc-.*, noto-sans-latin$/);
});
