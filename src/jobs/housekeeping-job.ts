import type { Log } from '../log.ts';
import type { Services } from '../services.ts';
import type { Job } from './start-jobs.ts';

const dayMs = 86_400_000;
/** In one transaction, so that nobody waits for it. */
const messagesAtOnce = 100;

/**
 * Once an hour: deletes what is kept no longer, the pages of old searches, which servers were greeted, the messages that were
 * posted, and, after 30 days, the data of servers that removed the bot, the digests of channels that are gone, and what persons
 * follow who cannot be written to.
 */
export function housekeepingJob({ store, now }: Pick<Services, 'store' | 'now'>, log: Log): Job {
  return {
    name: 'housekeeping',
    cron: '17 * * * *',
    async run() {
      await store.dialogues.deleteOlderThan(now() - 7 * dayMs);
      await store.welcomes.deleteOlderThan(now() - 30 * dayMs);
      while ((await store.deliveries.forgetMessages(now() - 30 * dayMs, messagesAtOnce)) === messagesAtOnce);
      for (const guildId of await store.subscriptions.deleteLeftGuilds(now()))
        log.info({ guildId }, 'data of a server deleted, 30 days after it removed the bot');
      for (const subscriptionId of await store.subscriptions.deleteGone(now() - 30 * dayMs))
        log.info(
          { subscriptionId },
          'subscription deleted, 30 days after nothing could be posted to it any more',
        );
    },
  };
}
