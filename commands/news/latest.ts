import { defineCommand } from '../../src/dispatch/command.ts';
import { topics } from '../../src/reading/reading.ts';
import { completeSource } from '../../src/usecases/complete-article-options.ts';
import { findSource } from '../../src/usecases/find-source.ts';
import { listCoverage } from '../../src/usecases/list-coverage.ts';

/** Also of the list that a digest's button opens. */
export const latestRoute = 'news.latest';

export const latest = defineCommand({
  path: ['news', 'latest'],
  options: {
    topic: { type: 'string', choices: topics },
    source: { type: 'string', autocomplete: true, maxLength: 60 },
    limit: { type: 'integer', min: 1, max: 15 },
    private: { type: 'boolean' },
  },
  visibility: ({ options }) => (options.private ? 'private' : 'public'),
  async run(request, services) {
    const { topic, limit } = request.options;
    const source = await findSource(request, services, request.options.source);
    const message = await listCoverage(request, services, {
      route: latestRoute,
      topic,
      source,
      page: 1,
      pageSize: limit ?? 10,
    });
    return { kind: 'reply', message };
  },
  complete: { source: completeSource },
  components: {
    [latestRoute]: {
      answers: 'update',
      async run(request, services) {
        const [page, pageSize, topic = '', source = ''] = request.args;
        const message = await listCoverage(request, services, {
          route: latestRoute,
          topic: topics.find((known) => known === topic) ?? null,
          source: source === '' ? null : source,
          page: Number(page),
          pageSize: Number(pageSize),
        });
        return { kind: 'update', message };
      },
    },
  },
});
