import { isQuietTime } from '../src/delivery/quiet-hours.ts';
import { defineCommand } from '../src/dispatch/command.ts';
import { followedMessage } from '../src/messages/followed-message.ts';
import { completeZone } from '../src/usecases/complete-schedule-options.ts';
import { follow as followQuery } from '../src/usecases/follow.ts';
import { completeQuietHours } from '../src/usecases/list-follows.ts';

export const follow = defineCommand({
  path: ['follow'],
  options: {
    query: { type: 'string', required: true, maxLength: 200 },
    hour: { type: 'integer', min: 0, max: 23 },
    zone: { type: 'string', autocomplete: true, maxLength: 60 },
    language: { type: 'string', choices: ['en', 'zh-CN', 'zh-TW', 'ru'] },
    quiet: { type: 'string', autocomplete: true, maxLength: 40 },
  },
  visibility: () => 'private',
  async run(request, services) {
    const { options, locale } = request;
    const followed = await followQuery(request, services, options);
    const { quiet, schedule } = followed.subscription;
    const comesInQuiet = quiet !== null && schedule.timesOfDay.some(({ time }) => isQuietTime(quiet, time));
    const message = followedMessage({ ...followed, query: options.query, comesInQuiet }, locale);
    return { kind: 'reply', message };
  },
  complete: { zone: completeZone, quiet: completeQuietHours },
});
