import type { Block, List, ListItem } from './markdown-tree.ts';
import { parseInline } from './parse-inline.ts';

const heading = /^ {0,3}(#{1,3}) +(\S.*)$/;
const subtext = /^ {0,3}-# +(\S.*)$/;
const quote = /^ {0,3}> (.*)$/;
const quoteToTheEnd = /^ {0,3}>>> (.*)$/;
const item = /^( *)(?:[-*]|(\d{1,9})\.) +(\S.*)$/;
/** A line that goes on with the item before it. */
const continuation = /^ {2,}(\S.*)$/;
/** Three backticks to the next three, unless a backslash takes the first for itself. */
const fence = /(?<!(?<!\\)(?:\\\\)*\\)```([\s\S]+?)```/g;

interface ItemLine {
  readonly indent: number;
  readonly number: number | null;
  readonly text: string;
}

function itemLines(lines: readonly string[]): readonly ItemLine[] {
  const found: ItemLine[] = [];
  for (const line of lines) {
    const [, indent, digits, text = ''] = item.exec(line) ?? [];
    const last = found.at(-1);
    if (indent !== undefined)
      found.push({ indent: indent.length, number: digits === undefined ? null : Number(digits), text });
    else if (last !== undefined) found.splice(-1, 1, { ...last, text: `${last.text}\n${line.trim()}` });
  }
  return found;
}

/** Items that stand further in than the first belong to the one before them. */
function listOf([first, ...others]: readonly ItemLine[]): List | null {
  if (first === undefined) return null;
  const next = others.findIndex(({ indent }) => indent <= first.indent + 1);
  const end = next === -1 ? others.length : next;
  const head: ListItem = { children: parseInline(first.text), nested: listOf(others.slice(0, end)) };
  const rest = listOf(others.slice(end));
  return { kind: 'list', start: first.number, items: [head, ...(rest?.items ?? [])] };
}

function countWhile(lines: readonly string[], from: number, holds: (line: string) => boolean): number {
  const end = lines.findIndex((line, index) => index >= from && !holds(line));
  return (end === -1 ? lines.length : end) - from;
}

/** The block that begins at a line, and how many lines it takes. */
function blockAt(lines: readonly string[], at: number, inQuote: boolean): readonly [Block | null, number] {
  const line = lines[at] ?? '';
  if (line.trim() === '') return [{ kind: 'blankLine' }, 1];
  const [, marks, title = ''] = heading.exec(line) ?? [];
  if (marks !== undefined) {
    const level = marks.length === 1 ? 1 : marks.length === 2 ? 2 : 3;
    return [{ kind: 'heading', level, children: parseInline(title) }, 1];
  }
  const [, small] = subtext.exec(line) ?? [];
  if (small !== undefined) return [{ kind: 'subtext', children: parseInline(small) }, 1];
  if (!inQuote && quoteToTheEnd.test(line)) {
    const text = lines
      .slice(at)
      .join('\n')
      .replace(/^ *>>> /, '');
    return [{ kind: 'quote', blocks: parseLines(text, true) }, lines.length - at];
  }
  if (!inQuote && quote.test(line)) {
    const count = countWhile(lines, at, (each) => quote.test(each));
    const text = lines.slice(at, at + count).map((each) => each.replace(quote, '$1'));
    return [{ kind: 'quote', blocks: parseLines(text.join('\n'), true) }, count];
  }
  if (item.test(line)) {
    const count = countWhile(lines, at, (each) => item.test(each) || continuation.test(each));
    return [listOf(itemLines(lines.slice(at, at + count))), count];
  }
  const count = 1 + countWhile(lines, at + 1, (each) => isPlain(each, inQuote));
  return [{ kind: 'paragraph', children: parseInline(lines.slice(at, at + count).join('\n')) }, count];
}

function isPlain(line: string, inQuote: boolean): boolean {
  const starts = [heading, subtext, item, ...(inQuote ? [] : [quote, quoteToTheEnd])];
  return line.trim() !== '' && !starts.some((start) => start.test(line));
}

/** Blank lines at the ends are not shown. */
function trimmed(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
}

function parseLines(text: string, inQuote: boolean): readonly Block[] {
  const blocks: Block[] = [];
  const lines = trimmed(text).split('\n');
  if (lines.length === 1 && lines[0] === '') return [];
  for (let at = 0; at < lines.length; ) {
    const [block, count] = blockAt(lines, at, inQuote);
    if (block !== null) blocks.push(block);
    at += count;
  }
  return blocks;
}

function codeBlock(inside: string): Block {
  // A word on the first line names the language of the code.
  return {
    kind: 'codeBlock',
    text: inside
      .replace(/^[\w+#.-]+\n/, '')
      .replace(/^\n+/, '')
      .trimEnd(),
  };
}

/** Text in Discord's markdown, as blocks. Never fails: what is no markup is text. */
export function parseMarkdown(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let at = 0;
  for (const { index, 0: whole, 1: inside = '' } of text.matchAll(fence)) {
    blocks.push(...parseLines(text.slice(at, index), false), codeBlock(inside));
    at = index + whole.length;
  }
  return [...blocks, ...parseLines(text.slice(at), false)];
}
