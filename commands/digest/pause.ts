import { defineCommand } from '../../src/dispatch/command.ts';
import { translator } from '../../src/locale/translate.ts';
import { noticeMessage } from '../../src/messages/notice-message.ts';
import { completeSubscription, findSubscription } from '../../src/usecases/find-subscription.ts';

export const pause = defineCommand({
  path: ['digest', 'pause'],
  options: { subscription: { type: 'string', required: true, autocomplete: true, maxLength: 100 } },
  visibility: () => 'private',
  async run(request, services) {
    const { id, channelId } = await findSubscription(request, services, request.options.subscription);
    await services.store.subscriptions.pause(id, { key: 'byAdmin', userId: request.userId });
    const text = translator(request.locale)('pause.done', { channel: `<#${channelId}>` });
    return { kind: 'reply', message: noticeMessage(text) };
  },
  complete: { subscription: completeSubscription },
});
