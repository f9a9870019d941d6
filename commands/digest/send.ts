import { defineCommand } from '../../src/dispatch/command.ts';
import { noticeMessage } from '../../src/messages/notice-message.ts';
import { completeSubscription, findSubscription } from '../../src/usecases/find-subscription.ts';
import { sendNow } from '../../src/usecases/publish-digests.ts';

export const send = defineCommand({
  path: ['digest', 'send'],
  options: { subscription: { type: 'string', required: true, autocomplete: true, maxLength: 100 } },
  visibility: () => 'private',
  async run(request, services) {
    const subscription = await findSubscription(request, services, request.options.subscription);
    return { kind: 'reply', message: noticeMessage(await sendNow(request, services, subscription)) };
  },
  complete: { subscription: completeSubscription },
});
