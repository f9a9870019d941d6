/** A tag as it is written, or what stands between tags. */
export type XmlPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'cdata'; readonly text: string }
  | {
      readonly kind: 'open' | 'empty' | 'close';
      /** With its prefix, in lower case. */
      readonly name: string;
      /** From bracket to bracket. */
      readonly text: string;
    };

/** What XML brackets otherwise than as a tag. */
const sections = [
  { start: '<![CDATA[', end: ']]>', isText: true },
  { start: '<!--', end: '-->', isText: false },
  { start: '<?', end: '?>', isText: false },
] as const;

const tagName = /<\/?([a-z_][^\s/>"'=<]*)/iy;

/** Where a tag ends: brackets within quotation marks do not count. -1 where it does not. */
function endOfTag(xml: string, from: number): number {
  const marks = /["'<>]/g;
  marks.lastIndex = from;
  for (let mark = marks.exec(xml); mark !== null; mark = marks.exec(xml)) {
    if (mark[0] === '<') return -1;
    if (mark[0] === '>') return mark.index + 1;
    const close = xml.indexOf(mark[0], mark.index + 1);
    if (close === -1) return -1;
    marks.lastIndex = close + 1;
  }
  return -1;
}

function tagAt(xml: string, start: number): XmlPiece | null {
  tagName.lastIndex = start;
  const match = tagName.exec(xml);
  const end = match === null ? -1 : endOfTag(xml, tagName.lastIndex);
  if (match === null || end === -1) return null;
  const text = xml.slice(start, end);
  const kind = text.startsWith('</') ? 'close' : text.endsWith('/>') ? 'empty' : 'open';
  return { kind, name: (match[1] ?? '').toLowerCase(), text };
}

/**
 * The pieces of XML in order, comments and instructions left out. A bracket that opens nothing is text, and so is all behind one that
 * nothing closes: that a document is well formed is not asked here.
 */
export function* xmlPieces(xml: string): Generator<XmlPiece> {
  let done = 0;
  let from = 0;
  while (true) {
    const start = xml.indexOf('<', from);
    if (start === -1) break;
    const section = sections.find((each) => xml.startsWith(each.start, start));
    const tag = section === undefined ? tagAt(xml, start) : null;
    if (section === undefined && tag === null) {
      from = start + 1;
      continue;
    }
    const close = section === undefined ? -1 : xml.indexOf(section.end, start + section.start.length);
    if (section !== undefined && close === -1) break;
    if (start > done) yield { kind: 'text', text: xml.slice(done, start) };
    if (tag !== null) yield tag;
    if (section?.isText) yield { kind: 'cdata', text: xml.slice(start, close + section.end.length) };
    done = tag === null ? close + (section?.end.length ?? 0) : start + tag.text.length;
    from = done;
  }
  if (done < xml.length) yield { kind: 'text', text: xml.slice(done) };
}
