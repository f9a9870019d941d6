const pieces = /\p{Script=Han}+|[\p{L}\p{M}\p{N}]+/gu;
const han = /\p{Script=Han}/u;

/**
 * The words of a text as far as they can be told without a dictionary: overlapping pairs of Han characters,
 * lower-case words and numbers of other scripts. Repetitions are kept.
 */
export function bigrams(text: string): readonly string[] {
  const found: string[] = [];
  for (const [piece] of text.toLowerCase().matchAll(pieces)) {
    if (piece.length < 3 || !han.test(piece)) found.push(piece);
    else for (let at = 0; at < piece.length - 1; at += 1) found.push(piece.slice(at, at + 2));
  }
  return found;
}

/** The share of `parts` that is in `whole`, 0–1. */
export function shareOf(parts: readonly string[], whole: ReadonlySet<string>): number {
  return parts.length === 0 ? 1 : parts.filter((part) => whole.has(part)).length / parts.length;
}
