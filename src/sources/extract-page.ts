import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { isNestedTooDeep } from '../articles/page-depth.ts';
import { decodeText } from './decode-text.ts';
import type { ExtractedPage, FetchedDocument, Parsed } from './feed.ts';
import { htmlText } from './html-text.ts';
import { readPageFacts } from './page-facts.ts';

/** The article on a web page. Pure; runs where it can be ended, like `parseFeedBytes`. */
export function extractPage(document: FetchedDocument): Parsed<ExtractedPage> {
  const html = decodeText(document);
  if (isNestedTooDeep(html)) return { ok: false, fault: { key: 'noText' } };
  const facts = readPageFacts(html, document.url);
  const page = parseHTML(html).document;
  const found = page.documentElement === null ? null : new Readability(page, { keepClasses: true }).parse();
  const title = facts.title ?? found?.title ?? null;
  const text = htmlText(found?.content ?? '', document.url, title ?? '');
  if (text.paragraphs.length === 0) return { ok: false, fault: { key: 'noText' } };
  const { lead, paragraphs, agencies } = text;
  const image = facts.imageUrl === null ? text.image : { url: facts.imageUrl, caption: null };
  return { ok: true, value: { title, lead, paragraphs, image, publishedAt: facts.publishedAt, agencies } };
}
