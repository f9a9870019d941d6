import { defineCommand } from '../../src/dispatch/command.ts';
import { translator } from '../../src/locale/translate.ts';
import { noticeMessage } from '../../src/messages/notice-message.ts';
import { confirmation, confirmed } from '../../src/usecases/confirm.ts';
import { completeSubscription, findSubscription } from '../../src/usecases/find-subscription.ts';

const route = 'digest.remove';

export const remove = defineCommand({
  path: ['digest', 'remove'],
  options: { subscription: { type: 'string', required: true, autocomplete: true, maxLength: 100 } },
  visibility: () => 'private',
  async run(request, services) {
    const t = translator(request.locale);
    const { id, channelId } = await findSubscription(request, services, request.options.subscription);
    const question = t('remove.question', { channel: `<#${channelId}>` });
    return { kind: 'reply', message: confirmation(request, question, t('remove.yes'), route, id) };
  },
  complete: { subscription: completeSubscription },
  components: {
    [route]: {
      answers: 'update',
      async run(request, services) {
        const t = translator(request.locale);
        const { yes, args } = confirmed(request);
        if (!yes) return { kind: 'update', message: noticeMessage(t('confirm.kept')) };
        const { id, channelId } = await findSubscription(request, services, args[0] ?? '');
        await services.store.subscriptions.remove(id);
        return { kind: 'update', message: noticeMessage(t('remove.done', { channel: `<#${channelId}>` })) };
      },
    },
  },
});
