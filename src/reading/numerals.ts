const digits: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
}; // biome-ignore format: ten of a kind
const scales: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8, 兆: 1e12 };

/** A number in folded text: Arabic (`1,900.5`) or Chinese (`三千五百`, `二〇二二`) with scales behind it (`12万亿`). NaN for none. */
export function parseNumeral(text: string): number {
  const arabic = /^(\d[\d,]*(?:\.\d+)?)([十百千万亿兆]*)$/.exec(text);
  if (arabic === null) return parseHan(text);
  const base = Number((arabic[1] ?? '').replaceAll(',', ''));
  return [...(arabic[2] ?? '')].reduce((value, scale) => value * (scales[scale] ?? 1), base);
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
  let [total, section, digit] = [0, 0, 0];
  for (const sign of text) {
    const scale = scales[sign];
    if (scale === undefined) {
      const value = digits[sign];
      if (value === undefined) return Number.NaN;
      digit = value;
    } else if (scale >= 1e4) {
      // 万亿 multiplies what is there already.
      total = (total + section + digit) * scale || scale;
      [section, digit] = [0, 0];
    } else {
      section += (digit || 1) * scale;
      digit = 0;
    }
  }
  return total + section + digit;
}
