import { knownFacts } from '../digest/known-facts.ts';
import { UserError } from '../errors.ts';
import type { Message } from '../messages/message.ts';
import { type OpenedArticle, type Sharing, summaryMessage } from '../messages/summary-message.ts';
import { summarise } from '../reading/summarise.ts';
import type { Services } from '../services.ts';
import type { ArticleWithReading } from '../store/article-store.ts';
import { type Person, readerOf } from './person.ts';

/** Everything that a card tells of an article. */
async function openedArticle(
  { store }: Pick<Services, 'store'>,
  { article, reading }: ArticleWithReading,
): Promise<OpenedArticle> {
  const [stories, former] = await Promise.all([
    store.stories.ofArticles([article.id]),
    store.articles.formerHeadlines([article.id]),
  ]);
  return {
    article,
    reading,
    summary: summarise(article),
    facts: knownFacts({ article, reading }),
    story: stories[0] ?? null,
    former: former.get(article.id) ?? null,
  };
}

/** The card of an article: its summary, and the ways on from there. */
export async function articleCard(
  person: Pick<Person, 'locale'>,
  services: Services,
  found: ArticleWithReading,
  sharing: Sharing,
): Promise<Message> {
  return summaryMessage(await openedArticle(services, found), sharing, readerOf(person, services));
}

/** The article that a button or a menu of ours names. `UserError` when it has been deleted since. */
export async function storedArticle(
  { store }: Pick<Services, 'store'>,
  id: string,
): Promise<ArticleWithReading> {
  const found = await store.articles.get(id);
  if (found === null) throw new UserError('error.article.gone', {}, { kind: 'unusable' });
  return found;
}
