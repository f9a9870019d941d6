import type { ArticleLanguage } from './article.ts';

/** The same frequent words in both scripts, pair by pair: each character exists in one of the two only. */
const simplified =
  '们这国说对时为会来发经过还与个东关开问门见长车马两习严业丝亚产仅从价众优传伤伦体办务动劳势区华协单卖卫厂历压县双变';
const traditional =
  '們這國說對時為會來發經過還與個東關開問門見長車馬兩習嚴業絲亞產僅從價眾優傳傷倫體辦務動勞勢區華協單賣衛廠歷壓縣雙變';

const tell = new Map<string, 'zh-Hans' | 'zh-Hant'>([
  ...[...simplified].map((character) => [character, 'zh-Hans'] as const),
  ...[...traditional].map((character) => [character, 'zh-Hant'] as const),
]);

/** Enough to tell the script of any text; the rest of a long one would not change the answer. */
const sampleLength = 4_000;
/** Fewer letters than this are a name or an interjection, in no language for certain. */
const fewestLetters = 8;

/** A Han character says about as much as so many letters; Chinese text is full of Latin names. */
const lettersPerHan = 4;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

function chineseScript(text: string): 'zh-Hans' | 'zh-Hant' | 'und' {
  let balance = 0;
  for (const character of text) {
    const script = tell.get(character);
    if (script !== undefined) balance += script === 'zh-Hans' ? 1 : -1;
  }
  if (balance === 0) return 'und';
  return balance > 0 ? 'zh-Hans' : 'zh-Hant';
}

/**
 * The language of a text by its script. Kana means Japanese, which is not read (`und`); Latin is taken for English.
 */
export function detectLanguage(text: string): ArticleLanguage {
  const sample = text.slice(0, sampleLength);
  const han = count(sample, /\p{Script=Han}/gu) * lettersPerHan;
  const cyrillic = count(sample, /\p{Script=Cyrillic}/gu);
  const latin = count(sample, /\p{Script=Latin}/gu);
  const kana = count(sample, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu) * lettersPerHan;
  const most = Math.max(han, cyrillic, latin);
  if (most < fewestLetters || kana > han / 4) return 'und';
  if (most === han) return chineseScript(sample);
  return most === cyrillic ? 'ru' : 'en';
}
