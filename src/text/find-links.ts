/** What an address may hold as people write it: no spaces, quotation marks or angle brackets, no full-width punctuation. */
const address = /https?:\/\/[^\s<>"“”«»「」『』（）《》，。、；：！？…|\\`]+/giu;

/** What ends a sentence or a clause rather than an address. */
const trailing = /[.,;:!?'*_~]+$/u;

/** An address in brackets, `(https://…)` or `[text](https://…)`, does not hold the bracket that closes them. */
function withoutLooseBracket(text: string, bracket: ')' | ']'): string {
  const opening = bracket === ')' ? '(' : '[';
  let end = text.length;
  let surplus = text.split(bracket).length - text.split(opening).length;
  for (; surplus > 0; surplus -= 1) end = text.lastIndexOf(bracket, end - 1);
  return text.slice(0, end);
}

function tidy(found: string): string {
  const tidied = withoutLooseBracket(withoutLooseBracket(found.replace(trailing, ''), ')'), ']');
  return tidied === found ? found : tidy(tidied);
}

/** The web addresses in a text, in their order, each once: bare, in angle brackets, or behind the words of a Markdown link. */
export function findLinks(text: string): readonly string[] {
  return [...new Set([...text.matchAll(address)].map(([found]) => tidy(found)))];
}
