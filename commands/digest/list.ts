import { defineCommand } from '../../src/dispatch/command.ts';
import { translator } from '../../src/locale/translate.ts';
import { noticeMessage } from '../../src/messages/notice-message.ts';
import { subscriptionsMessages } from '../../src/messages/subscription-message.ts';
import { guildOf } from '../../src/usecases/find-subscription.ts';

export const list = defineCommand({
  path: ['digest', 'list'],
  options: {},
  visibility: () => 'private',
  async run(request, { store }) {
    const { locale } = request;
    const subscriptions = await store.subscriptions.listOfGuild(guildOf(request));
    if (subscriptions.length === 0)
      return { kind: 'reply', message: noticeMessage(translator(locale)('subscription.none')) };
    const listed = await Promise.all(
      subscriptions.map(async (subscription) => {
        const [last = null] = await store.deliveries.history(subscription.id, 1);
        return { subscription, last };
      }),
    );
    const [message, ...followUps] = subscriptionsMessages(listed, locale);
    return { kind: 'reply', message, followUps };
  },
});
