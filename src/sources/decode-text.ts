import { decodeUtf32 } from './decode-utf32.ts';
import type { FetchedDocument } from './feed.ts';

type Bytes = Pick<FetchedDocument, 'bytes' | 'contentType'>;

/** Names that software writes and the Encoding Standard does not know. */
const aliases: Readonly<Record<string, string>> = {
  'gb18030-2000': 'gb18030',
  'gb18030-2022': 'gb18030',
  cp936: 'gbk',
  ms936: 'gbk',
  'euc-cn': 'gbk',
  cp950: 'big5',
  cp932: 'shift_jis',
  cp949: 'euc-kr',
  uhc: 'euc-kr',
  ms949: 'euc-kr',
  eucjp: 'euc-jp',
  ms932: 'shift_jis',
  ms950: 'big5',
  'gb-18030': 'gb18030',
  'gb-2312': 'gbk',
  'win-1251': 'windows-1251',
  windows1251: 'windows-1251',
  'win-1252': 'windows-1252',
  windows1252: 'windows-1252',
  koi8r: 'koi8-r',
  koi8u: 'koi8-u',
  utf16: 'utf-16',
};

/** Where declarations stand; the HTML standard looks at the first 1,024 bytes, XML's comes first of all. */
const headBytes = 4_096;

function decoderFor(label: string, fatal: boolean): InstanceType<typeof TextDecoder> | null {
  const name = label.trim().toLowerCase();
  try {
    return new TextDecoder(Object.hasOwn(aliases, name) ? aliases[name] : name, { fatal });
  } catch {
    return null;
  }
}

function decodeAs(label: string, bytes: Uint8Array): string | null {
  try {
    return decoderFor(label, true)?.decode(bytes) ?? null;
  } catch {
    return null;
  }
}

/** A byte order mark, or two of ASCII's characters as UTF-16 writes them without one: XML and JSON begin with such. */
function markedCharset(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === undefined || b === undefined) return null;
  if (a > 0 && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  return a === 0 && b > 0 && c === 0 ? 'utf-16be' : null;
}

function headerCharset(contentType: string | null): string | null {
  return /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType ?? '')?.[1] ?? null;
}

/** What the document says in itself. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, headBytes));
  const declared =
    /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"']+)["']/i.exec(head) ??
    /<meta\s[^>]*?\bcharset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(head);
  return declared?.[1] ?? null;
}

/** JSON is UTF-8, whatever a server says (RFC 8259 §8.1). */
const isJson = (bytes: Uint8Array) => bytes[0] === 0x7b;

/** All that the Encoding Standard takes for UTF-16. Text whose markup can be read byte by byte is not of it, whatever is said. */
const isUtf16 = (label: string) => /^\s*(?:utf-?16|(?:iso-10646-)?ucs-2|(?:cs)?unicode)/i.test(label);

const isUtf8 = (label: string) => /^\s*utf-?8\s*$/i.test(label);

/**
 * The text of a document: UTF-32 by its first bytes; else its charset by byte order mark, then the HTTP header, then its own declaration, else UTF-8. Of two
 * that contradict each other UTF-8 is tried first, since no text in another charset is valid UTF-8 by chance. Bytes that fit
 * none become U+FFFD one by one; of a document that says nothing of its charset GB 18030 is tried before.
 */
export function decodeText({ bytes, contentType }: Bytes): string {
  const utf32 = decodeUtf32(bytes);
  if (utf32 !== null) return utf32;
  const marked = markedCharset(bytes);
  const said = [headerCharset(contentType), declaredCharset(bytes), isJson(bytes) ? 'utf-8' : null]
    .filter((label) => label !== null)
    .map((label) => (isUtf16(label) && !bytes.subarray(0, headBytes).includes(0) ? 'utf-8' : label));
  const known = said.filter((label) => decoderFor(label, true) !== null);
  const [first = 'utf-8'] = known;
  const guesses = known.length === 0 ? ['utf-8', 'gb18030'] : known;
  const labels =
    marked === null ? guesses.toSorted((a, b) => Number(isUtf8(b)) - Number(isUtf8(a))) : [marked];
  for (const label of labels) {
    const text = decodeAs(label, bytes);
    if (text !== null) return text;
  }
  return decoderFor(marked ?? first, false)?.decode(bytes) ?? '';
}
