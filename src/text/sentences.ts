/** A sentence, word for word: `text === paragraph.slice(from, to)`. Offsets are UTF-16. */
export interface Sentence {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const closerOf: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '「': '」',
  '『': '』',
  '《': '》',
  '〈': '〉',
  '（': '）',
  '(': ')',
  '【': '】',
  '[': ']',
  '〔': '〕',
  '«': '»',
};
const closers = new Set([...Object.values(closerOf), '"', '＂', "'"]);
const stops = new Set(['。', '！', '？', '…', '!', '?', '．', '｡', '.']);

/**
 * A quotation longer than this is split at its own sentences: whole, it would be a sentence nobody can quote.
 * Two average Chinese paragraphs hold about as much.
 */
const longQuotation = 200;

/** Marks open at a time beyond this are no nesting but noise; a limit keeps noise from costing quadratic time. */
const deepestNesting = 32;

/** Letters before a full stop that do not end a sentence when a capital follows: titles, months, initials (`U.S.`, `т.е.`). */
const abbreviation =
  /(?:^|[\s("“«])(?:(?:\p{L}\.)*\p{Lu}|(?:\p{L}\.)+\p{L}|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sen|Rep|Gov|St|Jr|Sr|vs|No|Nos|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|им|ул|др|пр|стр|см|тыс|млн|млрд|руб|долл|акад|проф|г|гг|ст|рис)$/u;
/** The speaker after a quotation that opens its sentence: `“…。”他说。` is one sentence. */
const attribution =
  /^\s*[^\s，。！？；、,.“"「]{0,12}(?:说|称|表示|指出|强调|写道|问|問|道|說|稱|強調|寫道)[。，]/u;

/**
 * Splits a paragraph into sentences. What ends a sentence (。！？…!? and, in Latin or Cyrillic text, a full stop) and the
 * closing marks after it belong to the sentence. A stop inside a pair of quotation marks or brackets ends nothing unless the pair closes
 * there; marks without a partner in the paragraph are no pair. Nothing but whitespace lies outside the sentences.
 */
export function splitSentences(paragraph: string): readonly Sentence[] {
  const depth = quotationDepth(paragraph);
  const sentences: Sentence[] = [];
  let from = 0;
  let at = 0;
  while (at < paragraph.length) {
    if (!stops.has(paragraph.charAt(at))) {
      at += 1;
      continue;
    }
    const end = endOfStops(paragraph, at, depth);
    if ((depth[end - 1] ?? 0) === 0 && endsSentence(paragraph, from, at, end)) {
      add(sentences, paragraph, from, end);
      from = end;
    }
    at = end;
  }
  add(sentences, paragraph, from, paragraph.length);
  return sentences;
}

function add(sentences: Sentence[], paragraph: string, from: number, to: number): void {
  const slice = paragraph.slice(from, to);
  const text = slice.trim();
  if (text === '') return;
  const start = from + slice.indexOf(text);
  sentences.push({ text, from: start, to: start + text.length });
}

/** For each character, how many pairs of marks are still open after it. ASCII quotes pair up in the order in which they stand. */
function quotationDepth(paragraph: string): Int16Array {
  const change = new Int16Array(paragraph.length + 1);
  const open: { readonly mark: string; readonly at: number }[] = [];
  for (let at = 0; at < paragraph.length; at += 1) {
    const mark = paragraph.charAt(at);
    const partner = partnerIndex(open, mark, paragraph, at);
    if (partner >= 0) {
      const from = open[partner]?.at ?? at;
      open.length = partner;
      if (at - from <= longQuotation) {
        change[from] = (change[from] ?? 0) + 1;
        change[at] = (change[at] ?? 0) - 1;
      }
    } else if (mark in closerOf || isAsciiQuote(mark)) {
      open.push({ mark, at });
      if (open.length > deepestNesting) open.shift();
    }
  }
  let depth = 0;
  return change.map((step) => {
    depth += step;
    return depth;
  });
}

/** The innermost open mark that this one closes, −1 when it closes none. An apostrophe closes nothing. */
function partnerIndex(
  open: readonly { readonly mark: string }[],
  mark: string,
  text: string,
  at: number,
): number {
  if (!closers.has(mark) || mark === "'") return -1;
  if (mark === '’' && /\p{L}/u.test(text.charAt(at + 1)) && /[A-Za-z]/.test(text.charAt(at - 1))) return -1;
  return open.findLastIndex((o) => (isAsciiQuote(mark) ? o.mark === mark : closerOf[o.mark] === mark));
}

function isAsciiQuote(mark: string): boolean {
  return mark === '"' || mark === '＂';
}

/** Where the run of stops that begins at `at` is over, with the closing marks that belong to it: `！”。` is one run. */
function endOfStops(text: string, at: number, depth: Int16Array): number {
  let end = at + 1;
  for (;;) {
    if (stops.has(text.charAt(end))) {
      end += 1;
      continue;
    }
    const next = text.charAt(end) === ' ' ? end + 1 : end;
    const step = (depth[next] ?? 0) - (depth[next - 1] ?? 0);
    // A padded mark belongs here only when it certainly closes a pair; one without a partner, only when it touches.
    if (!closers.has(text.charAt(next)) || step > 0 || (next > end && step === 0)) return end;
    end = next + 1;
  }
}

function endsSentence(text: string, from: number, at: number, end: number): boolean {
  const rest = text.slice(end, end + 32);
  if (/^\s*[，、；：,;:—–]/u.test(rest)) return false;
  const quotedStop = closers.has(text.charAt(end - 1));
  if (quotedStop && /^\s*的/u.test(rest)) return false;
  if (quotedStop && /^\s*["“「『]/u.test(text.slice(from, at)) && attribution.test(rest)) return false;
  if (/^\s+\p{Ll}/u.test(rest)) return false;
  if (text.charAt(at) !== '.') return true;
  return isFullStop(text.slice(Math.max(from, at - 24), at), rest, quotedStop);
}

/** Whether an ASCII full stop ends a sentence: not in numbers, addresses, list numbers and abbreviations. */
function isFullStop(before: string, after: string, closed: boolean): boolean {
  if (/^[\p{L}\p{N}_@/]/u.test(after) && !closed && !/\p{Script=Han}$/u.test(before)) return false;
  if (/^\s*\d{1,3}$/.test(before)) return false;
  return after.trim() === '' || !abbreviation.test(before);
}
