import { load } from 'cheerio/slim';
import { canonicalUrl } from './canonical-url.ts';
import { tidyText } from './tidy-text.ts';

/** Why a file is no archived page: a key that stays the same, and a sentence for a person. */
export interface Rejection {
  readonly ok: false;
  /** Counted from 1. */
  readonly line: number;
  readonly key: RejectionKey;
  readonly reason: string;
}

export type RejectionKey =
  | 'empty'
  | 'captureTime'
  | 'titleLine'
  | 'title'
  | 'url'
  | 'ruler'
  | 'nesting'
  | 'body';

const sentences: Readonly<Record<RejectionKey, string>> = {
  empty: 'The file is empty.',
  captureTime: 'The first line is not the time of capture in milliseconds: <!--1689261301000-->.',
  titleLine: 'The second line is not a title with its address: [title](https://…).',
  title: 'The title is empty.',
  url: 'The address of the page is missing or is no http(s) URL.',
  ruler: 'The third line is not the ruler that ends the header: ------.',
  nesting: 'The elements of the page stand in one another more than 20,000 deep.',
  body: 'The page has no text.',
};

export function rejection(line: number, key: RejectionKey): Rejection {
  return { ok: false, line, key, reason: sentences[key] };
}

export interface ArchiveHeader {
  readonly ok: true;
  readonly title: string;
  /** Canonical. */
  readonly url: string;
  readonly capturedAtMs: number;
  readonly html: string;
}

/** The end of the year 9999: later times have a longer form that does not sort as text (ECMA-262, `toISOString`). */
const latestMs = 253_402_300_799_999;

function captureTimeOf(line: string): number | null {
  const digits = /^\s*<!--\s*(\d{1,15})\s*-->\s*$/.exec(line)?.[1];
  return digits === undefined || Number(digits) > latestMs ? null : Number(digits);
}

/** Entities are decoded; a `<` in a title is a character like others. */
function decodeTitle(title: string): string {
  return tidyText(title.includes('&') ? load(title.replaceAll('<', '&lt;'), null, false).text() : title);
}

/** The first three lines and what follows them. */
function splitHeader(text: string): readonly [first: string, second: string, third: string, html: string] {
  const lines: string[] = [];
  let from = 0;
  while (lines.length < 3) {
    const to = text.indexOf('\n', from);
    lines.push((to === -1 ? text.slice(from) : text.slice(from, to)).replace(/\r$/, ''));
    from = to === -1 ? text.length : to + 1;
  }
  const [first = '', second = '', third = ''] = lines;
  return [first, second, third, text.slice(from)];
}

/**
 * The header of the public archive's format: `<!--milliseconds-->`, `[title](url)`, `------`. The title may hold brackets,
 * `](` too, and the URL parentheses: the last `](` divides them. A byte order mark and CRLF are accepted.
 */
export function parseArchiveHeader(text: string): ArchiveHeader | Rejection {
  const [first, second, third, html] = splitHeader(text.replace(/^\uFEFF/, ''));
  if (text.trim() === '') return rejection(1, 'empty');
  const capturedAtMs = captureTimeOf(first);
  if (capturedAtMs === null) return rejection(1, 'captureTime');
  const titleLine = /^\[(.*)\]\((.*)\)$/.exec(second.trim());
  if (titleLine === null) return rejection(2, 'titleLine');
  const title = decodeTitle(titleLine[1] ?? '');
  if (title === '') return rejection(2, 'title');
  const url = canonicalUrl(titleLine[2] ?? '');
  if (url === null) return rejection(2, 'url');
  if (!/^-{3,}$/.test(third.trim())) return rejection(3, 'ruler');
  return { ok: true, title, url, capturedAtMs, html };
}
