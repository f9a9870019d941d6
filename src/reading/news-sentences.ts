import { foldText } from '../text/fold.ts';
import { splitSentences } from '../text/sentences.ts';
import type { ArticleText } from './article-text.ts';
import { datelineLength } from './dateline.ts';
import type { Extract } from './reading.ts';

/** Sentences of the text that are looked at: news has said by then what it is about. */
const sentencesRead = 40;

/** 成立于2001年, 2001年成立: what was so long before the news, however much it shares with the title. */
const background =
  /(?:成立|创立|创建|创办|组建|建立|建交|出生|生)(?:于|自)(?:1[89]|20)\d\d年|(?:1[89]|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:在[^，。]{1,8})?(?:成立|创立|创建|组建|建交|出生)|\b(?:founded|established|born) in (?:1[89]|20)\d\d\b|(?:основан|создан|образован)\p{L}* в (?:1[89]|20)\d\d/u;

/** The sentences of a paragraph with their offsets, without the dateline of a first one; −1 is the lead. */
export function extractsOf(paragraph: string, index: number): readonly Extract[] {
  const skipped = index <= 0 ? datelineLength(paragraph) : 0;
  return splitSentences(paragraph.slice(skipped)).map(({ text, from, to }) => ({
    text,
    paragraph: index,
    from: from + skipped,
    to: to + skipped,
  }));
}

/** The first sentences of the text that may be shown: while there are others, no headings, no bylines, no background. */
export function newsSentences({ paragraphs }: ArticleText): readonly Extract[] {
  const hasProse = paragraphs.some(isProse);
  const sentences: Extract[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    if (sentences.length >= sentencesRead) break;
    if (!hasProse || isProse(paragraph)) sentences.push(...extractsOf(paragraph, index));
  }
  const news = sentences.filter(({ text }) => !background.test(foldText(text)));
  return (news.length > 0 ? news : sentences).slice(0, sentencesRead);
}

function isProse(paragraph: string): boolean {
  return /[。！？!?…]|[.]["”»)]*$/u.test(paragraph);
}
