import { defineCommand } from '../../src/dispatch/command.ts';
import { translator } from '../../src/locale/translate.ts';
import { digestMessage, moreRoute } from '../../src/messages/digest-message.ts';
import { noticeMessage } from '../../src/messages/notice-message.ts';
import { composeForReader } from '../../src/usecases/compose-digest.ts';
import { listCoverage } from '../../src/usecases/list-coverage.ts';
import { latestRoute } from './latest.ts';

const days = { day: 1, week: 7, month: 31 } as const;
const dayMs = 86_400_000;

export const digest = defineCommand({
  path: ['news', 'digest'],
  options: {
    period: { type: 'string', choices: ['day', 'week', 'month', 'newest'] },
    private: { type: 'boolean' },
  },
  visibility: ({ options }) => (options.private === false ? 'public' : 'private'),
  async run({ options, locale }, services) {
    const nowMs = services.now();
    const period = options.period ?? 'week';
    const composed = await composeForReader(services, {
      ...(period === 'newest' ? {} : { since: new Date(nowMs - days[period] * dayMs).toISOString() }),
      limit: 5,
      timeZone: services.defaults.timeZone,
      nowMs,
    });
    const message =
      composed === null
        ? noticeMessage(translator(locale)('digest.nothingInPeriod'))
        : digestMessage(composed, { locale, marker: null });
    return { kind: 'reply', message };
  },
  components: {
    [moreRoute]: {
      answers: 'reply',
      async run(request, services) {
        const message = await listCoverage(request, services, {
          route: latestRoute,
          topic: null,
          source: null,
          page: 1,
          pageSize: 10,
        });
        return { kind: 'reply', message };
      },
    },
  },
});
