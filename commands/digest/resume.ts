import { defineCommand } from '../../src/dispatch/command.ts';
import { translator } from '../../src/locale/translate.ts';
import { noticeMessage } from '../../src/messages/notice-message.ts';
import { momentOf } from '../../src/messages/subscription-message.ts';
import { completeSubscription, findSubscription } from '../../src/usecases/find-subscription.ts';
import { resumeSubscription } from '../../src/usecases/set-up-subscription.ts';

export const resume = defineCommand({
  path: ['digest', 'resume'],
  options: { subscription: { type: 'string', required: true, autocomplete: true, maxLength: 100 } },
  visibility: () => 'private',
  async run(request, services) {
    const subscription = await findSubscription(request, services, request.options.subscription);
    const nextRunAt = await resumeSubscription(request, services, subscription);
    const text = translator(request.locale)('resume.done', {
      channel: `<#${subscription.channelId}>`,
      when: momentOf(nextRunAt),
    });
    return { kind: 'reply', message: noticeMessage(text) };
  },
  complete: { subscription: completeSubscription },
});
