import { load } from 'cheerio/slim';
import { findAgencies } from './agencies.ts';
import { type ArchiveHeader, parseArchiveHeader, type Rejection, rejection } from './archive-header.ts';
import type { Article } from './article.ts';
import { articleId } from './article-id.ts';
import { articleText } from './article-text.ts';
import { collectBlocks } from './collect-blocks.ts';
import { detectLanguage } from './detect-language.ts';
import type { PageRules } from './outlet.ts';
import { declaredLanguage, outletAt, sectionAt } from './outlets.ts';
import { isNestedTooDeep } from './page-depth.ts';
import { findPageHead } from './page-head.ts';
import { publicationOf } from './page-time.ts';

export type ParsedPage = { readonly ok: true; readonly article: Article } | Rejection;

const noRules: PageRules = {};

/** An archived page with a good header; null where it has no text. */
function readPage({ title: headline, url, capturedAtMs, html }: ArchiveHeader): Article | null {
  const { host, pathname } = new URL(url);
  const outlet = outletAt(host, pathname);
  const rules = outlet?.page ?? noRules;
  const title = rules.titleFurniture === undefined ? headline : headline.replace(rules.titleFurniture, '');

  const root = load(html, null, false).root()[0];
  if (root === undefined) return null;
  const head = findPageHead(root);
  const { blocks, image, times } = collectBlocks(root, url, rules, head.element);
  const { lead, paragraphs } = articleText(blocks, title, rules);
  if (paragraphs.length === 0) return null;

  const publication = publicationOf({
    lines: head.lines,
    times,
    url,
    dateInUrl: rules.dateInUrl ?? null,
    timeZone: outlet?.timeZone ?? null,
    capturedAtMs,
  });
  const allText = blocks.map(({ text }) => text).join('\n');
  return {
    id: articleId(url),
    url,
    title,
    source: outlet?.id ?? host,
    section: outlet === undefined ? null : sectionAt(outlet, pathname),
    lang: outlet === undefined ? detectLanguage(`${title}\n${allText}`) : declaredLanguage(outlet, pathname),
    ...publication,
    capturedAt: new Date(capturedAtMs).toISOString(),
    lead,
    paragraphs,
    image,
    agencies: findAgencies(allText),
  };
}

/** Line 4 of the format is blank, the text of the page begins on line 5. */
const bodyLine = 5;

/** The article in the text of an archive file, or the line and the reason why there is none. Pure. */
export function parseArchivedPage(text: string): ParsedPage {
  const header = parseArchiveHeader(text);
  if (!header.ok) return header;
  if (isNestedTooDeep(header.html)) return rejection(bodyLine, 'nesting');
  const article = readPage(header);
  return article === null ? rejection(bodyLine, 'body') : { ok: true, article };
}
