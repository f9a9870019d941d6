import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { roleOf } from '../articles/element-role.ts';
import type { PageRules } from '../articles/outlet.ts';
import { tidyText } from '../articles/tidy-text.ts';

/** What of the document model is used here; the library's types need those of a browser. */
interface PageElement {
  readonly tagName: string;
  readonly className: string;
  readonly id: string;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  readonly textContent: string;
  readonly innerHTML: string;
  remove(): void;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

interface Page extends PageElement {
  readonly documentElement: PageElement | null;
}

/** Elements that hold no article on any site. */
const besideArticles = 'nav, aside, footer, form, dialog, button';

/** Names of what stands around articles: readers' comments, links to others, invitations to share and subscribe. */
const clutter =
  /(?:^|[\s_-])(?:comments?|related|recommend(?:ed|ations?|s)?|more-(?:news|stories)|next-(?:story|article)|shar(?:e|ing)|social|cookies?|sidebar|breadcrumbs?|newsletter|promo)(?:$|[\s_-])/i;

/** An element beside which the page has less text than this, in characters, is the page, whatever it is called. */
const shortestPage = 120;

/** Where a page marks the text of its article (https://schema.org/articleBody). */
const markedBody = '[itemprop~="articleBody"], [property~="articleBody"]';
const shortestMarkedBody = 100;

/**
 * Removes what is furniture anywhere, at this outlet, or hidden from readers, and tells the standfirst: Readability drops the
 * attributes that say so.
 */
function removeFurniture(page: Page, rules: PageRules): string | null {
  let standfirst: string | null = null;
  for (const element of page.querySelectorAll('body *')) {
    const attribs = Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));
    const role = roleOf({ name: element.tagName.toLowerCase(), attribs }, rules);
    if (role === 'furniture') element.remove();
    else if (role === 'standfirst') standfirst ??= tidyText(element.textContent);
  }
  return standfirst;
}

function removeClutter(page: Page): void {
  for (const element of page.querySelectorAll(besideArticles)) element.remove();
  let pageLength = page.documentElement?.textContent.length ?? 0;
  for (const element of page.querySelectorAll('[class], [id]')) {
    if (!clutter.test(element.className) && !clutter.test(element.id)) continue;
    const isPage =
      /^(?:HTML|BODY|MAIN|ARTICLE)$/.test(element.tagName) || element.querySelector('h1') !== null;
    const restLength = pageLength - element.textContent.length;
    if (isPage || restLength < shortestPage) continue;
    element.remove();
    pageLength = restLength;
  }
}

function markedArticle(page: Page): string | null {
  let longest: PageElement | null = null;
  for (const element of page.querySelectorAll(markedBody)) {
    if (element.textContent.length > (longest?.textContent.length ?? shortestMarkedBody)) longest = element;
  }
  return longest?.innerHTML ?? null;
}

export interface ArticleMarkup {
  readonly html: string;
  /** What the page calls its standfirst, as text; null where nothing is. */
  readonly standfirst: string | null;
}

/**
 * The article on a page, null where none is found: what the page marks as its body, else what Mozilla's Readability
 * takes for it. Measured on 108 archived articles of nine outlets in six page layouts each: F1 of their paragraphs 0.98, and
 * 0.86 where elements have no telling names; with defuddle for Readability 0.98 and 0.80, at two to three times the time. The
 * layouts were written for the measurement, no outlet's own page was at hand, and the rules above were tuned on the same
 * articles: for the choice between the two that is enough, of unseen pages expect less.
 */
export function articleMarkup(html: string, rules: PageRules): ArticleMarkup | null {
  const page: Page = parseHTML(html).document;
  if (page.documentElement === null) return null;
  const standfirst = removeFurniture(page, rules);
  removeClutter(page);
  const found = markedArticle(page) ?? new Readability(page, { keepClasses: true }).parse()?.content;
  return found ? { html: found, standfirst } : null;
}
