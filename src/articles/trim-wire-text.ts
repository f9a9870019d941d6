import { agencies } from './agencies.ts';

const agencyNames = agencies.flatMap(({ aliases }) => aliases).join('|');

/**
 * Datelines (电头): who sends it, from where and when, before the first word of the text. They name a source, which the
 * article keeps in `agencies`, and would open every summary. “华盛顿——” is no dateline of an agency and stays.
 */
const datelines: readonly RegExp[] = [
  // （法新社华盛顿5日电） （中央社記者張雄風台北16日電） （中央社雪梨3日綜合外電報導） （德国之声中文网）
  new RegExp(
    `^[（(](?:${agencyNames}|德国之声)[^（）()]{0,60}?(?:电|電|报道|報導|报导|網站|网站|中文网)[）)]\\s*`,
    'u',
  ),
  // （早报讯）
  /^（(?:早报|本报|综合)(?:讯|电)）\s*/u,
  // 路透北京8月11日 -   路透旧金山/华盛顿3月1日 -
  /^路透(?:[^\s，。]{0,24}\d{1,2}日)\s*[-–—]+\s*/u,
  // 新华社北京7月13日电（记者张三） 中新网1月1日电
  /^(?:新华社|新華社|中新社|中新网|中新網|塔斯社|俄新社|卫星社)[^\s，。]{0,24}?\d{1,2}日(?:电|電|讯|訊)\s*(?:[（(](?:记者|記者)[^（）()]{1,40}[）)])?\s*/u,
  // BEIJING, July 13 (Xinhua) --   JAKARTA (Reuters) -   MOSCOW, July 13. /TASS/.
  /^[A-Z][A-Z' .,-]{1,40}?(?:, [A-Z][a-z]{2,8}\.? \d{1,2}\.?)? ?(?:\((?:Xinhua|Reuters|AP|AFP)\)\s*[-–—]+|\/TASS\/\.)\s*/u,
  // МОСКВА, 13 июля. /ТАСС/.   МОСКВА, 13 июл — РИА Новости.
  /^[А-ЯЁ][А-ЯЁ -]{1,40}, \d{1,2} [а-я]{3,8}\.?\s*(?:\/ТАСС\/|[-–—]\s*РИА Новости|\/?Интерфакс\/?|ИНТЕРФАКС)\.?\s*/u,
];

/** Who translated and checked it, in brackets at the end; CNA adds the date in the calendar of the Republic: 1091016. */
const credits =
  /\s*[（(](?:实习|實習)?(?:编译|編譯|译者|譯者|翻译|翻譯|编辑|編輯|編緝|核稿|审校|審校|责任编辑|責任編輯)\s*[:：/][^（）()]{1,60}[）)]\s*(?:\d{7,8})?\W?$/u;
const dateOfTheRepublic = /(?<=[。」）])\s*1[01]\d{5}$/;
/** DW's notice, in either script, after the last word of the text. */
const copyrightNotice = /\s*(?:©|\([Cc]\))[^。]{0,20}版[权權][声聲]明[:：].*$/u;
const end = /\s*[（(](?:完|end)[）)]\s*$/iu;

/** The text of a paragraph without dateline and closing credits; empty where nothing else is in it. */
export function trimWireText(text: string): string {
  let trimmed = text;
  for (const dateline of datelines) trimmed = trimmed.replace(dateline, '');
  return trimmed
    .replace(copyrightNotice, '')
    .replace(dateOfTheRepublic, '')
    .replace(credits, '')
    .replace(end, '')
    .trim();
}
