/** The parser's time grows with the square of the depth: 20,000 levels take a third of a second, a million take minutes. */
const deepest = 20_000;
const shortestTag = '<b>'.length;

/** Elements that hold nothing, or that the next of their kind closes. */
const neverDeep: ReadonlySet<string> = new Set(
  'area base br col dd dt embed hr img input li link meta option p param source tbody td th thead tr track wbr'.split(
    ' ',
  ),
);

/** Whether elements stand in one another deeper than any page of people needs. Counts tags; does not parse. */
export function isNestedTooDeep(html: string): boolean {
  if (html.length < deepest * shortestTag) return false;
  let depth = 0;
  for (const [, slash, name] of html.matchAll(/<(\/?)([a-z][^\s/>]*)/gi)) {
    if (neverDeep.has((name ?? '').toLowerCase())) continue;
    depth = slash === '/' ? Math.max(0, depth - 1) : depth + 1;
    if (depth > deepest) return true;
  }
  return false;
}
