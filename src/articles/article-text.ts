import type { TextBlock } from './collect-blocks.ts';
import type { PageRules } from './outlet.ts';
import { trimWireText } from './trim-wire-text.ts';

export interface ArticleText {
  readonly lead: string | null;
  readonly paragraphs: readonly string[];
}

/** Whole paragraphs that are never part of an article, on any site. */
const notText: readonly RegExp[] = [
  /^(?:分享|Share|Поделиться)\s*[:：]?$/i,
  /^(?:广告|廣告|Advertisement|Реклама)$/i,
  /^[©Ⓒ]|^Copyright\b/i,
  /^获取更多RSS[:：]?$|^https?:\/\/(?:www\.)?feedx\.\w+$/,
  // An ornament: no letter, no figure.
  /^[^\p{L}\p{N}]+$/u,
  /^(?:编译|編譯|译者|譯者|翻译|翻譯|发稿|發稿|审校|審校|整理|作者)\s*[:：/ ]\s*[^。，]{1,60}$/,
  /^(?:延伸阅读|延伸閱讀|相关阅读|相關閱讀|相关报道|相關報導|相关内容|相關內容|相关新闻|相關新聞|推荐阅读|推薦閱讀|Read more|Related|Читайте также)\s*[:：]?$/i,
];

/** Before a link that is the rest of the paragraph: it leads away. */
const readMore =
  /^[（(【[]?\s*(?:之前)?(?:延伸阅读|延展阅读|延伸閱讀|相关阅读|相關閱讀|相关报道|相關報導|相关新闻|相關新聞|更多报道|更多報導|阅读更多|閱讀更多|Read more|See also|Читайте также)\s*[:：]?\s*[）)】\]]?$/i;

/** The title as pages repeat it above the text: without a feed's `[World]`, spaces or quotation marks. */
const titleKey = (text: string) => text.replace(/^\[[A-Za-z ]+\]/, '').replace(/[\s"'“”‘’「」《》]/g, '');

/** A paragraph longer than this holds text, whatever else is in it. */
const longestFurniture = 300;

function isText({ text, unlinked }: TextBlock, title: string, rules: PageRules): boolean {
  if (text.length > longestFurniture) return true;
  if (notText.some((pattern) => pattern.test(text)) || rules.notText?.test(text)) return false;
  if (unlinked !== text && readMore.test(unlinked)) return false;
  return titleKey(text) !== title;
}

/** A bold line shorter than this at the start is a heading of the text, not its standfirst. */
const shortestLead = 20;

/** Without the galleries that a heading announces; what stands beside a picture under it belongs to the gallery. */
function withoutGalleries(blocks: readonly TextBlock[], heading: RegExp | undefined): readonly TextBlock[] {
  if (heading === undefined) return blocks;
  let inGallery = false;
  return blocks.filter(({ text, pictured }) => {
    inGallery = heading.test(text) || (inGallery && pictured);
    return !inGallery;
  });
}

function isLead({ text, bold, standfirst }: TextBlock, next: TextBlock | undefined): boolean {
  return standfirst || (bold && text.length >= shortestLead && next !== undefined && !next.bold);
}

/**
 * The lead and the paragraphs of a page's blocks. The lead is its standfirst, or a bold paragraph that opens the text.
 * Share blocks, “read more”, copyright notices, wire datelines and credits are left out; a tweet's words are a quotation
 * and stay. A page that has a lead and nothing else gives it as its only paragraph.
 */
export function articleText(blocks: readonly TextBlock[], title: string, rules: PageRules): ArticleText {
  const key = titleKey(title);
  const kept = withoutGalleries(blocks, rules.gallery)
    .filter((block) => isText(block, key, rules))
    .map((block) => ({ ...block, text: trimWireText(block.text) }))
    .filter(({ text }) => text !== '');
  const [first, second] = kept;
  const texts = kept.map(({ text }) => text);
  if (first === undefined || texts.length === 1 || !isLead(first, second))
    return { lead: null, paragraphs: texts };
  return { lead: first.text, paragraphs: texts.slice(1) };
}
