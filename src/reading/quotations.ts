import { attributePassages, isQuotation } from './attribution.ts';
import { Speech } from './speech.ts';
import { type DatedText, type Span, spanOf } from './text-blocks.ts';
import type { Carrier, Speaker } from './who.ts';

/** Words that an article quotes: the span is what stands between the quotation marks, verbatim. */
export interface Quotation extends Span {
  /** Only where the article says so in so many words; null for all else. */
  readonly speaker: Speaker | null;
  /** The agency, medium or document that carried the words; never their speaker. */
  readonly via: Carrier | null;
}

/** The quotations of an article, in their order; terms, titles and nicknames in quotation marks are none. */
export function findQuotations(article: DatedText, speech = new Speech(article)): readonly Quotation[] {
  return speech.blocks.flatMap((block) => {
    if (block.passages.length === 0) return [];
    const attributions = attributePassages(speech, block);
    return block.passages.flatMap((passage, index) => {
      const attribution = attributions[index] ?? null;
      if (!isQuotation(block, passage, attribution)) return [];
      const { speaker = null, via = null } = attribution ?? {};
      return [{ ...spanOf(block, passage.from, passage.to), speaker, via }];
    });
  });
}
