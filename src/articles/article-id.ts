import { createHash } from 'node:crypto';

/** Crockford's base 32 (https://www.crockford.com/base32.html), lower case: no i, l, o, u to misread. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const idLength = 12;

/**
 * The id of an article: the first 60 bits of the SHA-256 of its canonical URL, as 12 characters. The same on every
 * machine. Two of a million articles share an id with a probability of 4 in 10 million (n² / 2⁶¹).
 */
export function articleId(canonicalUrl: string): string {
  const digest = createHash('sha256').update(canonicalUrl).digest();
  let bits = digest.readBigUInt64BE(0) >> 4n;
  let id = '';
  for (let i = 0; i < idLength; i++) {
    id = alphabet.charAt(Number(bits & 31n)) + id;
    bits >>= 5n;
  }
  return id;
}
