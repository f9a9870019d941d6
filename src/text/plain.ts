/**
 * Characters that change how their neighbours are shown: bidirectional controls (Unicode UAX #9), zero-width and
 * invisible ones, other controls. ZERO WIDTH JOINER stays between pictographs, where it makes one emoji of two.
 */
const invisible =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180E\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF0-\uFFFB]|[\u{E0000}-\u{E0FFF}]|(?<!\p{Extended_Pictographic}\uFE0F?)\u200D|\u200D(?!\p{Extended_Pictographic})/gu;

/** More combining marks on one letter than any language needs: they would climb over the lines around. */
const piledMarks = /(\p{M}{4})\p{M}+/gu;

/** Text of others as one line that shows what it says: no line breaks, no invisible or direction-changing characters. */
export function plainLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(invisible, '')
    .replace(piledMarks, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();
}
