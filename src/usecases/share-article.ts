import { PermissionFlagsBits } from 'discord-api-types/v10';
import { UserError } from '../errors.ts';
import { translator } from '../locale/translate.ts';
import type { Message } from '../messages/message.ts';
import type { Sharing } from '../messages/summary-message.ts';
import type { Services } from '../services.ts';
import { articleCard, storedArticle } from './open-article.ts';
import type { Person } from './person.ts';

/** Where somebody is, as far as it decides who else may see an answer. */
interface Whereabouts {
  readonly place: 'guild' | 'guildWithoutBot' | 'botDm' | 'privateChannel';
  readonly isThread: boolean;
  /** In the channel; null outside a server. */
  readonly memberPermissions: bigint | null;
}

/** Whether a card that only the asker sees comes with the offer to share it: not where nobody else is. */
export function sharingOf({ place }: Pick<Whereabouts, 'place'>, visibility: 'public' | 'private'): Sharing {
  return { kind: visibility === 'private' && place !== 'botDm' ? 'offered' : 'none' };
}

/** Amur answers for a person only where that person may speak. */
function checkMayShare({ locale, place, isThread, memberPermissions }: Whereabouts & Pick<Person, 'locale'>) {
  if (memberPermissions === null) return;
  const permission = isThread ? 'SendMessagesInThreads' : 'SendMessages';
  const has = (bit: bigint) => (memberPermissions & (bit | PermissionFlagsBits.Administrator)) !== 0n;
  if (!has(PermissionFlagsBits[permission])) {
    const name = translator(locale)(`permission.${permission}`);
    throw new UserError('error.share.mayNotSend', { permission: name });
  }
  // Without it, Discord would show the card to the one who shares it alone.
  if (place === 'guildWithoutBot' && !has(PermissionFlagsBits.UseExternalApps))
    throw new UserError('error.share.noExternalApps');
}

/**
 * Shows everybody in the channel the card that one person sees. Returns that person's card, which now says so, and the one for
 * everybody. `UserError` when the person may not write there, or the article is gone.
 */
export async function shareArticle(
  person: Person & Whereabouts,
  services: Services,
  articleId: string,
): Promise<{ readonly own: Message; readonly shared: Message }> {
  checkMayShare(person);
  const found = await storedArticle(services, articleId);
  return {
    own: await articleCard(person, services, found, { kind: 'done' }),
    shared: await articleCard(person, services, found, { kind: 'shared', userId: person.userId }),
  };
}
