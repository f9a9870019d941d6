import { defineCommand } from '../../src/dispatch/command.ts';
import { translator } from '../../src/locale/translate.ts';
import { subscriptionMessage } from '../../src/messages/subscription-message.ts';
import { completeForumTags } from '../../src/usecases/complete-forum-tags.ts';
import { completeDays, completeTime, completeZone } from '../../src/usecases/complete-schedule-options.ts';
import { completeSubscription, findSubscription } from '../../src/usecases/find-subscription.ts';
import { scheduleNotes } from '../../src/usecases/schedule-notes.ts';
import { editSubscription } from '../../src/usecases/set-up-subscription.ts';
import { subscriptionOptions } from './setup.ts';

export const edit = defineCommand({
  path: ['digest', 'edit'],
  options: {
    subscription: { type: 'string', required: true, autocomplete: true, maxLength: 100 },
    ...subscriptionOptions,
  },
  visibility: () => 'private',
  async run(request, services) {
    const { locale, options } = request;
    const found = await findSubscription(request, services, options.subscription);
    const { subscription, nextRuns, ...edited } = await editSubscription(request, services, found, options);
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
