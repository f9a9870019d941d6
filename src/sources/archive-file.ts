import { isUtf8 } from 'node:buffer';

/** A file of the archive is one article; the largest of 7,012 real ones has 150 kB. */
export const largestFileBytes = 5 * 1024 * 1024;

const newline = 0x0a;

/** The first line that is not UTF-8, from 1; null where all is. Line by line: UTF-8 has no line feed inside a character. */
export function firstBadLine(bytes: Buffer): number | null {
  if (isUtf8(bytes)) return null;
  let line = 1;
  let from = 0;
  for (let to = bytes.indexOf(newline); to !== -1; to = bytes.indexOf(newline, from)) {
    if (!isUtf8(bytes.subarray(from, to))) return line;
    line += 1;
    from = to + 1;
  }
  return line;
}

/**
 * Whether a text in an archive folder is meant as an archived page, be it a damaged one: it begins with the time of
 * capture, another mark of the header, or the page itself. A note that lies beside the articles begins with words.
 */
export function beginsLikeArchive(text: string): boolean {
  const opening = text.slice(0, 2_000).trimStart();
  return opening === '' || /^(?:<|-{6}|\[.*\]\()/.test(opening) || /\n-{6}\r?\n/.test(opening);
}
