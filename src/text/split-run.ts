/** Most Chinese words and set phrases have at most four characters. */
const longestSetPhrase = 4;
/** In characters. Longer names of foreigners have a dot in them, which ends a run. */
const longestName = 14;

/**
 * The names and words of a run of Chinese characters; the run itself where it is best left whole: when it is short and
 * no name is in it, or when a character would be left alone.
 */
export function splitRun(run: string, isName: (text: string) => boolean): readonly string[] {
  if (!/^\p{sc=Han}{4,}$/u.test(run)) return [run];
  const parts = splitAtNames(run, isName);
  if (parts.some((part) => part.length < 2)) return run.length > longestSetPhrase ? splitWords(run) : [run];
  if (parts.length === 1 && run.length <= longestSetPhrase) return [run];
  return parts.flatMap((part) =>
    part.length > longestSetPhrase && !isName(part) ? splitWords(part) : [part],
  );
}

/** The names, the longest first where several begin, and what is between them. */
function splitAtNames(run: string, isName: (text: string) => boolean): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < run.length; ) {
    const end = endOfName(run, at, isName);
    if (end === at) {
      at += 1;
      continue;
    }
    if (from < at) parts.push(run.slice(from, at));
    parts.push(run.slice(at, end));
    at = end;
    from = end;
  }
  return from < run.length ? [...parts, run.slice(from)] : parts;
}

/** `at` itself where no name begins. */
function endOfName(run: string, at: number, isName: (text: string) => boolean): number {
  for (let end = Math.min(at + longestName, run.length); end >= at + 2; end -= 1)
    if (isName(run.slice(at, end))) return end;
  return at;
}

/** By ICU's dictionary; single characters go with the word before, or with the one after. */
function splitWords(run: string): readonly string[] {
  const words: string[] = [];
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(run)) {
    const before = words.at(-1);
    if (before !== undefined && (segment.length < 2 || before.length < 2))
      words[words.length - 1] = before + segment;
    else words.push(segment);
  }
  return words;
}
