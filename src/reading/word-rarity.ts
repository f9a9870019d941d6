import shares from './word-shares.json' with { type: 'json' };

/**
 * How much a word tells of an article's own subject, among articles that name China and Russia: −ln of the share of
 * them that hold it (inverse document frequency). The shares of common words are data, remade by
 * `npm run eval -- train`: two articles are as alike whatever else was published that day.
 */
export type Rarity = (word: string) => number;

/** Words in fewer articles than the list tells are all as rare as this share. */
export const rareShare = 0.02;

export function loadRarity(): Rarity {
  const known = new Map<string, number>();
  for (const [percent, words] of Object.entries(shares)) {
    for (const word of words.split(' ')) known.set(word, -Math.log(Number(percent) / 100));
  }
  const rarest = -Math.log(rareShare);
  return (word) => known.get(word) ?? rarest;
}
