import { tidyText } from './tidy-text.ts';
import { type PageElement, type PageRoot, walkPage } from './walk-page.ts';

export interface PageHead {
  /** The element that holds nothing but byline and time; null where the page begins with its text. */
  readonly element: PageElement | null;
  /** Its lines. */
  readonly lines: readonly string[];
}

const noHead: PageHead = { element: null, lines: [] };

const dateLike = /\d{4}-\d\d-\d\d|\d\d\/\d\d\/\d{4}|\d{4}\s*年|\b\d{1,2} [A-Z][a-z]{2} \d{4}\b/;
/** Names of several authors, a note, a time: longer is text. */
const longestHead = 200;

function linesOf(element: PageElement): readonly string[] {
  let text = '';
  walkPage(element, {
    enter: ({ name }) => {
      if (name === 'br') text += '\n';
      return true;
    },
    text: (data) => {
      text += data.replace(/\n/g, ' ');
    },
    leave: () => {},
  });
  return text.split('\n').map(tidyText).filter(Boolean);
}

/**
 * The line of byline and time that the public archive's crawler writes above a page:
 * `<div>13/07/2023 - 16:55</div>`, `<div><i>author<br>2020-08-12T11:29:17Z</i></div>`, or an empty `<div><i></i></div>`.
 */
export function findPageHead(root: PageRoot): PageHead {
  const element = root.childNodes.find((node): node is PageElement => node.nodeType === 1);
  const inner = element?.firstChild;
  if (element?.name !== 'div' || element.childNodes.length !== 1 || !inner) return noHead;
  if (inner.nodeType !== 3 && !('name' in inner && inner.name === 'i')) return noHead;
  const lines = linesOf(element);
  const text = lines.join(' ');
  const isHead = text === '' || (text.length <= longestHead && dateLike.test(lines.at(-1) ?? ''));
  return isHead ? { element, lines } : noHead;
}
