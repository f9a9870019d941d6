import type { NewSubscription } from '../../src/delivery/subscription.ts';
import { dailyAt } from './daily-at.ts';

type Settings = Partial<NewSubscription> & Pick<NewSubscription, 'guildId' | 'channelId'>;

/** An ordinary digest: every day at 08:00 UTC in #news, in English; `settings` say what is otherwise. */
export function dailyDigest(settings: Settings): NewSubscription {
  return {
    channelName: 'news',
    postAs: { kind: 'message' },
    createdBy: '1',
    locale: 'en',
    schedule: dailyAt('08:00'),
    limit: 5,
    onEmpty: 'once',
    ...settings,
  };
}
