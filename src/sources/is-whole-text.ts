/** Where software or an editor has cut the text and says so. */
const cutOff =
  /(?:…|\.\.\.|\[…\]|\[\.\.\.\]|阅读全文|閱讀全文|查看全文|阅读更多|閱讀更多|全文(?:如下)?[>»]*|read more|continue reading|full story|читать (?:далее|полностью)|подробнее)\s*[)\]】）>»→.。]*$/i;

/** A Han character says about as much as two and a half letters. */
const lettersPerHan = 2.5;

const shortestContent = 500;
/** What is called a description may be all there is, but is then as long as an article. */
const shortestDescription = 1_500;
const fewestParagraphs = 3;

function lettersOf(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return text.length + han * (lettersPerHan - 1);
}

/**
 * Whether paragraphs from a feed look like a whole article: long enough and not cut off.
 * @param isContent whether the feed says that they are the content, not a description
 */
export function isWholeText(paragraphs: readonly string[], isContent: boolean): boolean {
  if (cutOff.test(paragraphs.at(-1) ?? '')) return false;
  const letters = paragraphs.reduce((sum, paragraph) => sum + lettersOf(paragraph), 0);
  return isContent
    ? letters >= shortestContent
    : letters >= shortestDescription && paragraphs.length >= fewestParagraphs;
}
