import type { GuildSubscription } from '../delivery/subscription.ts';
import { translator } from '../locale/translate.ts';
import { joinSentences } from '../messages/chart-text.ts';
import { customId } from '../messages/custom-id.ts';
import { historyMessage } from '../messages/history-message.ts';
import type { Message } from '../messages/message.ts';
import { noticeMessage } from '../messages/notice-message.ts';
import { momentOf, pauseLine } from '../messages/subscription-message.ts';
import type { Services } from '../services.ts';
import type { Person } from './person.ts';
import { runWithPublication } from './run-with-publication.ts';

const pageSize = 10;

/** What became of a subscription's runs, newest first. `route`: of the paging buttons; their arguments are the subscription and the page. */
export async function showHistory(
  { locale }: Pick<Person, 'locale'>,
  services: Pick<Services, 'store'>,
  { id, guildId, channelId, nextRunAt, pause }: GuildSubscription,
  { route, page }: { readonly route: string; readonly page: number },
): Promise<Message> {
  const offset = (page - 1) * pageSize;
  // One more than is shown tells whether there is another page.
  const rows = await services.store.deliveries.history(id, pageSize + 1, offset);
  if (rows.length === 0) {
    const t = translator(locale);
    const none = t('history.none', { channel: `<#${channelId}>` });
    const next = nextRunAt === null ? '' : t('history.noneNext', { when: momentOf(nextRunAt) });
    const paused = pause === null ? '' : `\n-# ${pauseLine(pause, locale)}`;
    return noticeMessage(`${joinSentences([none, next], { locale })}${paused}`);
  }
  const to = (target: number) => customId(route, id, String(target));
  return historyMessage(
    {
      channelId,
      runs: await Promise.all(rows.slice(0, pageSize).map((row) => runWithPublication(row, services))),
      newer: page > 1 ? to(page - 1) : null,
      older: rows.length > pageSize ? to(page + 1) : null,
    },
    { guildId, locale },
  );
}
