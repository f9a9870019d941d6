/** Soft hyphens, zero-width spaces and byte order marks inside words. */
const invisible = /[\u00AD\u200B\u2060\uFEFF]/g;
/** Runs of white space and control characters. */
const gaps = /[\s\p{Cc}]+/gu;

/** Text of a page with single spaces, none at its ends, and no invisible or control characters. */
export function tidyText(text: string): string {
  return text
    .replace(invisible, '')
    .replace(gaps, (gap) => (/\s/.test(gap) ? ' ' : ''))
    .trim();
}
