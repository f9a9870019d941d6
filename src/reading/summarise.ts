import { foldText } from '../text/fold.ts';
import { splitSentences } from '../text/sentences.ts';
import type { ArticleText } from './article-text.ts';
import { bigrams, shareOf } from './bigrams.ts';
import { datelineLength } from './dateline.ts';
import type { Extract, Summary } from './reading.ts';

/** What an extract without a lead may hold, in UTF-16 units (`docs/reading.md`). */
const roomWithoutLead = 150;
/** A sentence adds to an extract while less than this share of its bigrams is there already. */
const repeats = 0.6;

/**
 * An extract of the article's own sentences, word for word. With a lead: the lead; without: first sentences up to 150
 * characters, one at least. When a number of `sentences` is asked for, that many: the lead first, then the first that
 * add to what is there. Empty where the article has no text.
 */
export function summarise(article: ArticleText, options: { readonly sentences?: number } = {}): Summary {
  const lead = article.lead === null ? [] : extractsOf(article.lead, -1);
  const method = lead.length > 0 ? 'lead' : 'first-sentences';
  if (options.sentences !== undefined) {
    return {
      method,
      sentences: takeNew([...lead, ...bodySentences(article)], Math.max(1, options.sentences)),
    };
  }
  return { method, sentences: lead.length > 0 ? lead : takeFirst(bodySentences(article)) };
}

function extractsOf(paragraph: string, index: number): readonly Extract[] {
  const skipped = index <= 0 ? datelineLength(paragraph) : 0;
  return splitSentences(paragraph.slice(skipped)).map(({ text, from, to }) => ({
    text,
    paragraph: index,
    from: from + skipped,
    to: to + skipped,
  }));
}

/** Sentences of the text; headings and bylines are left out while there are whole sentences. */
function* bodySentences(article: ArticleText): Generator<Extract> {
  const isProse = (text: string) => /[。！？!?…]|[.]["”»)]*$/u.test(text);
  const hasProse = article.paragraphs.some(isProse);
  for (const [index, paragraph] of article.paragraphs.entries()) {
    if (!hasProse || isProse(paragraph)) yield* extractsOf(paragraph, index);
  }
}

function takeFirst(sentences: Iterable<Extract>): readonly Extract[] {
  const taken: Extract[] = [];
  let length = 0;
  for (const sentence of sentences) {
    length += sentence.text.length;
    if (taken.length > 0 && length > roomWithoutLead) break;
    taken.push(sentence);
  }
  return taken;
}

function takeNew(sentences: Iterable<Extract>, count: number): readonly Extract[] {
  const taken: Extract[] = [];
  const seen = new Set<string>();
  for (const sentence of sentences) {
    if (taken.length === count) break;
    const parts = bigrams(foldText(sentence.text));
    if (taken.length > 0 && shareOf(parts, seen) >= repeats) continue;
    taken.push(sentence);
    for (const part of parts) seen.add(part);
  }
  return taken;
}
