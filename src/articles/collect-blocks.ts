import type { ArticleImage } from './article.ts';
import { type ElementRole, roleOf } from './element-role.ts';
import type { PageRules } from './outlet.ts';
import { imageUrl } from './page-image.ts';
import { tidyText } from './tidy-text.ts';
import { type PageElement, type PageRoot, type PageVisitor, walkPage } from './walk-page.ts';

/** A stretch of text that stands apart from the next: a paragraph, a heading, a list item. */
export interface TextBlock {
  /** Whitespace normalised, never empty. */
  readonly text: string;
  /** What of the text is no link; empty where all is. */
  readonly unlinked: string;
  readonly bold: boolean;
  /** In the same box a picture stands before it. */
  readonly pictured: boolean;
  /** The page calls it its standfirst. */
  readonly standfirst: boolean;
}

/** A `<time>` element: what it tells programs and people. */
export interface TimeMark {
  readonly datetime: string;
  readonly shown: string;
}

export interface PageBlocks {
  readonly blocks: readonly TextBlock[];
  readonly image: ArticleImage | null;
  readonly times: readonly TimeMark[];
}

const standsApart: ReadonlySet<ElementRole> = new Set(['block', 'list', 'caption', 'standfirst', 'time']);

/** A headline, said twice on some pages. */
const mostBlocksAboveTime = 2;

class BlockCollector implements PageVisitor {
  readonly blocks: TextBlock[] = [];
  readonly times: TimeMark[] = [];
  image: { url: string; caption: string | null } | null = null;

  readonly #pageUrl: string;
  readonly #rules: PageRules;
  readonly #head: PageElement | null;
  /** Roles of the elements that are open, outermost first, and how many of each. */
  readonly #open: ElementRole[] = [];
  readonly #depth = new Map<ElementRole, number>();
  /** For each open list: how many blocks there were before it, and how many of them were more than a link. */
  readonly #lists: { blocks: number; unlinked: number }[] = [];
  #unlinkedBlocks = 0;
  #imagesSeen = 0;
  #text = '';
  #unlinked = '';
  #plain = false;
  #pictured = false;

  constructor(pageUrl: string, rules: PageRules, head: PageElement | null) {
    this.#pageUrl = pageUrl;
    this.#rules = rules;
    this.#head = head;
  }

  enter(element: PageElement): boolean {
    const role = this.#roleOf(element);
    if (role === 'furniture' || element === this.#head) return false;
    if (role === 'image') this.#addImage(element);
    if (role === 'break') this.endBlock();
    if (role === 'cell') this.#text += ' ';
    if (standsApart.has(role)) this.#endBox();
    if (role === 'list') this.#lists.push({ blocks: this.blocks.length, unlinked: this.#unlinkedBlocks });
    this.#open.push(role);
    this.#depth.set(role, this.#within(role) + 1);
    return true;
  }

  text(data: string): void {
    this.#text += data;
    if (this.#within('link') === 0) this.#unlinked += data;
    if (!this.#plain && this.#within('emphasis') === 0) this.#plain = /\S/.test(data);
  }

  leave(element: PageElement): void {
    const role = this.#open.at(-1) ?? 'inline';
    if (role === 'time') this.#addTime(element);
    else if (role === 'caption') this.#addCaption();
    else if (standsApart.has(role)) this.#endBox();
    if (role === 'list') this.#dropIfOnlyLinks();
    this.#open.pop();
    this.#depth.set(role, this.#within(role) - 1);
  }

  /** At the borders of paragraphs and at line breaks; a caption is one whatever is in it. */
  endBlock(): void {
    if (this.#within('caption') > 0) {
      this.#text += ' ';
      return;
    }
    const { text, unlinked } = this.#takeText();
    const standfirst = this.#within('standfirst') > 0;
    const block = { text, unlinked, bold: !this.#plain, pictured: this.#pictured, standfirst };
    this.#plain = false;
    if (text === '') return;
    this.blocks.push(block);
    if (unlinked !== '') this.#unlinkedBlocks += 1;
  }

  /** The time of publication stands above the text; a `<time>` inside it is text. */
  #roleOf(element: PageElement): ElementRole {
    const role = roleOf(element, this.#rules);
    if (role !== 'time') return role;
    const inText = this.blocks.length > mostBlocksAboveTime || /\S/.test(this.#text);
    return inText ? 'inline' : 'time';
  }

  #endBox(): void {
    this.endBlock();
    this.#pictured = false;
  }

  #within(role: ElementRole): number {
    return this.#depth.get(role) ?? 0;
  }

  #takeText(): { text: string; unlinked: string } {
    const taken = { text: tidyText(this.#text), unlinked: tidyText(this.#unlinked) };
    this.#text = '';
    this.#unlinked = '';
    return taken;
  }

  #addImage(element: PageElement): void {
    const url = imageUrl(element, this.#pageUrl, this.#rules);
    if (url === null) return;
    this.#imagesSeen += 1;
    this.#pictured = true;
    this.image ??= { url, caption: null };
  }

  #addCaption(): void {
    const { text } = this.#takeText();
    this.#plain = false;
    if (this.image !== null && this.#imagesSeen === 1 && text !== '') this.image.caption ??= text;
  }

  #addTime(element: PageElement): void {
    this.times.push({ datetime: element.attribs.datetime ?? '', shown: this.#takeText().text });
    this.#plain = false;
  }

  /** A list of nothing but links leads to other articles. */
  #dropIfOnlyLinks(): void {
    const before = this.#lists.pop();
    if (before !== undefined && before.unlinked === this.#unlinkedBlocks) this.blocks.length = before.blocks;
  }
}

/** The text of a page in blocks, its first picture and its marked times; `head` is left out. */
export function collectBlocks(
  root: PageRoot,
  pageUrl: string,
  rules: PageRules,
  head: PageElement | null,
): PageBlocks {
  const collector = new BlockCollector(pageUrl, rules, head);
  walkPage(root, collector);
  collector.endBlock();
  const { blocks, image, times } = collector;
  return { blocks, image, times };
}
