import nameShares from './name-shares.json' with { type: 'json' };
import wordShares from './word-shares.json' with { type: 'json' };

/**
 * How much a word or a name tells of an article's own subject: −ln of the share of articles that hold it (inverse
 * document frequency), among articles that name China and Russia; 0 for what most of them hold. The shares are
 * data, remade by `npm run eval -- train`: two articles are as alike whatever else was published that day.
 */
export type Rarity = (word: string) => number;

/** What is in fewer articles than the data tells is taken to be in this share of them. */
const rareShare = 0.02;
/** What more articles hold tells nothing of one event, and costs most in comparing thousands. */
const commonShare = 0.3;

/** By the percentage of articles that hold them: `{"82.00": "中国 俄罗 …"}`. */
export type Shares = Readonly<Record<string, string>>;

export const wordRarity = (shares: Shares = wordShares): Rarity => rarityFrom(shares, rareShare);
export const nameRarity = (shares: Shares = nameShares): Rarity => rarityFrom(shares, rareShare / 10);

function rarityFrom(shares: Shares, least: number): Rarity {
  const known = new Map<string, number>();
  for (const [percent, words] of Object.entries(shares)) {
    const share = Number(percent) / 100;
    for (const word of words.split(' ')) known.set(word, share > commonShare ? 0 : -Math.log(share));
  }
  return (word) => known.get(word) ?? -Math.log(least);
}
