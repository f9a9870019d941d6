import shares from './word-shares.json' with { type: 'json' };

/**
 * How much a word tells of an article's own subject: −ln of the share of articles that hold it (inverse document
 * frequency), among articles that name China and Russia. The shares of common words are data, remade by
 * `npm run eval -- train`: two articles are as alike whatever else was published that day.
 */
export type Rarity = (word: string) => number;

/** Words that are in fewer articles than the data tells are taken to be in this share of them. */
const rareShare = 0.02;
/** Words in more articles than this tell nothing of one event, and cost most in comparing thousands. */
const commonShare = 0.5;

export function loadRarity(): Rarity {
  const known = new Map<string, number>();
  for (const [percent, words] of Object.entries(shares)) {
    const share = Number(percent) / 100;
    for (const word of words.split(' ')) known.set(word, share > commonShare ? 0 : -Math.log(share));
  }
  const rarest = -Math.log(rareShare);
  return (word) => known.get(word) ?? rarest;
}
