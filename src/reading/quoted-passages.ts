/** A pair of quotation marks and what stands between them. All offsets are UTF-16, `to` exclusive. */
export interface QuotedPassage {
  /** What is between the marks, without spaces at its ends. */
  readonly from: number;
  readonly to: number;
  /** With the marks. */
  readonly outerFrom: number;
  readonly outerTo: number;
}

const closerOf: Readonly<Record<string, string>> = { '“': '”', '「': '」', '『': '』', '"': '"', '＂': '＂' };
/** What never stands right after an opening mark. */
const afterClosing = /[，。、；：！？,.;:!?)）」』”]/u;
/** Marks open at a time beyond this are noise; a limit keeps noise from costing quadratic time. */
const deepestNesting = 16;

/**
 * The outermost pairs of quotation marks in a paragraph (“” 「」 『』 and ASCII ""), in their order. A mark without its partner
 * in the paragraph is no mark.
 */
export function findPassages(text: string): readonly QuotedPassage[] {
  return outermost(pairs(text)).flatMap(([open, close]) => {
    const inside = text.slice(open + 1, close);
    const words = inside.trim();
    if (words === '') return [];
    const from = open + 1 + inside.indexOf(words);
    return [{ from, to: from + words.length, outerFrom: open, outerTo: close + 1 }];
  });
}

type Pair = readonly [open: number, close: number];

const anyMark = /[“”「」『』"＂]/gu;

function pairs(text: string): readonly Pair[] {
  const open: { readonly mark: string; readonly at: number }[] = [];
  const found: Pair[] = [];
  for (const { 0: mark, index: at } of text.matchAll(anyMark)) {
    const partner = open.findLastIndex((one) => closerOf[one.mark] === mark);
    if (partner >= 0) {
      found.push([open[partner]?.at ?? at, at]);
      open.length = partner;
    } else if (mark in closerOf && !(mark === closerOf[mark] && closesOnly(text, at))) {
      open.push({ mark, at });
      if (open.length > deepestNesting) open.shift();
    }
  }
  return found;
}

/** ASCII marks are the same at both ends: before a comma or at the end of the paragraph none opens. */
function closesOnly(text: string, at: number): boolean {
  return at + 1 >= text.length || afterClosing.test(text.charAt(at + 1));
}

/** Pairs come in the order of their closing marks, so an outer one comes after those that it holds. */
function outermost(found: readonly Pair[]): readonly Pair[] {
  const kept: Pair[] = [];
  for (const pair of found) {
    while ((kept.at(-1)?.[0] ?? -1) > pair[0]) kept.pop();
    kept.push(pair);
  }
  return kept;
}

/** Stands for each character of what is quoted: no pattern for the words around a quotation meets it. */
export const quoted = '\ufffc';

/** The text of the same length in which `passages` are blotted out, marks included. */
export function blotOut(text: string, passages: readonly QuotedPassage[]): string {
  let blotted = '';
  let at = 0;
  for (const { outerFrom, outerTo } of passages) {
    blotted += text.slice(at, outerFrom) + quoted.repeat(outerTo - outerFrom);
    at = outerTo;
  }
  return blotted + text.slice(at);
}

/** Words that make a clause: names of plans, exercises and papers do without them. */
const clauseWord =
  /[的地得了着过是在有不没无未将会能要应可必须让使更都也就和与并或为从向对所被把们我你他她这那该已]|处于|成为|达到|继续|加强|推动|维护|促进|停止|结束|尊重|破坏|坚持|愿意|希望|拥有|属于|鼓励|极其|非常|十分|[,，。;；!！?？…]/u;
/** A clause word alone does not make a clause of a name that ends like this. */
const nameEnding =
  /(?:计划|倡议|条约|协定|协议|战略|机制|法案|报告|意见|行动|主义|峰会|论坛|关系|政策|原则|基金会|学会|协会|委员会|中心|研究所|研究院|大学|公司|集团|组织|大会|疫苗|方案|法|论|权)$/u;

/** Whether what is quoted (folded) reads like something said, rather than a term, a title or a nickname. */
export function isClause(words: string): boolean {
  if (words.length < 5 || !clauseWord.test(words)) return false;
  return (
    words.length >= 24 ||
    !nameEnding.test(words) ||
    /[的,。;!?]|不|没有|必须|应该|可能|已经|正在/u.test(words)
  );
}
