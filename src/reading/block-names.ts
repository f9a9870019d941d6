import { findNames, type NameMention } from '../names/names.ts';
import { spansWithin } from './spans-within.ts';
import type { TextBlock } from './text-blocks.ts';
import type { WhoContext } from './who.ts';

/** The names of the table in an article's blocks. A shared name counts by the words beside it anywhere in the article, so the article is looked at whole, when first asked for. */
export function namesOf(blocks: readonly TextBlock[]): WhoContext['namesIn'] {
  let found: ReadonlyMap<number, readonly NameMention[]> | undefined;
  return ({ paragraph }, from, to) => {
    found ??= namesByParagraph(blocks);
    return spansWithin(found.get(paragraph) ?? [], from, to);
  };
}

function namesByParagraph(blocks: readonly TextBlock[]): ReadonlyMap<number, readonly NameMention[]> {
  const mentions = findNames(blocks.map(({ text }) => text).join('\n'));
  const found = new Map<number, NameMention[]>();
  let offset = 0;
  let next = 0;
  for (const { paragraph, text } of blocks) {
    const own: NameMention[] = [];
    for (
      let mention = mentions[next];
      mention !== undefined && mention.from < offset + text.length;
      next += 1, mention = mentions[next]
    )
      own.push({ id: mention.id, from: mention.from - offset, to: mention.to - offset });
    found.set(paragraph, own);
    offset += text.length + 1;
  }
  return found;
}
