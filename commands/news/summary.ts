import { defineCommand } from '../../src/dispatch/command.ts';
import { summaryRoute } from '../../src/messages/digest-event.ts';
import { openRoute } from '../../src/messages/list-message.ts';
import { completeArticle } from '../../src/usecases/complete-article-options.ts';
import { summariseArticle } from '../../src/usecases/summarise-article.ts';

export const summary = defineCommand({
  path: ['news', 'summary'],
  options: {
    article: { type: 'string', required: true, autocomplete: true, maxLength: 2000 },
    private: { type: 'boolean' },
  },
  visibility: ({ options }) => (options.private ? 'private' : 'public'),
  async run(request, services) {
    return { kind: 'reply', message: await summariseArticle(request, services, request.options.article) };
  },
  complete: { article: completeArticle },
  components: {
    [summaryRoute]: {
      answers: 'reply',
      async run(request, services) {
        const [id = ''] = request.args;
        return { kind: 'reply', message: await summariseArticle(request, services, id) };
      },
    },
    [openRoute]: {
      answers: 'reply',
      async run(request, services) {
        const [id = ''] = request.values;
        return { kind: 'reply', message: await summariseArticle(request, services, id) };
      },
    },
  },
});
