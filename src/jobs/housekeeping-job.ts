import type { Log } from '../log.ts';
import type { Services } from '../services.ts';
import type { Job } from './start-jobs.ts';

const weekMs = 7 * 86_400_000;

/** Once an hour: deletes what is kept no longer, the pages of old searches and the data of servers that removed the bot 30 days ago. */
export function housekeepingJob({ store, now }: Pick<Services, 'store' | 'now'>, log: Log): Job {
  return {
    name: 'housekeeping',
    cron: '17 * * * *',
    async run() {
      await store.dialogues.deleteOlderThan(now() - weekMs);
      for (const guildId of await store.subscriptions.deleteLeftGuilds(now()))
        log.info({ guildId }, 'data of a server deleted, 30 days after it removed the bot');
    },
  };
}
