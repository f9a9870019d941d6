import { intlTag, type Locale } from './locale.ts';

/** Units as the reading of figures names them, in simplified characters, and ISO 4217 codes. */
const currencies: Readonly<Record<string, string>> = {
  美元: 'USD',
  欧元: 'EUR',
  人民币: 'CNY',
  元: 'CNY',
  卢布: 'RUB',
  日元: 'JPY',
  英镑: 'GBP',
};

/** `$70 billion`, `40%`, `700亿美元`: an amount in the reader's language; null for a unit that it has no words for. */
export function formatAmount(value: number, unit: string, locale: Locale): string | null {
  const style = { notation: 'compact', compactDisplay: 'long', maximumFractionDigits: 1 } as const;
  const currency = Object.hasOwn(currencies, unit) ? currencies[unit] : undefined;
  if (currency !== undefined)
    return new Intl.NumberFormat(intlTag(locale), { ...style, style: 'currency', currency }).format(value);
  if (unit === '%')
    return new Intl.NumberFormat(intlTag(locale), { style: 'percent', maximumFractionDigits: 1 }).format(
      value / 100,
    );
  return null;
}
