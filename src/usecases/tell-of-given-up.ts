import { hash } from 'node:crypto';
import { translator } from '../locale/translate.ts';
import { faultText } from '../messages/fault-text.ts';
import { escapeMarkdown } from '../messages/markdown.ts';
import { noticeMessage } from '../messages/notice-message.ts';
import type { Services } from '../services.ts';
import type { FailedPoll } from './poll-round.ts';

/** Discord takes 25 characters. */
const nonceLength = 22;
/** More stand in the log and in `amur sources list`. */
const shownAtMost = 15;

/** Tells the bot's owner, by a direct message, of feeds that are not asked any more. That it cannot be sent is no fault: the log says it too. */
export async function tellOfGivenUp(
  feeds: readonly FailedPoll[],
  ownerId: string | null,
  { discord, defaults }: Pick<Services, 'discord' | 'defaults'>,
): Promise<void> {
  const channelId = ownerId === null ? null : await discord.directMessages(ownerId);
  if (channelId === null) return;
  const t = translator(defaults.locale);
  const lines = feeds
    .slice(0, shownAtMost)
    .map(({ id, url, fault }) => `- ${escapeMarkdown(`${id} ${url}: ${faultText(fault, t)}`)}`);
  const message = noticeMessage([t('feeds.givenUp'), ...lines, `-# ${t('feeds.goOn')}`].join('\n'));
  const nonce = hash('sha256', feeds.map(({ id }) => id).join(' '), 'base64url').slice(0, nonceLength);
  await discord.send(channelId, message, nonce);
}
