import { defineCommand } from '../../src/dispatch/command.ts';
import { translator } from '../../src/locale/translate.ts';
import { subscriptionMessage } from '../../src/messages/subscription-message.ts';
import { beginEdit } from '../../src/usecases/begin-setup.ts';
import { completeForumTags } from '../../src/usecases/complete-forum-tags.ts';
import { completeDays, completeTime, completeZone } from '../../src/usecases/complete-schedule-options.ts';
import { completeSubscription, findSubscription } from '../../src/usecases/find-subscription.ts';
import { scheduleNotes } from '../../src/usecases/schedule-notes.ts';
import { editSubscription } from '../../src/usecases/set-up-subscription.ts';
import { isBare, subscriptionOptions } from './setup.ts';

export const edit = defineCommand({
  path: ['digest', 'edit'],
  options: {
    subscription: { type: 'string', required: true, autocomplete: true, maxLength: 100 },
    ...subscriptionOptions,
  },
  visibility: () => 'private',
  async run(request, services) {
    const { locale, options } = request;
    const { subscription: id, ...typed } = options;
    const found = await findSubscription(request, services, id);
    if (isBare(typed)) return { kind: 'reply', message: await beginEdit(request, services, found) };
    const { subscription, nextRuns, ...edited } = await editSubscription(request, services, found, typed);
    const notes = scheduleNotes(edited, locale);
    const heading = translator(locale)('edit.done');
    return { kind: 'reply', message: subscriptionMessage(heading, subscription, nextRuns, notes, locale) };
  },
  complete: {
    subscription: completeSubscription,
    time: completeTime,
    days: completeDays,
    zone: completeZone,
    tag: completeForumTags,
  },
});
