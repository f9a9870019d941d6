import type { Article } from '../articles/article.ts';
import { nameKey } from '../names/name-key.ts';

/** The part of an article in which quotations, figures and dates are found. */
export type DatedText = Pick<Article, 'source' | 'publishedAt' | 'lead' | 'paragraphs'>;

/** A stretch of an article, word for word: `text === (paragraph === -1 ? lead : paragraphs[paragraph]).slice(from, to)`. */
export interface Span {
  readonly text: string;
  /** Index into the article's paragraphs; −1 is the lead. */
  readonly paragraph: number;
  /** UTF-16 offsets in that paragraph, `to` exclusive. */
  readonly from: number;
  readonly to: number;
}

/** The lead or a paragraph, with the folded form in which patterns are looked for: offsets are the same in both. */
export interface TextBlock {
  readonly paragraph: number;
  readonly text: string;
  readonly key: string;
}

/** Lead and paragraphs in their order. Patterns on `key` meet simplified characters, small letters and ASCII for full-width forms. */
export function textBlocks(article: DatedText): readonly TextBlock[] {
  const block = (text: string, paragraph: number) => ({ paragraph, text, key: nameKey(text) });
  const body = article.paragraphs.map(block);
  return article.lead === null ? body : [block(article.lead, -1), ...body];
}

export function spanOf({ text, paragraph }: TextBlock, from: number, to: number): Span {
  return { text: text.slice(from, to), paragraph, from, to };
}
