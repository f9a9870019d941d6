import { defineCommand } from '../../src/dispatch/command.ts';
import { parsePeriod } from '../../src/usecases/parse-period.ts';
import { showTimeline, timelinePage } from '../../src/usecases/show-timeline.ts';

const route = 'news.timeline';

export const timeline = defineCommand({
  path: ['news', 'timeline'],
  options: {
    query: { type: 'string', required: true, maxLength: 200 },
    since: { type: 'string', maxLength: 40 },
    until: { type: 'string', maxLength: 40 },
    private: { type: 'boolean' },
  },
  visibility: ({ options }) => (options.private ? 'private' : 'public'),
  async run(request, services) {
    const { query, since, until } = request.options;
    const period = parsePeriod(since, until, services.defaults.timeZone);
    const state = { text: query, ...period, sort: 'relevance' } as const;
    return { kind: 'reply', message: await showTimeline(request, services, route, state) };
  },
  components: {
    [route]: {
      answers: 'update',
      async run(request, services) {
        const [key = '', page] = request.args;
        return { kind: 'update', message: await timelinePage(request, services, route, key, Number(page)) };
      },
    },
  },
});
