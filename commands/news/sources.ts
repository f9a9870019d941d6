import { defineCommand } from '../../src/dispatch/command.ts';
import { listSources } from '../../src/usecases/list-sources.ts';

const route = 'news.sources';

export const sources = defineCommand({
  path: ['news', 'sources'],
  options: { private: { type: 'boolean' } },
  visibility: ({ options }) => (options.private ? 'private' : 'public'),
  async run(request, services) {
    return { kind: 'reply', message: await listSources(request, services, { route, page: 1 }) };
  },
  components: {
    [route]: {
      answers: 'update',
      async run(request, services) {
        const page = Number(request.args[0]);
        return { kind: 'update', message: await listSources(request, services, { route, page }) };
      },
    },
  },
});
