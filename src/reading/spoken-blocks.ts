import { datelineLength } from './dateline.ts';
import { blotOut, findPassages, isClause, type QuotedPassage } from './quoted-passages.ts';
import type { TextBlock } from './text-blocks.ts';

/** A sentence of a block as speech is read: what is quoted never ends it, except with a stop before the closing mark. */
export interface SpokenSentence {
  readonly block: SpokenBlock;
  readonly from: number;
  readonly to: number;
  readonly before: SpokenSentence | null;
}

export interface SpokenBlock extends TextBlock {
  readonly passages: readonly QuotedPassage[];
  /** `key` without what is quoted; short terms in quotation marks stay. */
  readonly blotted: string;
  readonly sentences: readonly SpokenSentence[];
}

/** Blocks with their quoted passages and sentences. */
export function spokenBlocks(blocks: readonly TextBlock[]): readonly SpokenBlock[] {
  let before: SpokenSentence | null = null;
  return blocks.map((block) => {
    const passages = findPassages(block.text);
    const blotted = blotOut(
      block.key,
      passages.filter(({ from, to }) => isClause(block.key.slice(from, to))),
    );
    const sentences: SpokenSentence[] = [];
    const spoken: SpokenBlock = { ...block, passages, blotted, sentences };
    let from = block.paragraph <= 0 ? datelineLength(block.text) : 0;
    for (const to of sentenceEnds(block.key, blotted)) {
      if (to <= from) continue;
      before = { block: spoken, from, to, before };
      sentences.push(before);
      from = to;
    }
    return spoken;
  });
}

/** Stops outside quotations, and the ends of quotations that close with a stop. */
function* sentenceEnds(key: string, blotted: string): Generator<number> {
  for (const { 0: stop, index } of blotted.matchAll(/[。!?]+|\ufffc+|\n/gu)) {
    const end = index + stop.length;
    if (!stop.startsWith('\ufffc')) yield end;
    else if (
      /[。!?…]/u.test(key.charAt(end - 2).trim() || key.charAt(end - 3)) &&
      !/^\s*[,的]/u.test(key.slice(end, end + 3))
    )
      yield end;
  }
  yield blotted.length;
}
