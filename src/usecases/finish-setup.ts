import { UserError } from '../errors.ts';
import { translator } from '../locale/translate.ts';
import type { Message } from '../messages/message.ts';
import { noticeMessage } from '../messages/notice-message.ts';
import { subscriptionMessage } from '../messages/subscription-message.ts';
import type { Services } from '../services.ts';
import { beginEdit } from './begin-setup.ts';
import { findSubscription } from './find-subscription.ts';
import { previewDigest } from './preview-digest.ts';
import { scheduleNotes } from './schedule-notes.ts';
import { editSubscription, setUpSubscription } from './set-up-subscription.ts';
import { type Admin, loadSetup, readSetup, type SetupState } from './setup-dialogue.ts';
import { draftOf, showSetup } from './show-setup.ts';

/**
 * Sets up or changes the digest, and ends the dialogue, so that a second click does nothing. When somebody gave the channel
 * another digest than the `known` ones meanwhile, the dialogue goes on and says so.
 */
export async function finishSetup(
  person: Admin,
  services: Services,
  key: string,
  known: number,
): Promise<Message> {
  try {
    const message = await services.store.dialogues.finish(key, (dialogue) =>
      store(person, services, readSetup(person, dialogue), known),
    );
    if (message === null) throw new UserError('error.setup.over');
    return message;
  } catch (error) {
    if (!(error instanceof UserError) || error.key !== 'error.subscription.meanwhile') throw error;
    return showSetup(person, services, key, await loadSetup(person, services, key));
  }
}

async function store(
  person: Admin,
  services: Services,
  { subscriptionId, typed }: SetupState,
  known: number,
): Promise<Message> {
  const { locale } = person;
  const t = translator(locale);
  const isNew = subscriptionId === null;
  const { subscription, nextRuns, ...found } = isNew
    ? await setUpSubscription(person, services, typed, known)
    : await editSubscription(
        person,
        services,
        await findSubscription(person, services, subscriptionId),
        typed,
      );
  const notes = [...(isNew ? [t('setup.language')] : []), ...scheduleNotes(found, locale), t('setup.goOn')];
  return subscriptionMessage(t(isNew ? 'setup.done' : 'edit.done'), subscription, nextRuns, notes, locale);
}

/** Ends the dialogue; nothing is set up or changed. */
export async function cancelSetup(person: Admin, services: Services, key: string): Promise<Message> {
  const isNew = await services.store.dialogues.finish(
    key,
    async (dialogue) => readSetup(person, dialogue).subscriptionId === null,
  );
  if (isNew === null) throw new UserError('error.setup.over');
  return noticeMessage(translator(person.locale)(isNew ? 'setup.cancelled' : 'confirm.kept'));
}

/** Goes on with a digest that there is, in place of a new one. */
export async function editInstead(
  person: Admin,
  services: Services,
  key: string,
  subscriptionId: string,
): Promise<Message> {
  const other = await findSubscription(person, services, subscriptionId);
  await cancelSetup(person, services, key);
  return beginEdit(person, services, other);
}

/** What the digest would post now. Moves nothing. */
export async function previewSetup(person: Admin, services: Services, key: string): Promise<Message> {
  const { before, settings } = await draftOf(person, services, await loadSetup(person, services, key));
  return previewDigest(person, services, { id: '', cursorSeq: null, ...before, ...settings });
}
