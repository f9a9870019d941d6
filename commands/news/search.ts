import { defineCommand } from '../../src/dispatch/command.ts';
import { completeSource } from '../../src/usecases/complete-article-options.ts';
import { parsePeriod } from '../../src/usecases/parse-period.ts';
import { searchCoverage, searchPage } from '../../src/usecases/search-coverage.ts';

const route = 'news.search';

export const search = defineCommand({
  path: ['news', 'search'],
  options: {
    query: { type: 'string', required: true, maxLength: 200 },
    since: { type: 'string', maxLength: 40 },
    until: { type: 'string', maxLength: 40 },
    source: { type: 'string', autocomplete: true, maxLength: 60 },
    sort: { type: 'string', choices: ['relevance', 'newest'] },
    private: { type: 'boolean' },
  },
  visibility: ({ options }) => (options.private ? 'private' : 'public'),
  async run(request, services) {
    const { query, since, until, source, sort } = request.options;
    const message = await searchCoverage(request, services, route, {
      text: query,
      ...parsePeriod(since, until, services.defaults.timeZone),
      ...(source === null ? {} : { source }),
      sort: sort ?? 'relevance',
    });
    return { kind: 'reply', message };
  },
  complete: { source: completeSource },
  components: {
    [route]: {
      answers: 'update',
      async run(request, services) {
        const [key = '', page] = request.args;
        return { kind: 'update', message: await searchPage(request, services, route, key, Number(page)) };
      },
    },
  },
});
