import type { PageRules } from './outlet.ts';
import type { PageElement } from './walk-page.ts';

/** What an element means for the text of an article. */
export type ElementRole =
  | 'furniture'
  | 'image'
  | 'caption'
  | 'standfirst'
  | 'time'
  | 'break'
  | 'list'
  | 'cell'
  | 'emphasis'
  | 'link'
  | 'inline'
  | 'block';

const words = (list: string): readonly string[] => list.split(' ');

const roleByName: ReadonlyMap<string, ElementRole> = new Map([
  ...words(
    'audio button canvas embed iframe input math nav noscript object script select style svg template textarea title video',
  ).map((name) => [name, 'furniture'] as const),
  ...words(
    'abbr bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike sub sup tt u var wbr',
  ).map((name) => [name, 'inline'] as const),
  ['a', 'link'],
  ['b', 'emphasis'],
  ['strong', 'emphasis'],
  ['br', 'break'],
  ['hr', 'break'],
  ['figcaption', 'caption'],
  ['img', 'image'],
  ['ol', 'list'],
  ['ul', 'list'],
  ['td', 'cell'],
  ['th', 'cell'],
  ['time', 'time'],
]);

/** Classes that mean the same on any site. */
const anyFurniture =
  /\b(?:adsbygoogle|advert(?:isement)?|share-(?:bar|buttons?|links|tools)|social-(?:links|share)|related-(?:articles|news|posts)|newsletter-sign-?up)\b/;

/** Styles that keep text from the eyes of readers: what only programs are to see is not what the page says. */
const unseen =
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?:font-size|opacity)\s*:\s*0*(?:\.0+)?(?:[a-z]{1,4}|%)?\s*(?:;|!|$)|(?:text-indent|left|top|right)\s*:\s*-\d{4,})/i;

/** Promotion and share blocks are named by attributes at RFI; what is hidden from readers is no text for them. */
function isFurnitureByAttribute(attributes: PageElement['attribs']): boolean {
  for (const name in attributes) {
    if (name === 'hidden' || name === 'data-root-share' || name.startsWith('data-selfpromo')) return true;
    if (name === 'aria-hidden' && attributes[name] === 'true') return true;
    if (name === 'style' && unseen.test(attributes[name] ?? '')) return true;
  }
  return false;
}

/** The public archive's crawler writes `<small style="color: #999;">` for the captions of feeds. */
const isCrawlerCaption = ({ name, attribs }: Pick<PageElement, 'name' | 'attribs'>): boolean =>
  name === 'small' && attribs.style?.startsWith('color: #999') === true;

export function roleOf(element: Pick<PageElement, 'name' | 'attribs'>, rules: PageRules): ElementRole {
  const { name, attribs } = element;
  const byName = roleByName.get(name) ?? 'block';
  if (byName === 'furniture' || isFurnitureByAttribute(attribs)) return 'furniture';
  const classes = attribs.class;
  if (classes !== undefined && classes !== '') {
    if (anyFurniture.test(classes) || rules.furniture?.test(classes)) return 'furniture';
    if (rules.caption?.test(classes)) return 'caption';
    if (rules.lead?.test(classes)) return 'standfirst';
  }
  return isCrawlerCaption(element) ? 'caption' : byName;
}
