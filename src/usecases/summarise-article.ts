import type { Message } from '../messages/message.ts';
import { summaryMessage } from '../messages/summary-message.ts';
import { summarise } from '../reading/summarise.ts';
import type { Services } from '../services.ts';
import { findArticle } from './find-article.ts';
import { type Person, readerOf } from './person.ts';

/** The summary of the article that a reader means by an id, a link or words of its title. */
export async function summariseArticle(person: Person, services: Services, asked: string): Promise<Message> {
  const { article, reading } = await findArticle(services, asked);
  return summaryMessage(article, reading, summarise(article), readerOf(person, services));
}
