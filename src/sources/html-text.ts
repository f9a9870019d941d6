import { load } from 'cheerio/slim';
import { findAgencies } from '../articles/agencies.ts';
import type { ArticleImage } from '../articles/article.ts';
import { type ArticleText, articleText } from '../articles/article-text.ts';
import { collectBlocks, type TimeMark } from '../articles/collect-blocks.ts';
import type { PageRules } from '../articles/outlet.ts';
import { outletAt } from '../articles/outlets.ts';
import { isNestedTooDeep } from '../articles/page-depth.ts';
import { tidyText } from '../articles/tidy-text.ts';

export interface HtmlText extends ArticleText {
  readonly image: ArticleImage | null;
  readonly times: readonly TimeMark[];
  readonly agencies: readonly string[];
}

const nothing: HtmlText = { lead: null, paragraphs: [], image: null, times: [], agencies: [] };
const noRules: PageRules = {};

/** No line of people is longer; what is, was made to be. */
const longestLine = 2_000;
/** In characters; the longest of 7,012 real articles has 13,308. */
const longestText = 100_000;

/** How to read the pages of an address. */
export function rulesAt(url: string): PageRules {
  const { host, pathname } = new URL(url);
  return outletAt(host, pathname)?.page ?? noRules;
}

/** The paragraphs that fit, whole. */
function shortened({ lead, paragraphs }: ArticleText): ArticleText {
  let length = 0;
  const end = paragraphs.findIndex((paragraph) => {
    length += paragraph.length;
    return length > longestText;
  });
  return { lead, paragraphs: end === -1 ? paragraphs : paragraphs.slice(0, end) };
}

/**
 * The text of a piece of HTML that is an article and nothing else, by the rules of its outlet.
 * @param base what addresses in it refer to, where that is not the page
 */
export function htmlText(html: string, url: string, title: string, base = url): HtmlText {
  if (isNestedTooDeep(html)) return nothing;
  const root = load(html, null, false).root()[0];
  if (root === undefined) return nothing;
  const rules = rulesAt(url);
  const { blocks, image, times } = collectBlocks(root, base, rules, null);
  const agencies = findAgencies(blocks.map(({ text }) => text).join('\n'));
  return { ...shortened(articleText(blocks, title, rules)), image, times, agencies };
}

/** Each line a paragraph. */
export function plainText(written: string): HtmlText {
  const text = written.slice(0, longestText);
  const paragraphs = text.split(/\n+/).map(tidyText).filter(Boolean);
  return { ...nothing, paragraphs, agencies: findAgencies(text) };
}

const markup = /<\/?[a-z][^<>]*>|<!--|&(?:#\d+|#x[\da-f]+|[a-z]\w+);/i;

/** Whether a text that may be either is HTML: it has a tag, or an entity. */
export const looksLikeHtml = (text: string): boolean => markup.test(text);

/** A line of HTML, such as a title, without its markup. */
export function lineOfHtml(written: string): string {
  const html = written.slice(0, longestLine);
  if (!looksLikeHtml(html)) return tidyText(html);
  const page = load(html, null, false);
  page('script, style, template').remove();
  return tidyText(page.root().text());
}
