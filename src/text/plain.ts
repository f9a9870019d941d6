/**
 * Characters that change how their neighbours are shown: bidirectional controls (Unicode UAX #9), zero-width and other
 * ignorable ones, controls. Variation selectors stay, and ZERO WIDTH JOINER between pictographs, where it makes one emoji
 * of two.
 */
const invisible =
  /(?![\uFE0E\uFE0F]|\u200D)\p{Default_Ignorable_Code_Point}|[\uFFF9-\uFFFB]|\p{Cc}|(?<!\p{Extended_Pictographic}\uFE0F?)\u200D|\u200D(?!\p{Extended_Pictographic})/gu;

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
