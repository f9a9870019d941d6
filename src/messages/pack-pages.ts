/** Parts of a text, in order, on as few pages as take them; a part that is longer than a page has one of its own. */
export function packPages<T>(
  parts: readonly T[],
  lengthOf: (part: T) => number,
  { characters, parts: most }: { readonly characters: number; readonly parts: number },
): readonly (readonly T[])[] {
  const pages: T[][] = [];
  let room = 0;
  for (const part of parts) {
    const page = pages.at(-1);
    const length = lengthOf(part);
    if (page === undefined || length > room || page.length === most) {
      pages.push([part]);
      room = characters - length;
    } else {
      page.push(part);
      room -= length;
    }
  }
  return pages;
}
