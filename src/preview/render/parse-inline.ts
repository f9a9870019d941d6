import type { Inline, SpanKind } from './markdown-tree.ts';

/** Spans in spans in spans: deeper than anyone writes, and what keeps hostile text from costing more than its length squared. */
const deepest = 8;

interface Rule {
  /** Sticky: tried where the reading has come to. */
  readonly pattern: RegExp;
  /** Null where it is no such thing after all. */
  node(match: RegExpExecArray, depth: number): Inline | null;
}

/** The address as a browser would open it; null where it is not http(s). */
function webAddress(text: string): string | null {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}

function link(address: string, children: readonly Inline[]): Inline | null {
  const url = webAddress(address);
  return url === null ? null : { kind: 'link', url, children };
}

function span(kind: SpanKind, pattern: RegExp): Rule {
  return {
    pattern,
    node: ([, inner = ''], depth) => ({ kind, children: parseInline(inner, depth + 1) }),
  };
}

function mention(kind: 'channel' | 'user' | 'role', pattern: RegExp): Rule {
  return { pattern, node: ([, id = '']) => ({ kind, id }) };
}

/**
 * Discord's dialect: [reference, message-formatting], and what its clients do with the rest. The first that fits holds.
 * No pattern may read the rest of the text more than once from one place.
 */
const rules: readonly Rule[] = [
  { pattern: /\\([^0-9A-Za-z\s])/uy, node: ([, text = '']) => ({ kind: 'text', text }) },
  {
    pattern: /(?<!`)(`+)(?!`)([\s\S]*?[^`])\1(?!`)/y,
    node: ([, , text = '']) => ({ kind: 'code', text: text.replace(/^ (?=`)|(?<=`) $/g, '') }),
  },
  {
    pattern: /<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>/y,
    node: ([, seconds, style = 'f']) => ({ kind: 'timestamp', seconds: Number(seconds), style }),
  },
  mention('channel', /<#(\d{1,20})>/y),
  mention('user', /<@!?(\d{1,20})>/y),
  mention('role', /<@&(\d{1,20})>/y),
  {
    pattern: /<\/([-_\p{L}\p{N}]{1,32}(?: [-_\p{L}\p{N}]{1,32}){0,2}):\d{1,20}>/uy,
    node: ([, name = '']) => ({ kind: 'command', name }),
  },
  { pattern: /<a?(:\w{2,32}:)\d{1,20}>/y, node: ([, text = '']) => ({ kind: 'text', text }) },
  {
    pattern: /<(https?:\/\/[^\s<>]+)>/y,
    node: ([, address = '']) => link(address, [{ kind: 'text', text: address }]),
  },
  {
    // A label, which may hold brackets in pairs; an address in angles, or with parentheses in pairs; a title, not shown.
    pattern:
      /\[((?:\\[^\n]|\[[^[\]\n]*\]|[^[\]\\\n])+)\]\((?:<([^<>\s]+)>|((?:\([^\s()]*\)|[^\s()<>])+))(?: "[^"\n]*")?\)/y,
    node: ([, label = '', inAngles, bare = ''], depth) =>
      link(inAngles ?? bare, parseInline(label, depth + 1)),
  },
  {
    pattern: /(?<![0-9A-Za-z])https?:\/\/[^\s<]+[^\s<.,:;"')\]]/y,
    node: ([address]) => link(address, [{ kind: 'text', text: address }]),
  },
  span('bold', /\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y),
  span('underline', /__((?:\\[\s\S]|[^\\])+?)__(?!_)/y),
  span('strike', /~~((?:\\[\s\S]|[^\\])+?)~~/y),
  span('spoiler', /\|\|((?:\\[\s\S]|[^\\])+?)\|\|/y),
  span('italic', /\*(?![\s*])((?:\\[\s\S]|\*\*|[^*\\])+?)(?<!\s)\*(?!\*)/y),
  span('italic', /(?<![0-9A-Za-z_])_((?:\\[\s\S]|__|[^_\\])+?)_(?![0-9A-Za-z_])/y),
];

/** What no rule begins with, or one character. */
const plain = /[^\\`<[*_~|h]+|[\s\S]/uy;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function nodeAt(text: string, at: number, depth: number): readonly [Inline, number] {
  for (const { pattern, node } of depth > deepest ? [] : rules) {
    const match = matchAt(pattern, text, at);
    const found = match && node(match, depth);
    if (match && found) return [found, match[0].length];
  }
  const [words = ''] = matchAt(plain, text, at) ?? [];
  return [{ kind: 'text', text: words }, words.length];
}

/** What stands in a line or in some lines of Discord's markdown. Never fails: what is no markup is text. */
export function parseInline(text: string, depth = 0): readonly Inline[] {
  const nodes: Inline[] = [];
  for (let at = 0; at < text.length; ) {
    const [node, length] = nodeAt(text, at, depth);
    at += length;
    const last = nodes.at(-1);
    if (node.kind === 'text' && last?.kind === 'text')
      nodes.splice(-1, 1, { kind: 'text', text: last.text + node.text });
    else nodes.push(node);
  }
  return nodes;
}
