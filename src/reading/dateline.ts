/** `（中央社莫斯科10日電）`, `（法新社东京22日电）`, `（北京综合讯）`: place, day and agency before the first sentence. */
const bracketed = /^\s*[（(【[][^）)】\]。！？]{1,40}(?:电|電|讯|訊|报道|報導|报导)[）)】\]]\s*/u;
/** `路透北京8月20日 - `, `新华社莫斯科9月10日电 `. */
const agencyFirst =
  /^\s*(?:路透|法新|美联|美聯|新华|新華|中新|塔斯|俄新|中央)社?[^，。！？]{0,16}?(?:\d{1,2}日)?(?:电|電|讯|訊)?\s*(?:\([^)]{1,20}\)|（[^）]{1,20}）)?\s*(?: - |--+|—+|–|(?<=[电電讯訊])(?=\s))\s*/u;
/** `华盛顿 — `, `MOSCOW — `. */
const placeFirst = /^\s*(?:\p{Script=Han}{2,8}|[A-Z]{3}[A-Z ,]{0,18})\s+(?:--|—+|–)\s+/u;

/** How many characters of a first paragraph are its dateline, the space after it included; 0 without one. */
export function datelineLength(paragraph: string): number {
  for (const pattern of [bracketed, agencyFirst, placeFirst]) {
    const match = pattern.exec(paragraph);
    if (match !== null && match[0].length < paragraph.length) return match[0].length;
  }
  return 0;
}
