import { toCitableRow } from '../citations/citable-row.ts';
import { citationMessage } from '../messages/citation-message.ts';
import type { Message } from '../messages/message.ts';
import type { Services } from '../services.ts';
import { storedArticle } from './open-article.ts';
import { type Person, readerOf } from './person.ts';

/** The citation of an article in the form of the reader's language. `UserError` when it has been deleted since. */
export async function citeArticle(person: Person, services: Services, id: string): Promise<Message> {
  const found = await storedArticle(services, id);
  return citationMessage(toCitableRow(found, person.locale), readerOf(person, services));
}
