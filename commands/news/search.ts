import { exportFormats } from '../../src/citations/row-writer.ts';
import { defineCommand } from '../../src/dispatch/command.ts';
import { completeSource } from '../../src/usecases/complete-article-options.ts';
import { exportSearch } from '../../src/usecases/export-search.ts';
import { findSource } from '../../src/usecases/find-source.ts';
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
    export: { type: 'string', choices: exportFormats },
    private: { type: 'boolean' },
  },
  // A file is for the one who asked for it, unless they say otherwise.
  visibility: ({ options }) => ((options.private ?? options.export !== null) ? 'private' : 'public'),
  async run(request, services) {
    const { query, since, until, sort, export: format } = request.options;
    const source = await findSource(request, services, request.options.source);
    const state = {
      text: query,
      ...parsePeriod(since, until, services.defaults.timeZone),
      ...(source === null ? {} : { source }),
      sort: sort ?? 'relevance',
    } as const;
    const message =
      format === null
        ? await searchCoverage(request, services, route, state)
        : await exportSearch(request, services, route, state, format);
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
