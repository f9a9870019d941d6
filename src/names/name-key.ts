import { foldText } from '../text/fold.ts';

const dots = /[‧•・･∙⋅．]/g;
const dashes = /[‐‑‒–—−－]/g;

/**
 * The form in which names are compared: folded (`foldText`), with one kind of dot between the parts of a name and
 * one kind of dash. Of the same length: offsets into the key are offsets into the text.
 */
export function nameKey(text: string): string {
  return foldText(text.replace(dots, '·').replace(dashes, '-'));
}
