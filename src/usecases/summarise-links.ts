import { articleId } from '../articles/article-id.ts';
import { canonicalUrl } from '../articles/canonical-url.ts';
import { linksMessage, linksShown } from '../messages/links-message.ts';
import type { Message } from '../messages/message.ts';
import type { Sharing } from '../messages/summary-message.ts';
import type { Services } from '../services.ts';
import type { ArticleWithReading } from '../store/article-store.ts';
import { findLinks } from '../text/find-links.ts';
import { articleCard } from './open-article.ts';
import { type Person, readerOf } from './person.ts';

/** More than any message of Discord's 4,000 characters holds. */
const linksAtMost = 200;

/**
 * The pages that a link may mean. Chinese text that follows an address without a space looks like a part of it, as
 * addresses hold such characters too.
 */
function addressesOf(link: string): readonly string[] {
  const asciiHead = link.replace(/\P{ASCII}.*$/su, '');
  return [...new Set([link, asciiHead])].flatMap((address) => canonicalUrl(address) ?? []);
}

/** The stored articles that links lead to, in their order, each once; and the links that lead to none. */
async function lookUp({ store }: Pick<Services, 'store'>, links: readonly string[]) {
  const idsByLink = links.map((link) => addressesOf(link).map(articleId));
  const stored = await store.articles.getMany([...new Set(idsByLink.flat())]);
  const byId = new Map(stored.map((found) => [found.article.id, found]));
  const found = idsByLink.map((ids) => ids.find((id) => byId.has(id)));
  const known = [...new Set(found)].flatMap((id) => byId.get(id ?? '') ?? []);
  // Two spellings of one page are one link.
  const unknown = links.filter((_, index) => found[index] === undefined);
  return { known, unknown: [...new Set(unknown.flatMap((link) => canonicalUrl(link) ?? []))] };
}

/**
 * What is stored of the articles that a message links to, said in one answer or several: cards of the first, a list of the
 * rest, and which links lead to nothing stored. No page is fetched because of a message.
 */
export async function summariseLinks(
  person: Person,
  services: Services,
  texts: readonly string[],
  sharing: Sharing,
): Promise<readonly [Message, ...Message[]]> {
  const links = [...new Set(texts.flatMap(findLinks))].slice(0, linksAtMost);
  const { known, unknown } = await lookUp(services, links);
  const card = (found: ArticleWithReading) => articleCard(person, services, found, sharing);
  const cards = await Promise.all(known.slice(0, linksShown).map(card));
  const others = known.slice(linksShown).map(({ article }) => article);
  const [first, ...rest] = cards;
  if (first !== undefined && others.length === 0 && unknown.length === 0) return [first, ...rest];
  const overview = linksMessage({ cards: cards.length, others, unknown }, readerOf(person, services));
  return [overview, ...cards];
}
