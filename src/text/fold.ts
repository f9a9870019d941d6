import { traditionalCharacters } from './traditional-characters.ts';

/**
 * A text as it is compared and indexed, never shown: lower case, without diacritics (ё is е, é is e), full-width
 * forms as ASCII, traditional characters as simplified. Of the same length in UTF-16 units: offsets in the result are
 * offsets in the text.
 */
export function foldText(text: string): string {
  const table = foldedUnits();
  let folded = '';
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    const to = table[unit] as number;
    if (to === unit) continue;
    folded += text.slice(from, i) + String.fromCharCode(to);
    from = i + 1;
  }
  return from === 0 ? text : folded + text.slice(from);
}

let memo: Uint16Array | undefined;

/** For each UTF-16 unit the one that stands for it; made when it is first needed, in about a millisecond. */
function foldedUnits(): Uint16Array {
  memo ??= makeFoldedUnits();
  return memo;
}

function makeFoldedUnits(): Uint16Array {
  const table = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);
  for (const [first, last] of letterRanges)
    for (let unit = first; unit <= last; unit += 1) table[unit] = foldLetter(unit);
  for (const line of traditionalCharacters)
    for (let i = 0; i < line.length; i += 2) table[line.charCodeAt(i)] = line.charCodeAt(i + 1);
  return table;
}

/** Where letters with case, diacritics or width are: Latin, Greek, Cyrillic, their extensions, and full-width forms. */
const letterRanges = [
  [0x41, 0x5a],
  [0xb5, 0x587],
  [0x1e00, 0x1fff],
  [0xff01, 0xff5e],
] as const;

/** Letters that would become longer (ß, ĳ) stay as they are. */
function foldLetter(unit: number): number {
  const plain = String.fromCharCode(unit).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.length === 1 ? plain.charCodeAt(0) : unit;
}
