import { defineCommand } from '../../src/dispatch/command.ts';
import { showTrends, trendsOfPeriod } from '../../src/usecases/show-trends.ts';
import { trendPeriods } from '../../src/usecases/trend-spans.ts';

const route = 'news.trends';

export const trends = defineCommand({
  path: ['news', 'trends'],
  options: {
    query: { type: 'string', maxLength: 200 },
    period: { type: 'string', choices: trendPeriods },
    private: { type: 'boolean' },
  },
  visibility: ({ options }) => (options.private ? 'private' : 'public'),
  async run(request, services) {
    const { query, period } = request.options;
    return { kind: 'reply', message: await showTrends(request, services, route, { query, period }) };
  },
  components: {
    [route]: {
      answers: 'update',
      async run(request, services) {
        const [period, key = ''] = request.args;
        return { kind: 'update', message: await trendsOfPeriod(request, services, route, period, key) };
      },
    },
  },
});
