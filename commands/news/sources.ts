import { defineCommand } from '../../src/dispatch/command.ts';
import { sourcesMessage } from '../../src/messages/sources-message.ts';
import { readerOf } from '../../src/usecases/person.ts';

export const sources = defineCommand({
  path: ['news', 'sources'],
  options: { private: { type: 'boolean' } },
  visibility: ({ options }) => (options.private ? 'private' : 'public'),
  async run(request, services) {
    const message = sourcesMessage(await services.store.articles.sources(), readerOf(request, services));
    return { kind: 'reply', message };
  },
});
