const digits: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
}; // biome-ignore format: ten of a kind
const scales: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8, 兆: 1e12 };

/** A number in folded text: Arabic with scales (`1,900.5万`, `39万6千`) or Chinese (`三千五百`, `二〇二二`, `三点五`). NaN for none. */
export function parseNumeral(text: string): number {
  if (!/^\d/.test(text)) return parseHan(text);
  if (!/^(?:\d[\d,]*(?:\.\d+)?[十百千万亿兆]*)+$/.test(text)) return Number.NaN;
  const parts = text.matchAll(/(\d[\d,]*(?:\.\d+)?)([十百千万亿兆]*)/g);
  const sum = [...parts].reduce((total, [, base = '', scale = '']) => total + scaled(base, scale), 0);
  // 266.6 × 10¹² is not exact in binary.
  return Number(sum.toPrecision(15));
}

function scaled(base: string, scale: string): number {
  return [...scale].reduce((value, sign) => value * (scales[sign] ?? 1), Number(base.replaceAll(',', '')));
}

function parseHan(text: string): number {
  const [whole = '', fraction] = text.split('点');
  if (whole === '' || (fraction !== undefined && !/^[零〇一二三四五六七八九]+$/.test(fraction)))
    return Number.NaN;
  const decimals = [...(fraction ?? '')].map((sign) => digits[sign]).join('');
  return wholeHan(whole) + (decimals === '' ? 0 : Number(`0.${decimals}`));
}

/** 二〇二二 is read sign by sign, 三千五百万 by its scales. */
function wholeHan(text: string): number {
  if (/^[零〇一二三四五六七八九]{2,}$/.test(text))
    return Number([...text].map((sign) => digits[sign]).join(''));
  let [total, section, digit, largest] = [0, 0, 0, Number.POSITIVE_INFINITY];
  for (const sign of text) {
    const scale = scales[sign];
    const value = digits[sign];
    if (scale === undefined && value === undefined) return Number.NaN;
    if (scale === undefined) digit = value ?? 0;
    else if (scale < 1e4) [section, digit] = [section + (digit || 1) * scale, 0];
    else {
      // 万亿 multiplies what is there already, 一亿二千万 adds to it.
      const amount = section + digit;
      total = scale > largest ? (total + amount) * scale : total + (amount || 1) * scale;
      [section, digit, largest] = [0, 0, scale];
    }
  }
  return total + section + digit;
}
