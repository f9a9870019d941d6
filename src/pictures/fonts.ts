import { fileURLToPath } from 'node:url';
import latinRanges from '@fontsource/noto-sans/unicode.json' with { type: 'json' };
import chineseRanges from '@fontsource/noto-sans-sc/unicode.json' with { type: 'json' };
import { GlobalFonts } from '@napi-rs/canvas';
import type { Locale } from '../locale/locale.ts';

/** A file of a web font, which holds some characters of it. */
interface Slice {
  /** What the canvas calls it. */
  readonly family: string;
  readonly path: string;
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

/** `U+4E00-9FFF,U+3002` as CSS writes it: https://www.w3.org/TR/css-fonts-4/#unicode-range-desc */
function parseRanges(text: string): Slice['ranges'] {
  return text.split(',').map((range) => {
    const [first = '', last = first] = range.replace(/^U\+/i, '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });
}

/** The slices of a font's package, in regular weight; those of Chinese are numbered: `[4]`. */
function slicesOf(font: string, ranges: Readonly<Record<string, string>>): readonly Slice[] {
  return Object.entries(ranges).map(([name, text]) => {
    const family = `${font}-${name.replace(/[[\]]/g, '')}`;
    const file = import.meta.resolve(`@fontsource/${font}/files/${family}-400-normal.woff2`);
    return { family, path: fileURLToPath(file), ranges: parseRanges(text) };
  });
}

const latin = slicesOf('noto-sans', latinRanges);
const chinese = slicesOf('noto-sans-sc', chineseRanges);
const registered = new Set<string>();

function holds({ ranges }: Slice, codePoint: number): boolean {
  return ranges.some(([first, last]) => codePoint >= first && codePoint <= last);
}

function register({ family, path }: Slice): void {
  if (registered.has(family)) return;
  if (GlobalFonts.registerFromPath(path, family) === null) throw new Error(`no font in ${path}`);
  registered.add(family);
}

/**
 * The fonts for these texts, as the canvas wants them: of several that have a character it takes the first. Like a browser it
 * loads the slices in which the characters may be, a few of 110: all of Chinese would be 4 MB. A slice may lack a character of
 * its range, so those of both fonts are there. The Chinese font has quotation marks of its own, so it comes first in Chinese.
 * A character that neither font has is drawn as an empty box.
 */
export function fontFamilies(texts: readonly string[], locale: Locale): string {
  const slices = locale.startsWith('zh') ? [...chinese, ...latin] : [...latin, ...chinese];
  const codePoints = [...new Set(texts.join(''))].map((character) => character.codePointAt(0) ?? 0);
  const needed = slices.filter((slice) => codePoints.some((codePoint) => holds(slice, codePoint)));
  for (const slice of needed) register(slice);
  return needed.map(({ family }) => family).join(', ');
}
