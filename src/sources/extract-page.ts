import type { ArticleText } from '../articles/article-text.ts';
import { isNestedTooDeep } from '../articles/page-depth.ts';
import { articleMarkup } from './article-markup.ts';
import { decodeText } from './decode-text.ts';
import type { ExtractedPage, FetchedDocument, Parsed } from './feed.ts';
import { htmlText, rulesAt } from './html-text.ts';
import { readPageFacts } from './page-facts.ts';

const noText = { ok: false, fault: { key: 'noText' } } as const;

function withLead(text: ArticleText, standfirst: string | null): ArticleText {
  const [first, ...rest] = text.paragraphs;
  return text.lead === null && first === standfirst && rest.length > 0
    ? { lead: first, paragraphs: rest }
    : { lead: text.lead, paragraphs: text.paragraphs };
}

/** The article on a web page, by its markup and the rules of its outlet. Pure; runs where it can be ended, like `parseFeedBytes`. */
export function extractPage(document: FetchedDocument): Parsed<ExtractedPage> {
  const html = decodeText(document);
  if (isNestedTooDeep(html)) return noText;
  const { title, imageUrl, publishedAt } = readPageFacts(html, document.url);
  const markup = articleMarkup(html, rulesAt(document.url));
  if (markup === null) return noText;
  const { image: first, agencies, ...text } = htmlText(markup.html, document.url, title ?? '');
  if (text.paragraphs.length === 0) return noText;
  const { lead, paragraphs } = withLead(text, markup.standfirst);
  const image = imageUrl === null ? first : { url: imageUrl, caption: null };
  return { ok: true, value: { title, lead, paragraphs, image, publishedAt, agencies } };
}
