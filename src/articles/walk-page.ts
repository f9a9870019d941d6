import type { CheerioAPI } from 'cheerio/slim';

/** The document, an element and any other node of a page that cheerio has parsed. */
export type PageRoot = NonNullable<ReturnType<CheerioAPI['root']>[0]>;
type PageNode = PageRoot['childNodes'][number];
export type PageElement = Extract<PageNode, { readonly attribs: object }>;

export interface PageVisitor {
  /** False leaves out what is inside; then `leave` is not called either. */
  enter(element: PageElement): boolean;
  text(data: string): void;
  leave(element: PageElement): void;
}

const isElement = (node: PageNode): node is PageElement => node.nodeType === 1;

/** Visits what is below a node in the order of the text. A loop over links, because a hostile page nests a million deep. */
export function walkPage(root: PageRoot | PageElement, visitor: PageVisitor): void {
  let node: PageNode | null = root.firstChild;
  while (node !== null) {
    if (node.nodeType === 3) visitor.text(node.data);
    else if (isElement(node) && visitor.enter(node)) {
      if (node.firstChild !== null) {
        node = node.firstChild;
        continue;
      }
      visitor.leave(node);
    }
    while (node !== null && node.nextSibling === null) {
      const parent: PageNode | null = node.parentNode;
      if (parent === null || parent === root) return;
      if (isElement(parent)) visitor.leave(parent);
      node = parent;
    }
    node = node?.nextSibling ?? null;
  }
}
