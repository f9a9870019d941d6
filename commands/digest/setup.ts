import { ChannelType } from 'discord-api-types/v10';
import { defineCommand } from '../../src/dispatch/command.ts';
import { translator } from '../../src/locale/translate.ts';
import { subscriptionMessage } from '../../src/messages/subscription-message.ts';
import { completeForumTags } from '../../src/usecases/complete-forum-tags.ts';
import { completeDays, completeTime, completeZone } from '../../src/usecases/complete-schedule-options.ts';
import { previewDigest } from '../../src/usecases/preview-digest.ts';
import { scheduleNotes } from '../../src/usecases/schedule-notes.ts';
import { setUpSubscription } from '../../src/usecases/set-up-subscription.ts';

/** The channels that a digest can be posted to. */
const digestChannelTypes = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
  ChannelType.GuildForum,
];

/** What can be chosen at setup and changed later. */
export const subscriptionOptions = {
  channel: { type: 'channel', channelTypes: digestChannelTypes },
  time: { type: 'string', autocomplete: true, maxLength: 80 },
  days: { type: 'string', autocomplete: true, maxLength: 60 },
  zone: { type: 'string', autocomplete: true, maxLength: 60 },
  language: { type: 'string', choices: ['en', 'zh-CN', 'zh-TW', 'ru'] },
  limit: { type: 'integer', min: 1, max: 5 },
  empty: { type: 'string', choices: ['once', 'silent', 'always'] },
  chart: { type: 'boolean' },
  publish: { type: 'boolean' },
  tag: { type: 'string', autocomplete: true, maxLength: 120 },
} as const;

export const setup = defineCommand({
  path: ['digest', 'setup'],
  options: subscriptionOptions,
  visibility: () => 'private',
  async run(request, services) {
    const { locale, options } = request;
    const t = translator(locale);
    const { subscription, nextRuns, ...found } = await setUpSubscription(request, services, options);
    const notes = [t('setup.language'), ...scheduleNotes(found, locale), t('setup.previewFollows')];
    return {
      kind: 'reply',
      message: subscriptionMessage(t('setup.done'), subscription, nextRuns, notes, locale),
      followUps: [await previewDigest(request, services, subscription)],
    };
  },
  complete: { time: completeTime, days: completeDays, zone: completeZone, tag: completeForumTags },
});
