import { splitSentences } from './sentences.ts';

const ellipsis = '…';
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Shortens a text to at most `maxLength` UTF-16 units, the ellipsis at its end included; a text that fits is returned as it is.
 * Cuts after a sentence where that keeps at least half of the room, else after a clause or word, else between two graphemes;
 * never inside one.
 */
export function truncate(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  if (maxLength < ellipsis.length) return '';
  const room = maxLength - ellipsis.length;
  const cut = sentenceBorder(text, room) ?? clauseBorder(text.slice(0, room)) ?? room;
  return text.slice(0, graphemeBorder(text, cut)).trimEnd() + ellipsis;
}

/** The last border between graphemes at or before `at`. */
export function graphemeBorder(text: string, at: number): number {
  return graphemes.segment(text).containing(at)?.index ?? 0;
}

function sentenceBorder(text: string, room: number): number | undefined {
  return splitSentences(text.slice(0, room + 2)).findLast((s) => s.to <= room && s.to >= room / 2)?.to;
}

/** After the last clause mark or before the last space that leaves three quarters of the room used. */
function clauseBorder(head: string): number | undefined {
  const least = Math.floor(head.length * 0.75);
  for (let at = head.length - 1; at > least; at -= 1) {
    if (/[，、；：,;:]/u.test(head.charAt(at))) return at;
  }
  const space = head.lastIndexOf(' ');
  return space > least ? space : undefined;
}
